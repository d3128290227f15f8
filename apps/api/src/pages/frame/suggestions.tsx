import type { JSX } from 'preact';

/** What a field offers while one types; its `list` names the id. */
export function Suggestions({
  id,
  values,
}: {
  id: string;
  values: readonly string[];
}): JSX.Element {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}
