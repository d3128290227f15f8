import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds for which a test waits at most; far more than any machine needs, less than Jest's own limits. */
const PATIENCE_MS = 100_000;
const PAUSE_MS = 25;

/**
 * Waits until a condition holds, looking again and again.
 *
 * @param what in words, for the error
 * @param ended a sentence once waiting is in vain, else null
 * @throws Error it does not hold in time, or cannot any more
 */
export async function patiently(
  what: string,
  holds: () => boolean | Promise<boolean>,
  ended: () => string | null = () => null,
): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += PAUSE_MS) {
    if (await holds()) return;
    const vain = ended();
    if (vain !== null) throw new Error(`${what}: ${vain}`);
    await sleep(PAUSE_MS);
  }
  throw new Error(`${what}: not within ${PATIENCE_MS / 1000} s.`);
}
