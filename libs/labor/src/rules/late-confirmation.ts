/**
 * Whether somebody was confirmed when their call had begun already, its first moment included: they are paid from when they
 * come, and may clock in until the call is over.
 *
 * @param confirmedAt null: never, or so long ago that nobody noted it
 */
export function isConfirmedLate(confirmedAt: Date | null, startsAt: Date): boolean {
  return confirmedAt !== null && confirmedAt >= startsAt;
}
