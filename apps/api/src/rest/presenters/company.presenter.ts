import { type CompanyRow, timeOfSendingMinute } from '#libs/company';
import { hoursOfMinutes } from '#libs/kernel';
import {
  decimal,
  decimalText,
  flag,
  integer,
  list,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { logoUrl } from './logo-url.js';
import { hoursOrNull } from './values.js';

const company = {
  id: integer(1),
  name: text('Acme Productions'),
  name_short: nullable(text('ACME', 'At most 10 characters, for text messages.')),
  address: nullable(text('1 Main Street')),
  city: nullable(text('Albany')),
  state: nullable(text('NY')),
  zip_code: nullable(text('12207')),
  phone_number: text('+14155550100'),
  email: text('office@acme.example'),
  website: text('https://acme.example'),
  time_tracking: flag(true),
  minimum_hours: decimal(4, 'Hours paid at least; half hours are possible.'),
  meal_penalty_trigger_time: decimal(5, 'Hours without a meal after which penalty time begins.'),
  hour_round_up: integer(
    15,
    'Minutes past a half-hour mark that still count as that mark at sign-out.',
  ),
  round_up_target: integer(
    30,
    'Minutes between the marks that edited times go to: 30, or 0 for whole hours.',
  ),
  meal_penalty_diff: decimalText('1.50'),
  slug: text('slBZ3w5'),
  logo: nullable(
    text(
      'https://api.example.com/company/slBZ3w5/logo/9f2c5e0e6f5a4c589f0a0d6f6b1f3c11.png',
      'Absolute URL; its path ends in .png or .webp, and another picture has another one.',
    ),
  ),
};

export const CompanyShape = object('Company', company);
export type CompanyView = Static<typeof CompanyShape>;

/** For users who may change it. */
export const CompanySettingsShape = object('CompanySettings', {
  ...company,
  time_zone: text(
    'America/New_York',
    'IANA name; events whose location has no zone of its own are in this one.',
  ),
  reminder_hours: list(
    integer(24),
    'How many hours before each call its crew is reminded, the longest first; empty: not at all.',
  ),
  rest_hours: nullable(
    decimal(
      8,
      'Hours between two calls of a worker below which both sides are warned; null: never.',
    ),
  ),
  sending_from: text('08:00', 'Local time from which texts that can wait are sent.'),
  sending_until: text(
    '21:00',
    'Local time until which they are sent; the same as `sending_from`: at any time.',
  ),
  sms_sender: nullable(
    text(
      '+14155550142',
      'Where texts of the company come from: a number (E.164) or a messaging service (`MG…`); null: the number that all companies share.',
    ),
  ),
  text_countries: list(
    text('US'),
    "ISO 3166 codes of countries whose numbers may get invitations and codes; empty: the country of the company's own number.",
  ),
});
export type CompanySettingsView = Static<typeof CompanySettingsShape>;

export function presentCompany(company: CompanyRow): CompanyView {
  return {
    id: company.id,
    name: company.name,
    name_short: company.name_short,
    address: company.address,
    city: company.city,
    state: company.state,
    zip_code: company.zip_code,
    phone_number: company.phone_number,
    email: company.email,
    website: company.website,
    time_tracking: company.time_tracking,
    minimum_hours: hoursOfMinutes(company.minimum_minutes),
    meal_penalty_trigger_time: hoursOfMinutes(company.meal_trigger_minutes),
    hour_round_up: company.round_up_minutes,
    round_up_target: company.round_up_target,
    meal_penalty_diff: (company.meal_penalty_hundredths / 100).toFixed(2),
    slug: company.slug,
    logo: logoUrl(company),
  };
}

export function presentCompanySettings(company: CompanyRow): CompanySettingsView {
  return {
    ...presentCompany(company),
    time_zone: company.time_zone,
    reminder_hours: company.reminder_hours,
    rest_hours: hoursOrNull(company.rest_minutes),
    sending_from: timeOfSendingMinute(company.sending_from_minute),
    sending_until: timeOfSendingMinute(company.sending_until_minute),
    sms_sender: company.sms_sender,
    text_countries: company.text_countries,
  };
}
