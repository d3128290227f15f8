/** What was typed into a form, by field, to be shown again. */
export type Typed = Readonly<Record<string, string | undefined>>;

/** The fields of a form that are texts; all else is left out. */
export function typedTexts(body: unknown): Readonly<Record<string, string>> {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(
    fields.filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}
