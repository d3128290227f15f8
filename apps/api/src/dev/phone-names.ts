import type { Work } from '#libs/platform';

/** Names of the workers behind numbers; of several companies' the newest. */
export async function phoneNames(
  work: Work,
  phoneNumbers: readonly string[],
): Promise<Map<string, string>> {
  const rows = await work.rows<{ phone_number: string; name: string }>(
    `select distinct on (phone_number) phone_number, name from workers where phone_number = any($1::text[]) order by phone_number, id desc`,
    [[...phoneNumbers]],
  );
  return new Map(rows.map((row) => [row.phone_number, row.name]));
}
