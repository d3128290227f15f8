import { Inject, Injectable } from '@nestjs/common';
import {
  drawUntilFree,
  Invalid,
  isPhoneCountry,
  isTimeZone,
  validatePhone,
  randomSlug,
} from '#libs/kernel';
import {
  changedColumns,
  CONFIGURATION,
  type Configuration,
  FactBus,
  type RowOf,
  updateColumns,
  violatedConstraint,
  type Work,
} from '#libs/platform';
import type { Company } from './company.entity.js';
import { CompanyChanged, CompanyFounded } from './company.facts.js';
import { COMPANY_COLUMNS, type CompanyRow } from './company.rows.js';
import { looksLikeEmail, looksLikeWebsite } from './rules/contact-details.js';
import {
  areValidReminderHours,
  MAX_REMINDER_HOURS,
  MAX_REMINDERS,
  normaliseReminderHours,
} from './rules/reminder-hours.js';
import { sendingFromMinute, sendingUntilMinute } from './rules/sending-window.js';
import { readSmsSender } from './rules/sms-sender.js';
import type { WorkRules } from './rules/work-rules.js';

/** Undefined: unchanged. */
export interface CompanyChanges extends Partial<WorkRules> {
  name?: string;
  /** At most 10 characters. */
  nameShort?: string | null;
  address?: string | null;
  city?: string | null;
  state?: string | null;
  zipCode?: string | null;
  /** In any notation. */
  phoneNumber?: string;
  email?: string;
  /** Blank: none. */
  website?: string;
  timeTracking?: boolean;
  /** 0 or 30. */
  roundUpTarget?: number;
  /** An IANA name. */
  timeZone?: string;
  /** Minutes of rest between two calls; null: none is asked for. */
  restMinutes?: number | null;
  /**
   * Hours before each call at which its crew is reminded automatically, in any order; empty: never.
   */
  reminderHours?: readonly number[];
  /** ISO 3166 codes; empty: the country of the company's own number. */
  textCountries?: readonly string[];
  /** A number in any notation, or a messaging service; null: the shared sender. */
  smsSender?: string | null;
  /** Local times 'HH:MM' between which texts that can wait are sent; the same twice: at any time. */
  sendingFrom?: string;
  sendingUntil?: string;
}

export interface NewCompany {
  name: string;
  nameShort: string | null;
  /** E.164. */
  phoneNumber: string;
  email: string;
}

/** Companies and their settings. */
@Injectable()
export class CompanyService {
  constructor(
    private readonly facts: FactBus,
    @Inject(CONFIGURATION) private readonly configuration: Pick<Configuration, 'twilio'>,
  ) {}

  /** With default work rules and zone. */
  async create(
    work: Work,
    { name, nameShort, phoneNumber, email }: NewCompany,
  ): Promise<CompanyRow> {
    const company = await drawUntilFree(() =>
      work.row<CompanyRow>(
        `insert into companies as c (slug, name, name_short, phone_number, email, created_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (slug) do nothing returning ${COMPANY_COLUMNS}`,
        [randomSlug(), name, nameShort, phoneNumber, email, work.now],
      ),
    );
    await this.facts.record(
      work,
      new CompanyFounded({
        companyId: company.id,
        after: { slug: company.slug, name, name_short: nameShort },
      }),
    );
    return company;
  }

  /**
   * Changes the given fields. Calls without hours move to a new zone in the same transaction.
   *
   * @throws Invalid naming each wrong field
   */
  async edit(work: Work, companyId: number, changes: CompanyChanges): Promise<CompanyRow> {
    const company = (await work.row<CompanyRow>(
      `select ${COMPANY_COLUMNS} from companies c where c.id = $1 for no key update`,
      [companyId],
    ))!;
    const wanted = {
      ...wantedColumns(changes, company.phone_number),
      sms_sender: this.wantedSender(changes.smsSender),
    };
    const changed = changedColumns(company, wanted);
    if (!changed) return company;

    await this.write(work, companyId, changed.after);
    await this.facts.record(work, new CompanyChanged({ companyId, ...changed }));
    return { ...company, ...changed.after };
  }

