const SECOND = 1000;
/** Seconds before the second try, the third, and so on; the last one again and again. */
const PAUSES = [5, 15, 45, 120, 300, 600, 1200, 1800];

/**
 * A try that has not come back after this long, in milliseconds, was cut off. It is longer than we wait for an answer, and
 * gives the provider time to list what it took, and to report it.
 */
export const CUT_OFF_AFTER_MS = 60 * SECOND;

/**
 * How long to wait before the next try, in milliseconds.
 *
 * @param tries made until now, at least 1
 * @param retryAfter seconds the provider asked for
 * @param unsure whether it may have taken the message: then it gets the time to tell
 */
export function pauseBeforeRetry(
  tries: number,
  { retryAfter, unsure }: { retryAfter: number | null; unsure: boolean },
): number {
  const ours = PAUSES[Math.min(tries, PAUSES.length) - 1]! * SECOND;
  const pause = retryAfter === null ? ours : Math.min(retryAfter, PAUSES.at(-1)!) * SECOND;
  return unsure ? Math.max(pause, CUT_OFF_AFTER_MS) : pause;
}
