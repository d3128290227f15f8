import { Injectable } from '@nestjs/common';
import { composeMail, type Language, LinkService, MessageService } from '#libs/messaging';
import type { Work } from '#libs/platform';
import { BILLING_MAILS, type MailStep } from '../rules/billing-mails.js';
import type { BillingDecision } from '../rules/billing-state.js';
import { BILLING_MAIL_TEMPLATES } from './billing-mail-templates.js';

interface OwnerRow {
  email: string;
  language: Language;
  first_name: string;
  company_name: string;
  time_zone: string;
}

const LINKED_PART = {
  billing: null,
  checkout: 'plans',
  portal: 'portal',
  invoice: 'invoice',
} as const;

/** Mails the owners of a company: one mail per step, with one link to the page that solves its subject. */
@Injectable()
export class BillingMailService {
  constructor(
    private readonly messages: MessageService,
    private readonly links: LinkService,
  ) {}

  /** Sends one mail per key. Two statements and one for each owner. */
  async write(
    work: Work,
    companyId: number,
    { mail, key }: MailStep,
    { restrictedFrom, nextChange }: BillingDecision,
  ): Promise<void> {
    const isNew = await work.execute(
      'insert into billing_mails (company_id, key, written_at) values ($1, $2, $3) on conflict do nothing',
      [companyId, key, work.now],
    );
    if (isNew === 0) return;
    const part = LINKED_PART[BILLING_MAILS[mail]];
    const link = this.links.to(work, { page: 'billing', part });
    for (const owner of await this.ownersOf(work, companyId)) {
      const words = BILLING_MAIL_TEMPLATES[owner.language][mail]({
        name: owner.first_name,
        company: owner.company_name,
        day: dayIn(owner, restrictedFrom ?? nextChange),
        link,
      });
      await this.messages.sendMail(work, {
        companyId,
        to: owner.email,
        ...composeMail(words, owner.language),
      });
    }
  }

  private ownersOf(work: Work, companyId: number): Promise<OwnerRow[]> {
    return work.rows(
      `select u.email, coalesce((select w.language from workers w where w.user_id = u.id and w.company_id = $1 limit 1), 'en') as language, u.first_name, c.name as company_name, c.time_zone
         from role_grants g join users u on u.id = g.user_id join companies c on c.id = g.company_id
        where g.role = 'owner' and g.company_id = $1 and u.is_active and u.email <> '' order by u.id`,
      [companyId],
    );
  }
}

function dayIn({ language, time_zone: timeZone }: OwnerRow, instant: Date | null): string {
  if (!instant) return '';
  return new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', {
    dateStyle: 'long',
    timeZone,
  }).format(instant);
}
