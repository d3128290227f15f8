import type { ComponentChildren, JSX } from 'preact';

interface LaterProps {
  /** Of the part, here and at the address. */
  id: string;
  /** The address of a page that shows the part among others; read once for all places that name it. */
  from: string;
  /** Without scripts: a link to that page in a `noscript`, or nothing. */
  children?: ComponentChildren;
}

/** The place of a part that is read after its page, since making it takes longer than the page itself. */
export function Later({ id, from, children }: LaterProps): JSX.Element {
  return (
    <span id={id} data-later={from}>
      {children}
    </span>
  );
}
