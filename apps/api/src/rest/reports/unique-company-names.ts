import type { UsageCompany } from '#libs/messaging';

/** Members of a row that are no company. */
const RESERVED_KEYS = new Set(['month', 'date', 'count']);

/**
 * Names each company as a key of a row: by its name, or where another company or a member of the row has that, by the
 * short name, else by the slug.
 */
export function uniqueCompanyNames(companies: readonly UsageCompany[]): Map<number, string> {
  const isClear = (key: string, among: readonly string[]): boolean =>
    key.trim() !== '' &&
    !RESERVED_KEYS.has(key.toLowerCase()) &&
    among.filter((other) => other === key).length === 1;
  const names = companies.map(({ name }) => name);
  const longer = companies.map(({ name, name_short: short }) => `${name} (${short ?? ''})`);
  const keys = companies.map(({ id, name, name_short: short, slug }, at): [number, string] => {
    if (isClear(name, names)) return [id, name];
    return [
      id,
      short?.trim() && isClear(longer[at]!, [...names, ...longer])
        ? longer[at]!
        : `${name} (${slug})`,
    ];
  });
  return new Map(keys);
}
