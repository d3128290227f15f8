const MINUTE = 60_000;

/**
 * Whether an open position may still be filled from the waiting list. From `cutoffMinutes` before
 * the call on (inclusive) it may not; the managers are told instead.
 */
export function mayPromoteAt(now: Date, startsAt: Date, cutoffMinutes: number): boolean {
  return now.getTime() < startsAt.getTime() - cutoffMinutes * MINUTE;
}

export interface WaitlistEntry {
  id: number;
  /** When the worker said yes; null sorts last. */
  respondedAt: Date | null;
  reserved: boolean;
}

/** Of the available, unreserved requests the one that answered first; ties by id. */
export function nextOnWaitlist(candidates: readonly WaitlistEntry[]): number | null {
  const line = candidates
    .filter((candidate) => !candidate.reserved)
    .sort((a, b) => answeredAt(a) - answeredAt(b) || a.id - b.id);
  return line[0]?.id ?? null;
}

function answeredAt(candidate: WaitlistEntry): number {
  return candidate.respondedAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
