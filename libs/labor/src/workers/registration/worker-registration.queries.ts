import { hashToken } from '#libs/identity';
import { Injectable } from '@nestjs/common';
import { looksLikeUuid } from '#libs/kernel';
import type { RowOf, Work } from '#libs/platform';
import type { Worker } from '../worker.entity.js';
import { RegistrationClosed, UnknownRegistration } from './registration.errors.js';

/** A worker who was invited to make an account. */
export type InvitedWorker = Pick<RowOf<Worker>, 'company_id' | 'phone_number' | 'language'> & {
  worker_id: number;
  /** Name of the company. */
  company: string;
};

@Injectable()
export class WorkerRegistrationQueries {
  /**
   * The worker of a link that may still be used. One statement.
   *
   * @throws UnknownRegistration no such token
   * @throws RegistrationClosed used, expired, or the worker has an account
   */
  async openInvitation(work: Work, token: string): Promise<InvitedWorker> {
    const found = looksLikeUuid(token) ? await this.find(work, token) : null;
    if (!found) throw new UnknownRegistration();
    const { used, expired, ...invited } = found;
    if (used) throw new RegistrationClosed('used');
    if (expired) throw new RegistrationClosed('expired');
    return invited;
  }

  /**
   * Locks all contacts of a number, which a new account takes. Whoever uses another link of that number at once waits,
   * and finds them taken; without it, each would wait for the other.
   */
  async lockNumber(work: Work, phoneNumber: string): Promise<void> {
    await work.rows(
      'select w.id from workers w where w.phone_number = $1 order by w.id for no key update',
      [phoneNumber],
    );
  }

  private find(
    work: Work,
    token: string,
  ): Promise<(InvitedWorker & { used: boolean; expired: boolean }) | null> {
    return work.row(
      `select w.id as worker_id, w.company_id, c.name as company, w.phone_number, w.language,
              (rt.used_at is not null or w.user_id is not null) as used, rt.expires_at <= $2 as expired
         from registration_tokens rt join workers w on w.id = rt.worker_id join companies c on c.id = w.company_id
        where rt.token_hash = $1`,
      [hashToken(token), work.now],
    );
  }
}
