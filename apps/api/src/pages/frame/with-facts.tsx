import type { ComponentChildren, JSX } from 'preact';

interface WithFactsProps {
  /** Cards of short facts. */
  facts: ComponentChildren;
  children: ComponentChildren;
  id?: string;
}

/** A thing, and what is known of it beside it; on a phone below its first part, which says what it is about. */
export function WithFacts({ facts, children, id }: WithFactsProps): JSX.Element {
  return (
    <div class="with-facts" id={id}>
      <div class="stack with-facts-body">{children}</div>
      <div class="stack with-facts-side">{facts}</div>
    </div>
  );
}
