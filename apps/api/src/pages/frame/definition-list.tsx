import type { ComponentChildren, JSX } from 'preact';

export interface Definition {
  term: string;
  value: ComponentChildren;
  id?: string;
}

/** Facts about one thing: what, and its value. */
export function DefinitionList({ items }: { items: readonly Definition[] }): JSX.Element {
  return (
    <dl class="definitions">
      {items.map(({ term, value, id }) => (
        <div key={term} class="definition">
          <dt>{term}</dt>
          <dd id={id}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
