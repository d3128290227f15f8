const EXEMPT = 48 * 3_600_000;

/** Calls that begin within 48 hours, or have begun, are never restricted, so that no show is affected. */
export function isExempt(startsAt: Date, now: Date): boolean {
  return startsAt.getTime() - now.getTime() <= EXEMPT;
}

/** Whether a company may create an event that begins then. */
export function mayCreateEvent(restrictedSince: Date | null, startsAt: Date, now: Date): boolean {
  return !isRestricted(restrictedSince, now) || isExempt(startsAt, now);
}

/**
 * Splits a sending: `allowed` is sent, `restricted` is counted as a reason. When everything is restricted, the sending
 * is refused.
 *
 * @param callOf start of the call of an item
 */
export function splitByRestriction<T>(
  restrictedSince: Date | null,
  items: readonly T[],
  callOf: (item: T) => Date,
  now: Date,
): { allowed: T[]; restricted: T[] } {
  const mayGo = (item: T) => !isRestricted(restrictedSince, now) || isExempt(callOf(item), now);
  return {
    allowed: items.filter(mayGo),
    restricted: items.filter((item) => !mayGo(item)),
  };
}

/** An instant to come does not restrict yet. */
export function isRestricted(restrictedSince: Date | null, now: Date): boolean {
  return restrictedSince !== null && restrictedSince <= now;
}
