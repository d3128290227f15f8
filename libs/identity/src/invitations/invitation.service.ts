import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import { type CompanyRow, looksLikeEmail } from '#libs/company';
import {
  CodeAllowanceService,
  companyNameInTexts,
  composeMail,
  LinkService,
  MAIL_TEMPLATES,
  type MailContent,
  MessageService,
  TEXT_TEMPLATES,
} from '#libs/messaging';
import { looksLikeUuid, validatePhone } from '#libs/kernel';
import { FactBus, type RowOf, type Work } from '#libs/platform';
import { hashToken } from '../credentials/hash-token.js';
import { Invitation } from './invitation.entity.js';
import {
  InvitationGone,
  InvitedEmailInvalid,
  InvitedPhoneInvalid,
  InvitedPhoneStopped,
} from './invitation.errors.js';
import { InvitationAccepted, InvitationSent } from './invitation.facts.js';

const DAYS_VALID = 7;
const DAY = 24 * 60 * 60_000;

/** An invitation that can be accepted. */
export type OpenInvitation = Pick<RowOf<Invitation>, 'id' | 'company_id' | 'phone_number'> & {
  company_name: string | null;
};

/** Recipient of an invitation. */
export interface InvitationRecipient {
  /** In any notation. */
  phone: string;
  /** Absent: by text only. */
  email?: string;
}

/**
 * Invites owners and managers by text, and by mail where there is an address. Only the message has
 * the token; its hash is stored.
 */
@Injectable()
export class InvitationService {
  constructor(
    private readonly messages: MessageService,
    private readonly allowance: CodeAllowanceService,
    private readonly links: LinkService,
    private readonly facts: FactBus,
  ) {}

  /** @throws InvitedPhoneInvalid, InvitedEmailInvalid, InvitedPhoneStopped, and as `CodeAllowanceService` */
  async inviteOwner(work: Work, invited: InvitationRecipient): Promise<void> {
    const { phoneNumber, token } = await this.invite(work, 'owner', null, invited);
    const link = this.links.ownerRegister(work, token);
    await this.deliver(
      work,
      { companyId: null, token, ...invited, phoneNumber },
      TEXT_TEMPLATES.en.ownerInvitation({ link }),
      MAIL_TEMPLATES.en.ownerInvitation({ link }),
    );
  }

  /** @throws InvitedPhoneInvalid, InvitedEmailInvalid, InvitedPhoneStopped, and as `CodeAllowanceService` */
  async inviteManager(
    work: Work,
    company: CompanyRow,
    invited: InvitationRecipient,
  ): Promise<void> {
    const { phoneNumber, token } = await this.invite(work, 'manager', company.id, invited);
    const link = this.links.managerRegister(work, token);
    const inTexts = companyNameInTexts({
      companyName: company.name,
      companyShortName: company.name_short,
    });
    const mail = MAIL_TEMPLATES.en.managerInvitation({ company: company.name, link });
    await this.deliver(
      work,
      { companyId: company.id, token, ...invited, phoneNumber },
      TEXT_TEMPLATES.en.managerInvitation({ company: inTexts, link }),
      mail,
    );
  }

  /**
   * One statement.
   *
   * @throws InvitationGone
   */
  async findOpen(work: Work, kind: Invitation['kind'], token: string): Promise<OpenInvitation> {
    const invitation =
      looksLikeUuid(token) &&
      (await work.row<OpenInvitation>(
        `select i.id, i.company_id, c.name as company_name, i.phone_number from invitations i left join companies c on c.id = i.company_id
          where i.token_hash = $1 and i.kind = $2 and i.used_at is null and i.expires_at > $3`,
        [hashToken(token), kind, work.now],
      ));
    if (!invitation) throw new InvitationGone();
    return invitation;
  }

  /**
   * Marks the invitation as used; of simultaneous calls, also of its withdrawal, the second waits for the first.
   *
   * @throws InvitationGone
   */
  async redeem(work: Work, kind: Invitation['kind'], token: string): Promise<OpenInvitation> {
    const invitation = await this.findOpen(work, kind, token);
    const { affected } = await work.tx.update(
      Invitation,
      { id: invitation.id, usedAt: IsNull(), expiresAt: MoreThan(work.now) },
      { usedAt: work.now },
    );
    if (affected === 0) throw new InvitationGone();
    return invitation;
  }

  async recordAcceptance(
    work: Work,
    { id }: OpenInvitation,
    kind: Invitation['kind'],
    by: { userId: number; companyId: number },
  ): Promise<void> {
    await work.tx.update(Invitation, id, { acceptedById: by.userId });
    await this.facts.record(
      work,
      new InvitationAccepted({ id, kind, companyId: by.companyId }, by.userId),
    );
  }

  private async invite(
    work: Work,
    kind: Invitation['kind'],
    companyId: number | null,
    { phone, email }: InvitationRecipient,
  ): Promise<{ phoneNumber: string; token: string }> {
    const phoneNumber = validatePhone(phone);
    if (phoneNumber === null) throw new InvitedPhoneInvalid();
    if (email !== undefined && !looksLikeEmail(email.trim())) throw new InvitedEmailInvalid();
    await this.allowance.assertAllowed(work, { companyId, phoneNumber, field: 'phone' });
    const token = randomUUID();
    const { identifiers } = await work.tx.insert(Invitation, {
      kind,
      companyId,
      phoneNumber,
      tokenHash: hashToken(token),
      createdAt: work.now,
      expiresAt: new Date(work.now.getTime() + DAYS_VALID * DAY),
    });
    const id = identifiers[0]!['id'] as number;
    await this.facts.record(work, new InvitationSent({ id, kind, companyId }, phoneNumber));
    return { phoneNumber, token };
  }

  /** A stopped number is accepted where there is an address. */
  private async deliver(
    work: Work,
    to: { companyId: number | null; phoneNumber: string; email?: string; token: string },
    text: string,
    words: MailContent,
  ): Promise<void> {
    const { companyId, phoneNumber, email, token } = to;
    const secrets = [token];
    const [outcome] = await this.messages.send(work, [
      { kind: 'invitation', companyId, phoneNumber, body: text, secrets, language: 'en' },
    ]);
    if (email)
      await this.messages.sendMail(work, {
        companyId,
        to: email.trim(),
        secrets,
        ...composeMail(words, 'en'),
      });
    else if (outcome === 'stopped') throw new InvitedPhoneStopped();
  }
}
