import { Inject, Injectable } from '@nestjs/common';
import { CurrentPasswordService, ProfilePhoneInvalid, UserSettingsService } from '#libs/identity';
import { validatePhone } from '#libs/kernel';
import {
  CodeAllowanceService,
  type Language,
  MessageService,
  TEXT_TEMPLATES,
} from '#libs/messaging';
import {
  type Caller,
  CONFIGURATION,
  type Configuration,
  UnitOfWork,
  type Work,
} from '#libs/platform';
import {
  CODE_VALID_MINUTES,
  codeHash,
  generateCode,
  MAX_CODE_ATTEMPTS,
} from '../registration/verification-code.js';
import {
  NumberAlreadyOwn,
  NumberCodeGone,
  NumberStopped,
  WrongNumberCode,
} from './own-number.errors.js';
import { type MovedContacts, OwnContactMovingService } from './own-contact-moving.service.js';

/** The account's number as its owner sees it. */
export interface OwnNumber {
  /** E.164. */
  phoneNumber: string | null;
  /** A code proved it. */
  isProven: boolean;
  /** The number to which a code that still counts was sent. */
  wanted: string | null;
}

/** A worker's own number. A new one counts once a code that was texted to it has come back. */
@Injectable()
export class OwnNumberService {
  private readonly secret: string;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly passwords: CurrentPasswordService,
    private readonly settings: UserSettingsService,
    private readonly contacts: OwnContactMovingService,
    private readonly messages: MessageService,
    private readonly allowance: CodeAllowanceService,
    @Inject(CONFIGURATION) configuration: Configuration,
  ) {
    this.secret = configuration.secretKey ?? '';
  }

  /** One statement. */
  async find(work: Work): Promise<OwnNumber> {
    const row = await work.row<OwnNumber>(
      `select up.phone_number as "phoneNumber", up.phone_verified_at is not null as "isProven", np.phone_number as wanted
         from users u left join user_profiles up on up.user_id = u.id
         left join number_proofs np on np.user_id = u.id and np.expires_at > $2 and np.failures < $3
        where u.id = $1`,
      [work.actor.userId, work.now, MAX_CODE_ATTEMPTS],
    );
    return row!;
  }

  /**
   * Texts a code to a new number, which replaces the last one. Needs no consent, since the person asked for it. Opens
   * its transaction itself, since checking a password must hold no lock.
   *
   * @param given.phoneNumber in any notation
   * @throws WrongCurrentPassword, ProfilePhoneInvalid, NumberAlreadyOwn, NumberStopped, and as `CodeAllowanceService`
   */
  async sendCode(
    caller: Caller,
    given: { phoneNumber: string; currentPassword: string },
  ): Promise<void> {
    const proven = await this.passwords.prove(caller, given.currentPassword);
    const phoneNumber = validatePhone(given.phoneNumber);
    if (phoneNumber === null) throw new ProfilePhoneInvalid();
    await this.unitOfWork.as(caller, async (work) => {
      await this.passwords.hold(work, proven);
      const own = await this.find(work);
      if (own.isProven && own.phoneNumber === phoneNumber) throw new NumberAlreadyOwn();
      const company = await this.companyOf(work);
      await this.allowance.assertAllowed(work, {
        ...{ companyId: company.id, phoneNumber, field: 'phone_number' },
      });
      await this.text(work, phoneNumber, company);
    });
  }

  /**
   * Gives the account and its contacts the number whose code this is.
   *
   * @throws WrongNumberCode, NumberCodeGone
   */
  async prove(caller: Caller, code: string): Promise<MovedContacts> {
    // Counted in a transaction of its own, so that the error does not take the count back.
    const refusal = await this.unitOfWork.as(caller, (work) => this.check(work, code));
    if (refusal) throw refusal;
    // Like a link, the code proves whose the contacts with the number are, whichever company they belong to.
    return this.unitOfWork.as({ ...caller, opensLink: true }, async (work) => {
      const used = await work.row<{ phone_number: string }>(
        `with used as (
           delete from number_proofs where user_id = $1 and code_hash = $2 and expires_at > $3 returning phone_number
         ) select phone_number from used`,
        [work.actor.userId, await this.hashOf(work, code), work.now],
      );
      if (!used) throw new NumberCodeGone();
      // Contacts first: requests are locked before accounts, as everywhere.
      const moved = await this.contacts.move(work, work.actor.userId!, used.phone_number);
      await this.settings.setProvenPhone(work, used.phone_number);
      return moved;
    });
  }

  /** Counts a wrong code in the statement that compares it, so that simultaneous tries are all counted. */
  private async check(work: Work, code: string): Promise<WrongNumberCode | NumberCodeGone | null> {
    const checked = await work.row<{ matches: boolean }>(
      `with checked as (
         update number_proofs set failures = failures + (code_hash <> $2)::int
          where user_id = $1 and expires_at > $3 and failures < $4 returning code_hash = $2 as matches
       ) select matches from checked`,
      [work.actor.userId, await this.hashOf(work, code), work.now, MAX_CODE_ATTEMPTS],
    );
    if (!checked) return new NumberCodeGone();
    return checked.matches ? null : new WrongNumberCode();
  }

  private async hashOf(work: Work, code: string): Promise<string> {
    const row = await work.row<{ phone_number: string }>(
      'select phone_number from number_proofs where user_id = $1',
      [work.actor.userId],
    );
    return this.hash(work, row?.phone_number ?? '', code);
  }

  private hash({ actor }: Work, phoneNumber: string, code: string): string {
    return codeHash(this.secret, { token: `account ${actor.userId}`, phoneNumber, code });
  }

  private async text(work: Work, phoneNumber: string, company: SendingCompany): Promise<void> {
    const code = generateCode();
    await work.rows(
      `insert into number_proofs (user_id, phone_number, code_hash, expires_at) values ($1, $2, $3, $4)
       on conflict (user_id) do update set phone_number = excluded.phone_number, code_hash = excluded.code_hash,
         expires_at = excluded.expires_at, failures = 0`,
      [
        work.actor.userId,
        phoneNumber,
        this.hash(work, phoneNumber, code),
        new Date(work.now.getTime() + CODE_VALID_MINUTES * 60_000),
      ],
    );
    const { id: companyId, name, language } = company;
    const body = TEXT_TEMPLATES[language].verificationCode({ company: name, code });
    const [outcome] = await this.messages.send(work, [
      { kind: 'code', companyId, phoneNumber, body, secrets: [code], language },
    ]);
    if (outcome === 'stopped') throw new NumberStopped();
  }

  /** The company that sends the code: of several, the one that has known the worker longest. */
  private async companyOf(work: Work): Promise<SendingCompany> {
    const row = await work.row<SendingCompany>(
      `select c.id, c.name, w.language from workers w join companies c on c.id = w.company_id
        where w.user_id = $1 order by w.id limit 1`,
      [work.actor.userId],
    );
    return row!;
  }
}

interface SendingCompany {
  id: number;
  name: string;
  language: Language;
}
