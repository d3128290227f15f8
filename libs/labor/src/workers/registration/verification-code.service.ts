import { Inject, Injectable } from '@nestjs/common';
import { hashToken } from '#libs/identity';
import { normalizePhone } from '#libs/kernel';
import { CodeAllowanceService, MessageService, TEXT_TEMPLATES } from '#libs/messaging';
import { CONFIGURATION, type Configuration, type Work } from '#libs/platform';
import { RegistrationToken } from '../registration-token.entity.js';
import {
  CodeNoLongerValid,
  NotTheInvitedPhone,
  PhoneOptedOut,
  RegistrationPhoneInvalid,
  WrongCode,
} from './registration.errors.js';
import { WorkerRegistrationQueries } from './worker-registration.queries.js';
import {
  CODE_VALID_MINUTES,
  MAX_CODE_ATTEMPTS,
  codeHash,
  generateCode,
} from './verification-code.js';

/** Proves by a texted code that somebody holds the invited phone. */
@Injectable()
export class VerificationCodeService {
  private readonly secret: string;

  constructor(
    private readonly registrations: WorkerRegistrationQueries,
    private readonly messages: MessageService,
    private readonly allowance: CodeAllowanceService,
    @Inject(CONFIGURATION) configuration: Configuration,
  ) {
    this.secret = configuration.secretKey ?? '';
  }

  /**
   * Texts a new code, which replaces the last one. Needs no consent, since the person asked for the
   * code.
   *
   * @param phone in any notation
   * @throws UnknownRegistration, RegistrationClosed
   * @throws RegistrationPhoneInvalid, NotTheInvitedPhone the link is another number's
   * @throws PhoneOptedOut, and as `CodeAllowanceService`
   */
  async send(work: Work, token: string, phone: string): Promise<void> {
    const phoneNumber = normalizePhone(phone);
    if (phoneNumber === null) throw new RegistrationPhoneInvalid();
    const invited = await this.registrations.openInvitation(work, token);
    if (invited.phone_number !== phoneNumber) throw new NotTheInvitedPhone();

    await this.allowance.assertAllowed(work, {
      companyId: invited.company_id,
      phoneNumber,
      field: 'phone',
    });
    const code = generateCode();
    await work.tx.update(
      RegistrationToken,
      { tokenHash: hashToken(token) },
      {
        codeHash: codeHash(this.secret, { token, phoneNumber, code }),
        codeExpiresAt: new Date(work.now.getTime() + CODE_VALID_MINUTES * 60_000),
        codeFailures: 0,
      },
    );
    const body = TEXT_TEMPLATES[invited.language].verificationCode({
      company: invited.company,
      code,
    });
    const [outcome] = await this.messages.send(work, [
      {
        kind: 'code',
        companyId: invited.company_id,
        phoneNumber,
        body,
        secrets: [code],
        language: invited.language,
      },
    ]);
    if (outcome === 'stopped') throw new PhoneOptedOut();
  }

  /**
   * Counts a wrong code in the statement that compares it, so that simultaneous tries are all
   * counted. Returns the error to throw after the commit, so that the count is kept.
   */
  async check(
    work: Work,
    token: string,
    code: string,
  ): Promise<WrongCode | CodeNoLongerValid | null> {
    const { phone_number: phoneNumber } = await this.registrations.openInvitation(work, token);
    const checked = await work.row<{ matches: boolean }>(
      `with checked as (
         update registration_tokens set code_failures = code_failures + (code_hash <> $2)::int
          where token_hash = $1 and code_expires_at > $3 and code_failures < $4 returning code_hash = $2 as matches
       ) select matches from checked`,
      [
        hashToken(token),
        codeHash(this.secret, { token, phoneNumber, code }),
        work.now,
        MAX_CODE_ATTEMPTS,
      ],
    );
    if (!checked) return new CodeNoLongerValid();
    return checked.matches ? null : new WrongCode();
  }
}
