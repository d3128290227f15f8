import { Injectable } from '@nestjs/common';
import { composeMail, LinkService, MessageService } from '#libs/messaging';
import { NotFound } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { BillingAlertClosed } from '../billing.facts.js';
import { BILLING_ALERT_COLUMNS, type BillingAlertRow } from './billing-alert.rows.js';

export interface AlertDraft {
  /** The subject: reported once per key, until it is cleared. */
  key: string;
  companyId: number | null;
  /** For an administrator; without keys and card data. */
  message: string;
}

const DAY = 86_400_000;

/** Reports problems that only administrators can solve: a line on their page, and a mail. */
@Injectable()
export class BillingAlertService {
  constructor(
    private readonly messages: MessageService,
    private readonly links: LinkService,
    private readonly facts: FactBus,
  ) {}

  /** Two statements, or one when it was reported before and its cause has lasted since. */
  async raise(work: Work, { key, companyId, message }: AlertDraft): Promise<void> {
    const written = await work.row<Pick<BillingAlertRow, 'id'>>(
      `insert into billing_alerts as bal (key, company_id, message, raised_at) values ($1, $2, $3, $4)
         on conflict (key) do update set message = excluded.message, raised_at = excluded.raised_at, closed_at = null, gone_at = null
          where bal.gone_at is not null
       returning bal.id`,
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

  /**
   * The cause is gone: closes the alerts of this key, and of keys that begin with it and a blank. One statement.
   *
   * @param except the one key whose cause lasts
   * @param raisedUntil leaves younger ones
   */
  async clear(
    work: Work,
    key: string,
    { except = null, raisedUntil = work.now }: { except?: string | null; raisedUntil?: Date } = {},
  ): Promise<void> {
    await work.execute(
      `update billing_alerts set gone_at = $2, closed_at = coalesce(closed_at, $2)
        where (key = $1 or starts_with(key, $1 || ' ')) and gone_at is null and key is distinct from $3 and raised_at <= $4`,
      [key, work.now, except, raisedUntil],
    );
  }

  /** Refusals are reported each day that they last: those of earlier days are over, or have a younger twin. */
  clearOldRefusals(work: Work): Promise<void> {
    const raisedUntil = new Date(work.now.getTime() - DAY);
    return this.clear(work, 'refused', { raisedUntil });
  }

  /**
   * An administrator has seen to it; closing again changes nothing. It is not reported again while its cause lasts.
   *
   * @throws NotFound
   */
  async close(work: Work, alertId: number): Promise<void> {
    const alert = await work.row<BillingAlertRow>(
      `select ${BILLING_ALERT_COLUMNS} from billing_alerts bal where bal.id = $1 for no key update`,
      [alertId],
    );
    if (!alert) throw new NotFound('BillingAlert');
    if (alert.closed_at) return;
    await work.execute('update billing_alerts set closed_at = $2 where id = $1', [
      alertId,
      work.now,
    ]);
    await this.facts.record(work, new BillingAlertClosed(alert.company_id, alertId));
  }

  /** Open ones first, then the newest. One statement. */
  list(work: Work, limit = 100): Promise<BillingAlertRow[]> {
    return work.rows(
      `select ${BILLING_ALERT_COLUMNS} from billing_alerts bal order by bal.closed_at is not null, bal.id desc limit $1`,
      [limit],
    );
  }
}
