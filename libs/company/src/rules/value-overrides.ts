/**
 * Forms post their pre-filled values, so a posted number may not be a choice. Values that were not
 * chosen stay null and inherit by `resolveWorkRules`. All values in the same unit.
 */

/**
 * What to store in a new row.
 *
 * @param given          from the body; null: blank or left out
 * @param inherited      the value without one in this row
 * @param companyDefault what forms without the chain are pre-filled with
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
 * @param given  from the body; undefined: unchanged, null: blank, inherit again
 * @param stored the row's own value
 * @param resolved  the resolved value that GET showed; the same value back means that the field was
 * not edited
 */
export function overrideOnEdit(
  given: number | null | undefined,
  stored: number | null,
  resolved: number,
): number | null {
  return given === undefined || given === resolved ? stored : given;
}
