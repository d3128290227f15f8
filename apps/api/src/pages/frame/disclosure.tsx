import type { ComponentChildren, JSX } from 'preact';

interface DisclosureProps {
  /** Stable. */
  id: string;
  /** What is always seen, and opens the rest. */
  summary: ComponentChildren;
  children: ComponentChildren;
  open?: boolean;
}

/** A line that opens to what is behind it, without scripts. */
export function Disclosure({ id, summary, children, open }: DisclosureProps): JSX.Element {
  return (
    <details id={id} class="disclosure" open={open}>
      <summary class="disclosure-line">{summary}</summary>
      <div class="disclosure-body">{children}</div>
    </details>
  );
}
