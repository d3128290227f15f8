/** What is told to whom: every manager of a company. */
export function companyRoom(companyId: number): string {
  return `company ${companyId}`;
}

/** Everybody who looks at one requirement. */
export function requirementRoom(requirementId: number): string {
  return `requirement ${requirementId}`;
}
