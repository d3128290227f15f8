/**
 * Forms post what they were pre-filled with, so a number in a body is not yet somebody's choice. What is not chosen
 * stays null in its column and keeps following the chain of `resolveWorkRules`. All values in the same unit.
 */

/**
 * What to store in a new row.
 *
 * @param given          from the body; null where it is blank or left out
 * @param inherited      what the chain gives when this row sets nothing
 * @param companyDefault what forms are pre-filled with where they do not know the chain
 */
export function overrideOnCreate(
  given: number | null,
  inherited: number,
  companyDefault: number,
): number | null {
  return given === inherited || given === companyDefault ? null : given;
}

/**
 * What to store in an edited row.
 *
 * @param given  from the body; undefined where it is left out (unchanged), null where it is blank (no longer set)
 * @param stored the row's own value so far
 * @param shown  the resolved value GET showed before; getting it back means that nobody touched the field
 */
export function overrideOnEdit(
  given: number | null | undefined,
  stored: number | null,
  shown: number,
): number | null {
  return given === undefined || given === shown ? stored : given;
}
