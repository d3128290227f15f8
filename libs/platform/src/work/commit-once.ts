import { Conflict } from '#libs/kernel';
import type { Work } from './work.js';

/**
 * Marks the idempotency key of the request as committed, within its transaction, and locks it until then, so that
 * running or committed work is not repeated.
 *
 * @throws Conflict the request was too slow, and another one has taken the key over
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
