import { Inject, Injectable } from '@nestjs/common';
import { countryOfPhone, isPremiumNumber } from '#libs/kernel';
import { CONFIGURATION, type Configuration, type Work } from '#libs/platform';
import {
  CompanyTextedEnough,
  CountryNotAllowed,
  NumberTextedEnough,
  PremiumNumber,
} from './code-allowance.errors.js';

const DAY = 24 * 60 * 60_000;

/** Where a code or invitation is to go. */
export interface CodeRecipient {
  /** E.164. */
  phoneNumber: string;
  /** Null: of no company, such as an owner's invitation; any country may get it. */
  companyId: number | null;
  /** Name of the number's field in the API. */
  field: string;
}

/**
 * Limits texts that need no consent, since anybody can have them sent to any number: by range, by
 * country, by number and day, by company and day.
 */
@Injectable()
export class CodeAllowanceService {
  constructor(
    @Inject(CONFIGURATION)
    private readonly limits: Pick<Configuration, 'codesPerNumberADay' | 'codesPerCompanyADay'>,
  ) {}

  /**
   * Call it before the text is written, in the same transaction: simultaneous calls count each
   * other.
   *
   * @throws PremiumNumber, CountryNotAllowed, NumberTextedEnough, CompanyTextedEnough
   */
  async assertAllowed(work: Work, recipient: CodeRecipient): Promise<void> {
    const { phoneNumber, companyId, field } = recipient;
    if (isPremiumNumber(phoneNumber)) throw new PremiumNumber(field);
    await work.rows(
      `select pg_advisory_xact_lock(hashtextextended(key, 0))
         from unnest($1::text[]) with ordinality as locks(key, n) order by n`,
      [[...(companyId === null ? [] : [`codes of ${companyId}`]), `codes to ${phoneNumber}`]],
    );
    if (companyId !== null) await this.assertCountry(work, phoneNumber, companyId, field);
    const { codesPerNumberADay: perNumber, codesPerCompanyADay: perCompany } = this.limits;
    const sent = await this.countSent(work, recipient);
    if (sent.to_number >= perNumber) throw new NumberTextedEnough(field, perNumber);
    if (sent.by_company >= perCompany) throw new CompanyTextedEnough(field, perCompany);
  }

  /** Allowed are the countries of the settings, else the one of the company's own number. */
  private async assertCountry(
    work: Work,
    phoneNumber: string,
    companyId: number,
    field: string,
  ): Promise<void> {
    const company = await work.row<{ phone_number: string; text_countries: string[] }>(
      'select phone_number, text_countries from companies where id = $1',
      [companyId],
    );
    const { phone_number: own, text_countries: chosen } = company!;
    const allowed = chosen.length > 0 ? chosen : [countryOfPhone(own) ?? 'US'];
    const country = countryOfPhone(phoneNumber);
    if (country === null || !allowed.includes(country)) throw new CountryNotAllowed(field, country);
  }

  private async countSent(
    work: Work,
    { phoneNumber, companyId }: CodeRecipient,
  ): Promise<{ to_number: number; by_company: number }> {
    // Codes of other companies to the number count as well.
    const counts = await work.seeingAll(() =>
      work.row<{ to_number: number; by_company: number }>(
        `select (select count(*)::int from outgoing_messages m
                  where m.recipient = $1 and m.kind in ('invitation', 'code') and m.created_at > $3) as to_number,
                (select count(*)::int from outgoing_messages m
                  where m.company_id = $2 and m.kind in ('invitation', 'code') and m.created_at > $3) as by_company`,
        [phoneNumber, companyId, new Date(work.now.getTime() - DAY)],
      ),
    );
    return counts!;
  }
}
