/** What a form held that was refused, or done in part: its page shows it again, so that nothing typed or marked is lost. */
export interface KeptForm {
  /** Id of the form. */
  id: string;
  values: Readonly<Record<string, readonly string[]>>;
}

/** @param body of the form, as it was sent @param names its fields and the check boxes of marked rows */
export function keptForm(id: string, body: unknown, names: readonly string[]): KeptForm {
  const sent = (body ?? {}) as Readonly<Record<string, unknown>>;
  const values = names.map((name) => {
    const given = sent[name];
    const all: unknown[] = Array.isArray(given) ? given : [given];
    return [name, all.filter((each): each is string => typeof each === 'string')] as const;
  });
  return { id, values: Object.fromEntries(values.filter(([, texts]) => texts.length > 0)) };
}

/** Rows that stay marked. */
export function keptMarks(
  id: string,
  name: string,
  values: readonly (string | number)[],
): KeptForm {
  return { id, values: { [name]: values.map(String) } };
}