  /**
   * Restricts a company, or lifts that again. Event and labor ask for it: see `rules/restriction.ts`.
   *
   * @param since null: not restricted
   */
  async restrict(work: Work, companyId: number, since: Date | null): Promise<void> {
    const company = await work.row<Pick<RowOf<Company>, 'restricted_since'>>(
      `select c.restricted_since from companies c where c.id = $1 for no key update`,
      [companyId],
    );
    const changed = company && changedColumns(company, { restricted_since: since });
    if (!changed) return;
    await updateColumns(work, 'companies', companyId, changed.after);
    await this.facts.record(work, new CompanyChanged({ companyId, ...changed }));
  }

  /** @throws Invalid no sender, or the one that all companies share */
  private wantedSender(typed: string | null | undefined): string | null | undefined {
    if (typed === null || typed === undefined) return typed;
    const sender = readSmsSender(typed);
    const { phoneNumber, messagingServiceSid } = this.configuration.twilio ?? {};
    if (sender === null)
      throw Invalid.field(
        'sms_sender',
        'Use a phone number, or the SID of a messaging service (MG and 32 digits).',
      );
    if (sender === phoneNumber || sender === messagingServiceSid)
      throw Invalid.field('sms_sender', 'All companies share this sender; leave the field empty.');
    return sender;
  }

  /** @throws Invalid another company has this sender */
  private async write(work: Work, companyId: number, columns: object): Promise<void> {
    try {
      await updateColumns(work, 'companies', companyId, columns);
    } catch (error) {
      if (violatedConstraint(error) === 'companies_sms_sender_key')
        throw Invalid.field('sms_sender', 'Another company sends from there.', 'sms_sender.taken');
      throw error;
    }
  }
}

function wantedColumns(changes: CompanyChanges, storedPhone: string | null): Partial<CompanyRow> {
  const phoneNumber =
    changes.phoneNumber === undefined ? undefined : validatePhone(changes.phoneNumber, storedPhone);
  const { email, website, roundUpTarget: target, timeZone } = changes;
  const reminderHours = changes.reminderHours && normaliseReminderHours(changes.reminderHours);
  const wrong: Record<string, string> = {};
  if (phoneNumber === null) wrong['phone_number'] = 'This is not a valid phone number.';
  if (email !== undefined && !looksLikeEmail(email))
    wrong['email'] = 'Enter a valid email address.';
  if (website && !looksLikeWebsite(website))
    wrong['website'] = 'Enter a valid URL, with http:// or https://.';
  if (target !== undefined && target !== 0 && target !== 30)
    wrong['round_up_target'] = 'Use 0 (whole hours) or 30 (half hours).';
  if (timeZone !== undefined && !isTimeZone(timeZone))
    wrong['time_zone'] = 'Use the name of a time zone, such as America/New_York.';
  if (reminderHours && !areValidReminderHours(reminderHours))
    wrong['reminder_hours'] =
      `Use at most ${MAX_REMINDERS} whole numbers from 1 to ${MAX_REMINDER_HOURS}.`;
  const unknown = changes.textCountries?.find((code) => !isPhoneCountry(code));
  if (unknown !== undefined) wrong['text_countries'] = `There is no country ${unknown}.`;
  const [sentence] = Object.values(wrong);
  if (sentence) throw new Invalid('company.invalid', sentence, wrong);

  return {
    name: changes.name,
    name_short: changes.nameShort,
    address: changes.address,
    city: changes.city,
    state: changes.state,
    zip_code: changes.zipCode,
    phone_number: phoneNumber ?? undefined,
    email,
    website,
    time_tracking: changes.timeTracking,
    minimum_minutes: changes.minimumMinutes,
    meal_trigger_minutes: changes.mealTriggerMinutes,
    round_up_minutes: changes.roundUpMinutes,
    round_up_target: target as 0 | 30 | undefined,
    time_zone: timeZone,
    rest_minutes: changes.restMinutes,
    reminder_hours: reminderHours,
    sending_from_minute:
      changes.sendingFrom === undefined ? undefined : sendingFromMinute(changes.sendingFrom),
    sending_until_minute:
      changes.sendingUntil === undefined ? undefined : sendingUntilMinute(changes.sendingUntil),
    text_countries: changes.textCountries && [...new Set(changes.textCountries)].sort(),
  };
}
