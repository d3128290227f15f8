import type { JSX } from 'preact';

/** A form that is open in its place on the page of an event, at an address of its own. */
export interface Panel {
  /** Where: `'event'`, `'new-call'`, `call-<slug>`, `labor-<slug>`, `new-labor-<slug of the call>`. */
  at: string;
  element: JSX.Element;
}
