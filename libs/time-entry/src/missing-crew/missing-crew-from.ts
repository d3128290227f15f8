const MINUTE = 60_000;

/** Whoever is confirmed and has not clocked in so many minutes after the call is looked for. */
const MISSING_AFTER_MINUTES = 10;

/** From this instant on, who is confirmed and has no hours is missing. */
export function missingCrewFrom(callStartsAt: Date): Date {
  return new Date(callStartsAt.getTime() + MISSING_AFTER_MINUTES * MINUTE);
}
