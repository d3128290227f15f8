const MINUTE = 60_000;

/** Minutes after a call at which its missing workers are reported. */
const MISSING_AFTER_MINUTES = 10;

/** The instant from which confirmed workers without hours are missing. */
export function missingCrewFrom(callStartsAt: Date): Date {
  return new Date(callStartsAt.getTime() + MISSING_AFTER_MINUTES * MINUTE);
}
