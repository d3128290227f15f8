import { Injectable } from '@nestjs/common';
import { type CompanyRow, looksLikeEmail } from '#libs/company';
import {
  type InvitationRecipient,
  InvitedEmailInvalid,
  InvitedPhoneInvalid,
  InvitedPhoneStopped,
  UserService,
} from '#libs/identity';
import { Invalid, NotFound, validatePhone } from '#libs/kernel';
import {
  CodeAllowanceService,
  companyNameInTexts,
  composeMail,
  type Language,
  LinkService,
  MAIL_TEMPLATES,
  MessageService,
  TEXT_TEMPLATES,
} from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import { RegistrationInvitationService } from './registration-invitation.service.js';
import { WorkerAccountService } from './worker-account.service.js';
import { WorkerChanged } from './worker.facts.js';
import { WorkerService } from './worker.service.js';
import { writeWorker } from './write-worker.js';

interface Contact {
  id: number;
  company_id: number;
  user_id: number | null;
  name: string;
  phone_number: string;
  language: Language;
  is_steward: boolean;
}

class AlreadySteward extends Invalid {
  constructor() {
    super('steward.already', 'This person is a steward of the company already.');
  }
}

/**
 * Makes stewards of contacts. The role goes only to an account linked to a contact of the same
 * company; others get a link, and the role when they make an account.
 */
@Injectable()
export class StewardInvitationService {
  constructor(
    private readonly workers: WorkerService,
    private readonly accounts: WorkerAccountService,
    private readonly registrations: RegistrationInvitationService,
    private readonly people: UserService,
    private readonly messages: MessageService,
    private readonly allowance: CodeAllowanceService,
    private readonly links: LinkService,
    private readonly facts: FactBus,
  ) {}

  /**
   * @param name of the contact; null: unchanged
   * @returns `granted`: the role was given; `sent`: a link was sent by text and, where there is an
   * address, by mail
   * @throws InvitedPhoneInvalid, InvitedEmailInvalid, InvitedPhoneStopped
   * @throws AlreadySteward, and as `CodeAllowanceService`
   */
  async invite(
    work: Work,
    company: CompanyRow,
    { phone, email }: InvitationRecipient,
    name: string | null,
  ): Promise<'granted' | 'sent'> {
    const phoneNumber = validatePhone(phone);
    if (phoneNumber === null) throw new InvitedPhoneInvalid();
    if (email !== undefined && !looksLikeEmail(email.trim())) throw new InvitedEmailInvalid();
    const contact = await this.findOrAddContact(work, company.id, phoneNumber, name);
    if (contact.user_id !== null) {
      await this.makeSteward(work, company, contact.user_id);
      return 'granted';
    }
    await this.allowance.assertAllowed(work, {
      companyId: company.id,
      phoneNumber,
      field: 'phone',
    });
    await this.markAsSteward(work, contact, name);
    await this.deliver(work, company, { ...contact, name: name ?? contact.name, email });
    return 'sent';
  }

  /**
   * Invites a contact by its id; at once a steward, if the contact has an account.
   *
   * @throws NotFound no contact of the company
   * @throws as `invite`
   */
  async inviteContact(
    work: Work,
    company: CompanyRow,
    workerId: number,
  ): Promise<'granted' | 'sent'> {
    const contact = await work.row<Pick<Contact, 'phone_number'>>(
      'select phone_number from workers where id = $1 and company_id = $2',
      [workerId, company.id],
    );
    if (!contact) throw new NotFound('Worker');
    return this.invite(work, company, { phone: contact.phone_number }, null);
  }

