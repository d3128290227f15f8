/**
 * Whether a worker was confirmed at or after the start of the call: they are paid from their arrival, and may clock in
 * until the call is over.
 *
 * @param confirmedAt null: never, or before the instant was stored
 */
export function isConfirmedAfterStart(confirmedAt: Date | null, startsAt: Date): boolean {
  return confirmedAt !== null && confirmedAt >= startsAt;
}
