/** What was typed into a form, by field, to be shown again; anything but text is left out. */
export type Typed = Readonly<Record<string, string | undefined>>;

export function typedIn(body: unknown): Typed {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(
    fields.filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}
