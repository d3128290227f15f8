const SECOND = 1000;
/** Seconds before the second try, the third, and so on; the last one again and again. */
const RETRY_DELAYS_SECONDS = [5, 15, 45, 120, 300, 600, 1200, 1800];

/**
 * A try that has not come back after this long, in milliseconds, was cut off. It is longer than we wait for an answer, and
 * gives the provider time to list what it took, and to report it.
 */
export const ATTEMPT_TIMEOUT_MS = 60 * SECOND;

/**
 * How long to wait before the next try, in milliseconds.
 *
 * @param tries made until now, at least 1
 * @param retryAfter seconds the provider asked for
 * @param unsure whether it may have taken the message: then it gets the time to tell
 */
export function retryDelayMs(
  tries: number,
  { retryAfter, unsure }: { retryAfter: number | null; unsure: boolean },
): number {
  const ours = RETRY_DELAYS_SECONDS[Math.min(tries, RETRY_DELAYS_SECONDS.length) - 1]! * SECOND;
  const pause =
    retryAfter === null ? ours : Math.min(retryAfter, RETRY_DELAYS_SECONDS.at(-1)!) * SECOND;
  return unsure ? Math.max(pause, ATTEMPT_TIMEOUT_MS) : pause;
}
