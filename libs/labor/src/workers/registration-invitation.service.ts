import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { hashToken } from '#libs/identity';
import { keyedUuid } from '#libs/kernel';
import { CONFIGURATION, type Configuration, type Work } from '#libs/platform';

const DAYS_VALID = 30;
const DAY = 24 * 60 * 60_000;

/**
 * Makes registration tokens for workers who get an offer: its page shows the link, and reading the
 * page writes nothing. A token is made of a stored seed and the secret key, and found by its hash.
 */
@Injectable()
export class RegistrationInvitationService {
  private readonly secret: string;

  constructor(@Inject(CONFIGURATION) { secretKey }: Configuration) {
    this.secret = secretKey ?? '';
  }

  /** Makes a token for each of these workers without an unused one. One statement. */
  async ensureTokens(work: Work, workerIds: readonly number[]): Promise<void> {
    const seeds = workerIds.map(() => randomUUID());
    const hashes = seeds.map((seed) => hashToken(this.tokenOf(seed)));
    await work.rows(
      `insert into registration_tokens (worker_id, seed, token_hash, created_at, expires_at)
       select distinct on (w.id) w.id, given.seed, given.hash, $4::timestamptz, $5::timestamptz
         from unnest($1::bigint[], $2::uuid[], $3::text[]) as given(id, seed, hash) join workers w on w.id = given.id
        where not exists (select 1 from registration_tokens rt where rt.worker_id = w.id and rt.used_at is null
                             and rt.expires_at > $4 and rt.seed is not null)
        order by w.id`,
      [workerIds, seeds, hashes, work.now, new Date(work.now.getTime() + DAYS_VALID * DAY)],
    );
  }

  /** Ends the worker's tokens; the next offer or invitation makes a new one. */
  async endTokens(work: Work, workerId: number): Promise<void> {
    await work.rows(
      `update registration_tokens set expires_at = $2 where worker_id = $1 and used_at is null and expires_at > $2`,
      [workerId, work.now],
    );
  }

  /** The newest token of a worker that may be used. Null: there is none. */
  async newestToken(work: Work, workerId: number): Promise<string | null> {
    const newest = await work.row<{ seed: string | null }>(
      `select rt.seed from registration_tokens rt where rt.worker_id = $1 and rt.used_at is null and rt.expires_at > $2
          and rt.seed is not null order by rt.created_at desc, rt.id desc limit 1`,
      [workerId, work.now],
    );
    return newest?.seed ? this.tokenOf(newest.seed) : null;
  }

  /** A UUID (version 4 in form) that nobody can make without the secret key. */
  tokenOf(seed: string): string {
    return keyedUuid(this.secret, `registration ${seed}`);
  }
}
