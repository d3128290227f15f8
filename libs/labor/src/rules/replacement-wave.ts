const MINUTE = 60_000;

/** Offers of one replacement that may be unanswered and young at a time. */
const ASKED_AT_A_TIME = 3;
/** Minutes for which an unanswered offer keeps others from being asked. */
const PATIENCE_MINUTES = 5;
/** Most people who are asked to replace one worker. */
const MOST_ASKED = 15;
/** Minutes after which nobody further is asked. */
const LOOKING_MINUTES = 60;

/** How the search for one replacement stands. */
export interface ReplacementProgress {
  /** Everybody who was asked, whatever they said. */
  asked: number;
  /** Of these, who has not answered and was asked less than five minutes ago. */
  fresh: number;
  startedAt: Date;
}

/** How many further people to ask now; none any more once an hour has passed. */
export function howManyToAsk({ asked, fresh, startedAt }: ReplacementProgress, now: Date): number {
  if (isTooLate(now, startedAt)) return 0;
  return Math.max(0, Math.min(ASKED_AT_A_TIME - fresh, MOST_ASKED - asked));
}

/** Since when an unanswered offer counts as fresh. */
export function freshSince(now: Date): Date {
  return new Date(now.getTime() - PATIENCE_MINUTES * MINUTE);
}

/** When to ask further people if nobody answers; null: not again. */
export function nextLook(now: Date, startedAt: Date): Date | null {
  const next = new Date(now.getTime() + PATIENCE_MINUTES * MINUTE);
  return isTooLate(next, startedAt) ? null : next;
}

function isTooLate(at: Date, startedAt: Date): boolean {
  return at.getTime() - startedAt.getTime() > LOOKING_MINUTES * MINUTE;
}
