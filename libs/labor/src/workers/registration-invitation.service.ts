import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';

const DAYS_VALID = 30;
const DAY = 24 * 60 * 60_000;

/**
 * Makes registration tokens for workers who get an offer: its page shows the link, and reading the
 * page writes nothing.
 */
@Injectable()
export class RegistrationInvitationService {
  /** Makes a token for each of these workers without an unused one. One statement. */
  async ensureTokens(work: Work, workerIds: readonly number[]): Promise<void> {
    await work.rows(
      `insert into registration_tokens (worker_id, created_at, expires_at)
       select w.id, $2, $3 from workers w
        where w.id = any($1)
          and not exists (select 1 from registration_tokens rt where rt.worker_id = w.id and rt.used_at is null and rt.expires_at > $2)
        order by w.id`,
      [workerIds, work.now, new Date(work.now.getTime() + DAYS_VALID * DAY)],
    );
  }
}
