import { Injectable } from '@nestjs/common';
import type { Work } from '../work/work.js';

/** Milliseconds for which an answer is kept at least, so that an immediate repetition always finds it. */
const ANSWER_HOLDS_MS = 10_000;
/** A request that has not begun its transaction by then has died with its process. */
const BEGINS_WITHIN_MS = 30_000;
const ATTEMPTS = 5;

export interface RepeatableRequest {
  keyHash: string;
  requestHash: string;
  userId: number | null;
  isDerived: boolean;
  /** From now on. */
  holdsMs: number;
}

export interface StoredAnswer {
  status: number;
  contentType: string;
  /** As it was handed over: encrypted. */
  answer: string;
}

/** The state of a request's key. */
export type KeyClaim =
  | { state: 'claimed'; id: number }
  | { state: 'running' | 'committed' }
  | { state: 'another-request' }
  | ({ state: 'answered' } & StoredAnswer);

interface KeyRow {
  is_new: boolean;
  id: number;
  request_hash: string;
  state: 'running' | 'committed' | 'answered';
  claimed_at: Date;
  expires_at: Date;
  status: number | null;
  content_type: string | null;
  answer: string | null;
}

/**
 * Stores which POSTs run and their answers. Each method is a statement or two of its own, outside of the request's
 * transaction.
 */
@Injectable()
export class IdempotencyKeyService {
  /** One statement, unless a request of the same key was claimed at the same moment or has died. */
  async claim(work: Work, request: RepeatableRequest): Promise<KeyClaim> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const found = await this.findOrInsert(work, request);
      if (found?.is_new) return { state: 'claimed', id: found.id };
      if (found && !(await this.removeDead(work, found))) return claimOf(found, request);
    }
    return { state: 'running' };
  }

  /** Stores the answer for repetitions. */
  async answered(
    work: Work,
    id: number,
    { status, contentType, answer }: StoredAnswer,
  ): Promise<void> {
    await work.execute(
      `update idempotency_keys set state = 'answered', status = $2, content_type = $3, answer = $4,
              expires_at = greatest(expires_at, $5)
        where id = $1`,
      [id, status, contentType, answer, new Date(work.now.getTime() + ANSWER_HOLDS_MS)],
    );
  }

  /** Lets the request be done again, unless it has committed. @returns whether it may */
  async release(work: Work, id: number): Promise<boolean> {
    return (
      (await work.execute(`delete from idempotency_keys where id = $1 and state = 'running'`, [
        id,
      ])) > 0
    );
  }

  /** Lets the request be done again, whatever it did: its answer must not be kept. */
  async forget(work: Work, id: number): Promise<void> {
    await work.execute(`delete from idempotency_keys where id = $1`, [id]);
  }

  /** After a change or deletion the same creation is no repetition. */
  async forgetCreations(work: Work, userId: number): Promise<void> {
    await work.execute(
      `delete from idempotency_keys where user_id = $1 and is_derived and state <> 'running'`,
      [userId],
    );
  }

  /** @returns how many */
  deleteExpired(work: Work): Promise<number> {
    return work.execute(`delete from idempotency_keys where expires_at <= $1`, [work.now]);
  }

  /**
   * Selects before it inserts, since an insert would wait for the transaction that marked the row. Null: another
   * request inserted it at the same moment.
   */
  private findOrInsert(work: Work, request: RepeatableRequest): Promise<KeyRow | null> {
    const columns = 'id, request_hash, state, claimed_at, expires_at, status, content_type, answer';
    return work.row<KeyRow>(
      `with known as (select ${columns} from idempotency_keys where key_hash = $1),
            claimed as (insert into idempotency_keys (key_hash, request_hash, user_id, is_derived, state, claimed_at, expires_at)
                        select $1, $2, $3, $4, 'running', $5, $6 where not exists (select from known)
                        on conflict (key_hash) do nothing returning ${columns})
       select false as is_new, * from known union all select true, * from claimed`,
      [
        request.keyHash,
        request.requestHash,
        request.userId,
        request.isDerived,
        work.now,
        new Date(work.now.getTime() + request.holdsMs),
      ],
    );
  }

  /** A row that a transaction has locked is alive, however old. */
  private async removeDead(
    work: Work,
    { id, state, claimed_at, expires_at }: KeyRow,
  ): Promise<boolean> {
    const isDead =
      expires_at <= work.now ||
      (state === 'running' && work.now.getTime() - claimed_at.getTime() > BEGINS_WITHIN_MS);
    if (!isDead) return false;
    return (
      (await work.execute(
        `delete from idempotency_keys where id in
           (select ik.id from idempotency_keys ik where ik.id = $1 and ik.state = $2 for update skip locked)`,
        [id, state],
      )) > 0
    );
  }
}

function claimOf(row: KeyRow, { requestHash }: RepeatableRequest): KeyClaim {
  if (row.request_hash !== requestHash) return { state: 'another-request' };
  if (row.state !== 'answered') return { state: row.state };
  const { status, content_type, answer } = row;
  return { state: 'answered', status: status!, contentType: content_type!, answer: answer! };
}
