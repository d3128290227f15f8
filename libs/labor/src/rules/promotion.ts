const MINUTE = 60_000;

/**
 * Whether a free place may still be filled from the line. From `cutoffMinutes` before the call on, that minute included,
 * nobody is confirmed unasked: the managers are told of the free place instead.
 */
export function mayPromoteAt(now: Date, startsAt: Date, cutoffMinutes: number): boolean {
  return now.getTime() < startsAt.getTime() - cutoffMinutes * MINUTE;
}

export interface WaitlistEntry {
  id: number;
  /** When they said yes; who never did comes last. */
  respondedAt: Date | null;
  reserved: boolean;
}

/** Of the available requests of a requirement, the unreserved one that answered first; by id where two answered at once. */
export function nextOnWaitlist(candidates: readonly WaitlistEntry[]): number | null {
  const line = candidates
    .filter((candidate) => !candidate.reserved)
    .sort((a, b) => answeredAt(a) - answeredAt(b) || a.id - b.id);
  return line[0]?.id ?? null;
}

function answeredAt(candidate: WaitlistEntry): number {
  return candidate.respondedAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
