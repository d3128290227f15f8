import { h, type ComponentChildren, type JSX } from 'preact';

/** A part of an answer, for the element of that id: what has changed, and nothing else (htmx 4 partials). */
export function Partial({
  target,
  children,
}: {
  target: string;
  children: ComponentChildren;
}): JSX.Element {
  return h('hx-partial', { 'hx-target': `#${target}`, 'hx-swap': 'outerMorph' }, children);
}
