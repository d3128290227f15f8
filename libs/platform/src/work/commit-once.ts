import { Conflict } from '#libs/kernel';
import type { Work } from './work.js';

/**
 * Marks the idempotency key of the request as committed, in the transaction of its verb, and locks it until then: nobody takes
 * over what still runs, and nobody runs again what has committed.
 *
 * @throws Conflict it took so long to get here that somebody else has taken it over
 */
export async function commitOnce(work: Work, idempotencyKeyId: number): Promise<void> {
  const marked = await work.execute(
    `update idempotency_keys set state = 'committed' where id = $1 and state <> 'answered'`,
    [idempotencyKeyId],
  );
  if (marked === 0)
    throw new Conflict(
      'idempotency.taken_over',
      'The same request was sent again and is being done. Please read again what is there.',
    );
}
