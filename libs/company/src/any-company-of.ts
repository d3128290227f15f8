/**
 * The right side of `company_id = …`: the companies of a parameter (a list of ids), or all for null. Unlike `… is null or …`,
 * it lets a statement that is planned once look for their rows by index.
 */
export function anyCompanyOf(parameter: number): string {
  return `any(coalesce($${parameter}::bigint[], array(select id from companies)))`;
}