  /**
   * Takes an invitation back: whoever makes an account with its link becomes no steward.
   *
   * @throws NotFound no contact of the company was invited under this id
   */
  async withdraw(work: Work, companyId: number, workerId: number): Promise<void> {
    const contact = await work.row<Pick<Contact, 'id'>>(
      `select id from workers
        where id = $1 and company_id = $2 and is_steward and user_id is null for no key update`,
      [workerId, companyId],
    );
    if (!contact) throw new NotFound('Worker');
    await writeWorker(work, contact.id, { is_steward: false });
    const changed = { before: { is_steward: true }, after: { is_steward: false } };
    await this.facts.record(
      work,
      new WorkerChanged({ companyId, workerId: contact.id, ...changed }),
    );
  }

  /**
   * The contact with the number, made where there is none, and linked to the account that has
   * proven the number.
   */
  private async findOrAddContact(
    work: Work,
    companyId: number,
    phoneNumber: string,
    name: string | null,
  ): Promise<Contact> {
    const known = await this.find(work, companyId, phoneNumber);
    if (known?.user_id) return known;
    if (known) await this.accounts.link(work, known);
    else await this.workers.add(work, companyId, { name: name ?? '', phoneNumber });
    return (await this.find(work, companyId, phoneNumber))!;
  }

  private find(work: Work, companyId: number, phoneNumber: string): Promise<Contact | null> {
    return work.row<Contact>(
      `select id, company_id, user_id, name, phone_number, language, is_steward from workers
        where company_id = $1 and phone_number = $2 for no key update`,
      [companyId, phoneNumber],
    );
  }

  private async makeSteward(work: Work, company: CompanyRow, userId: number): Promise<void> {
    const held = await work.row(
      `select 1 from role_grants where user_id = $1 and company_id = $2 and role = 'steward'`,
      [userId, company.id],
    );
    if (held) throw new AlreadySteward();
    await this.people.grant(work, userId, 'steward', company.id);
    const user = await work.row<{ email: string; first_name: string; language: Language }>(
      `select u.email, u.first_name, coalesce((select w.language from workers w where w.user_id = u.id and w.company_id = $2 limit 1), 'en') as language
         from users u where u.id = $1 and u.email <> ''`,
      [userId, company.id],
    );
    if (!user) return;
    const words = MAIL_TEMPLATES[user.language].stewardGranted({
      name: user.first_name,
      company: company.name,
    });
    await this.messages.sendMail(work, {
      companyId: company.id,
      to: user.email,
      ...composeMail(words, user.language),
    });
  }

  private async markAsSteward(work: Work, contact: Contact, name: string | null): Promise<void> {
    const before = { name: contact.name, is_steward: contact.is_steward };
    const after = { name: name ?? contact.name, is_steward: true };
    if (before.name === after.name && before.is_steward) return;
    await writeWorker(work, contact.id, after);
    await this.facts.record(
      work,
      new WorkerChanged({ companyId: contact.company_id, workerId: contact.id, before, after }),
    );
  }

  /**
   * A stopped number is accepted where there is an address; the code for the account still goes to
   * the number.
   */
  private async deliver(
    work: Work,
    company: CompanyRow,
    contact: Contact & { email?: string },
  ): Promise<void> {
    const { id, name, phone_number: phoneNumber, language, email } = contact;
    await this.registrations.ensureTokens(work, [id]);
    const token = (await this.registrations.newestToken(work, id))!;
    const link = this.links.stewardRegister(work, token);
    const inTexts = companyNameInTexts({
      companyName: company.name,
      companyShortName: company.name_short,
    });
    const body = TEXT_TEMPLATES[language].stewardInvitation({ company: inTexts, link });
    const secrets = [token];
    const [outcome] = await this.messages.send(work, [
      { kind: 'invitation', companyId: company.id, phoneNumber, body, secrets, language },
    ]);
    if (email)
      await this.messages.sendMail(work, {
        companyId: company.id,
        to: email.trim(),
        secrets,
        ...composeMail(
          MAIL_TEMPLATES[language].stewardInvitation({ name, company: company.name, link }),
          language,
        ),
      });
    else if (outcome === 'stopped') throw new InvitedPhoneStopped();
  }
}
