import type { ComponentChildren, JSX } from 'preact';

interface LaterProps {
  /** Of the part, here and at the address. */
  id: string;
  /** A page that shows the part among others; read once for all places that name it. Absent: that of `LaterFrom`. */
  from?: string;
  /** Without scripts: a link to that page in a `noscript`, or nothing. */
  children?: ComponentChildren;
}

/** The place of a part that is read after its page, since making it takes longer than the page itself. */
export function Later({ id, from, children }: LaterProps): JSX.Element {
  return (
    <span id={id} data-later={from ?? ''}>
      {children}
    </span>
  );
}

/** Where all places of a list are filled from: their rows do not say it again. */
export function LaterFrom({
  from,
  children,
}: {
  from: string;
  children: ComponentChildren;
}): JSX.Element {
  return <div data-later-from={from}>{children}</div>;
}
