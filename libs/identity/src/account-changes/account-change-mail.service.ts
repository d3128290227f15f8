import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { maskPhone } from '#libs/kernel';
import {
  composeMail,
  LinkService,
  MAIL_TEMPLATES,
  type MailContent,
  type MailTemplates,
  MessageService,
} from '#libs/messaging';
import type { Work } from '#libs/platform';
import { UNDO_HOURS } from '../accounts/write-account.js';
import { hashToken } from '../credentials/hash-token.js';
import { AccountChangeLink } from './account-change-link.entity.js';
import type { AccountContactRow, ChangedUserRow } from './account-change.rows.js';

/** Hours in which the link confirms a change. */
const CONFIRM_HOURS = 24;
const HOUR = 3_600_000;

/** Mails about changes, always to the old address; none without one. */
@Injectable()
export class AccountChangeMailService {
  constructor(
    private readonly messages: MessageService,
    private readonly links: LinkService,
  ) {}

  /** Asks for confirmation. */
  async ask(
    work: Work,
    changeId: number,
    user: ChangedUserRow,
    wanted: AccountContactRow,
  ): Promise<void> {
    const confirm = await this.link(work, changeId, 'confirm', CONFIRM_HOURS);
    const undo = await this.link(work, changeId, 'undo', CONFIRM_HOURS + UNDO_HOURS);
    const values = { ...news(user, wanted), link: confirm.link, undoLink: undo.link };
    await this.send(work, user, [confirm.token, undo.token], (templates, person) =>
      templates.accountChangeAsked({ ...person, ...values }),
    );
  }

  /** Reports that the change is in effect. */
  async tell(
    work: Work,
    changeId: number,
    user: ChangedUserRow,
    wanted: AccountContactRow,
  ): Promise<void> {
    const { token, link } = await this.link(work, changeId, 'undo', UNDO_HOURS);
    const values = { ...news(user, wanted), link };
    await this.send(work, user, [token], (templates, person) =>
      templates.accountChanged({ ...person, ...values }),
    );
  }

  private async link(
    work: Work,
    changeId: number,
    kind: AccountChangeLink['kind'],
    hours: number,
  ): Promise<{ token: string; link: string }> {
    const token = randomUUID();
    await work.tx.insert(AccountChangeLink, {
      accountChangeId: changeId,
      kind,
      tokenHash: hashToken(token),
      expiresAt: new Date(work.now.getTime() + hours * HOUR),
    });
    return { token, link: this.links.accountChange(work, token) };
  }

  private async send(
    work: Work,
    user: ChangedUserRow,
    secrets: readonly string[],
    words: (templates: MailTemplates, person: { name: string; username: string }) => MailContent,
  ): Promise<void> {
    if (!user.email) return;
    const { language = 'en' } = work.caller;
    const person = { name: user.first_name || user.username, username: user.username };
    const mail = composeMail(words(MAIL_TEMPLATES[language], person), language);
    await this.messages.sendMail(work, { companyId: null, to: user.email, secrets, ...mail });
  }
}

/**
 * The change as the mail describes it: null: unchanged, '': removed. The number as its last four
 * digits.
 */
function news(
  user: AccountContactRow,
  wanted: AccountContactRow,
): { email: string | null; phone: string | null } {
  const isSamePhone = wanted.phone_number === user.phone_number;
  return {
    email: wanted.email === user.email ? null : wanted.email,
    phone: isSamePhone ? null : maskPhone(wanted.phone_number ?? ''),
  };
}
