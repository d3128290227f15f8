import type { ComponentChildren, JSX } from 'preact';

/** Typed as the element that it stands for; htmx reads the name. */
const Part = 'hx-partial' as 'template';

/** A part of an answer, for the element of that id: what has changed, and nothing else (htmx 4 partials). */
export function Partial({
  target,
  children,
}: {
  target: string;
  children: ComponentChildren;
}): JSX.Element {
  return <Part {...{ 'hx-target': `#${target}`, 'hx-swap': 'outerMorph' }}>{children}</Part>;
}
