const SECOND = 1000;
/** Seconds before the second try, the third, and so on; the last one repeats. */
const RETRY_DELAYS_SECONDS = [5, 15, 45, 120, 300, 600, 1200, 1800];

/**
 * Milliseconds after which a try without a result counts as interrupted: longer than our timeout,
 * and enough for the provider to list and report the message.
 */
export const ATTEMPT_TIMEOUT_MS = 60 * SECOND;

/**
 * Milliseconds before the next try.
 *
 * @param tries made until now, at least 1
 * @param retryAfter seconds the provider asked for
 * @param unsure whether it may have accepted the message: then it gets time to report
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
