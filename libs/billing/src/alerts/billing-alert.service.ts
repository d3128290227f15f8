import { Injectable } from '@nestjs/common';
import { composeMail, LinkService, MessageService } from '#libs/messaging';
import type { RowOf, Work } from '#libs/platform';
import type { BillingAlert } from './billing-alert.entity.js';

export interface AlertDraft {
  /** The subject: reported once per key. */
  key: string;
  companyId: number | null;
  /** For an administrator; without keys and card data. */
  message: string;
}

/** Reports problems that only administrators can solve: a line on their page, and a mail. */
@Injectable()
export class BillingAlertService {
  constructor(
    private readonly messages: MessageService,
    private readonly links: LinkService,
  ) {}

  /** Two statements, or one when it was reported before. */
  async raise(work: Work, { key, companyId, message }: AlertDraft): Promise<void> {
    const written = await work.row<Pick<RowOf<BillingAlert>, 'id'>>(
      `insert into billing_alerts (key, company_id, message, raised_at) values ($1, $2, $3, $4)
         on conflict (key) do nothing returning id`,
      [key, companyId, message, work.now],
    );
    if (!written) return;
    const administrators = await work.rows<{ email: string }>(
      `select distinct u.email from users u join role_grants g on g.user_id = u.id
        where g.role = 'administrator' and u.is_active and u.email <> ''`,
    );
    const mail = composeMail(
      {
        subject: 'Billing needs you',
        greeting: null,
        paragraphs: [message],
        action: {
          label: 'Look at it',
          link: this.links.to(work, { page: 'billingAdministration' }),
        },
      },
      'en',
    );
    for (const { email } of administrators)
      await this.messages.sendMail(work, { companyId: null, to: email, ...mail });
  }

  /**
   * Stripe refuses what only administrators can mend: a wrong key, a missing permission. Told once a day for each class of error.
   *
   * @param type class of the package's error
   * @param during what could not be done
   */
  raiseRefusal(work: Work, type: string, during: string): Promise<void> {
    return this.raise(work, {
      key: `refused ${type} ${work.now.toISOString().slice(0, 10)}`,
      companyId: null,
      message: `Stripe refused us (${type}) during ${during}, and perhaps elsewhere. Check the key and its permissions.`,
    });
  }

  /** The newest first. One statement. */
  list(work: Work, limit = 100): Promise<RowOf<BillingAlert>[]> {
    return work.rows(
      `select bal.id, bal.key, bal.company_id, bal.message, bal.raised_at from billing_alerts bal order by bal.id desc limit $1`,
      [limit],
    );
  }
}
