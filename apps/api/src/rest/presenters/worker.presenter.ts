import type { CompanyRow } from '#libs/company';
import { displayPhone, extendObject } from '#libs/kernel';
import type { AltPhoneRow, ListedWorkerRow, WorkerRow } from '#libs/labor';
import {
  choice,
  flag,
  inline,
  integer,
  list,
  nullable,
  object,
  optional,
  phone,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { CompanyShape, presentCompany } from './company.presenter.js';
import { UserShape } from './event.presenter.js';
import {
  LaborTypeShape,
  LaborTypeWithCompanyShape,
  presentLaborType,
  presentLaborTypeWithCompany,
} from './labor-type.presenter.js';

const scalars = {
  id: integer(7),
  slug: text('kpu7rhw4nl'),
  name: text('Worker One'),
  phone_number: phone(),
  notes: nullable(text('Has a forklift licence.', 'For managers only.')),
  nocallnoshow: integer(0),
  canceled_requests: integer(0),
  sms_consent: flag(true),
  sent_consent_msg: flag(true),
  stop_sms: flag(false),
  is_steward: flag(false),
  primary_skill: nullable(integer(3)),
  secondary_skill: nullable(integer(3)),
};

export const AltPhoneShape = object('AltPhone', {
  id: integer(4),
  phone_number: text('+14155550112'),
  label: nullable(text('home')),
});

export const ConflictShape = object('Conflict', {
  event: text('Spring tour, load-in'),
  call_time: text('Load in at 08:00:00'),
  labor_type: text('Rigger'),
  location: nullable(text('Arena')),
  availability_response: nullable(choice(['yes', 'no'])),
  confirmed: flag(true),
  canceled: flag(false),
  status: choice(['Confirmed', 'Available', 'Declined', 'Pending']),
  kind: choice(
    ['overlap', 'short_rest', 'close'],
    'Nobody can work both to the end; there is less rest in between than the company asks for; they start within five hours.',
  ),
});
export type ConflictView = Static<typeof ConflictShape>;

/** When somebody said that they do not work: days, or hours of a weekday; the other is null. */
export const TIME_OFF = {
  starts_on: nullable(text('2031-05-03', 'The first day off.')),
  ends_on: nullable(text('2031-05-04', 'The last one.')),
  weekday: nullable(integer(5, '1 (Monday) to 7 (Sunday).')),
  from_time: nullable(text('18:00:00', "By the venue's clock; null: the whole day.")),
  until_time: nullable(text('23:00:00', 'Before `from_time`: on the next day.')),
};
export const TimeOffShape = object('TimeOff', TIME_OFF);

export const WorkerShape = object('Worker', {
  ...scalars,
  labor_types: list(LaborTypeShape),
  alt_phones: list(AltPhoneShape),
  user: nullable(integer(6, 'Id of the linked account.')),
  company: nullable(integer(1)),
  conflicts: list(
    ConflictShape,
    'Filled on the fill list only: calls that start within five hours of this one, or overlap it.',
  ),
  short_rests: optional(
    list(
      ConflictShape,
      'On the fill list only: further calls that leave less rest than `rest_hours` of the company.',
    ),
  ),
  times_off: optional(
    list(
      TimeOffShape,
      'On the fill list only: times during the call at which the worker said that they do not work. They can be asked all the same.',
    ),
  ),
  requested: flag(false),
  reserved: flag(false),
  formatted_phone_number: text('(415) 555-0111'),
});
export type WorkerView = Static<typeof WorkerShape>;

/** The worker within a labor request. */
export const NestedWorkerShape = object('NestedWorker', {
  ...scalars,
  user: nullable(UserShape),
  company: CompanyShape,
  labor_types: list(LaborTypeWithCompanyShape),
});
export type NestedWorkerView = Static<typeof NestedWorkerShape>;

/** On the time sheet the skills contain the company's id. */
export const TrackedWorkerShape = object('TrackedWorker', {
  ...scalars,
  user: nullable(UserShape),
  company: CompanyShape,
  labor_types: list(LaborTypeShape),
});
export type TrackedWorkerView = Static<typeof TrackedWorkerShape>;

/** The worker as the holder of a link sees them: no notes, no counters. */
export const PublicWorkerShape = object('PublicWorker', {
  id: integer(7),
  slug: text('kpu7rhw4nl'),
  name: text('Worker One'),
  phone_number: phone(),
  labor_types: list(inline({ id: integer(3), name: text('Rigger') })),
});

interface FillListFields {
  conflicts: ConflictView[];
  requested: boolean;
  reserved: boolean;
}

export function presentWorker(
  worker: ListedWorkerRow,
  altPhones: readonly AltPhoneRow[],
  fill: FillListFields = { conflicts: [], requested: false, reserved: false },
): WorkerView {
  return extendObject(presentScalars(worker), {
    labor_types: worker.labor_types.map(presentLaborType),
    alt_phones: altPhones.map(({ id, phone_number, label }) => ({ id, phone_number, label })),
    user: worker.user_id,
    company: worker.company_id,
    formatted_phone_number: displayPhone(worker.phone_number),
    conflicts: fill.conflicts,
    requested: fill.requested,
    reserved: fill.reserved,
  });
}

export function presentNestedWorker(worker: WorkerRow, company: CompanyRow): NestedWorkerView {
  return extendObject(presentScalars(worker), {
    user: worker.user,
    company: presentCompany(company),
    labor_types: worker.labor_types.map((type) => presentLaborTypeWithCompany(type, company)),
  });
}

export function presentTrackedWorker(worker: WorkerRow, company: CompanyRow): TrackedWorkerView {
  return extendObject(presentScalars(worker), {
    user: worker.user,
    company: presentCompany(company),
    labor_types: worker.labor_types.map(presentLaborType),
  });
}

function presentScalars(
  worker: ListedWorkerRow,
): Omit<TrackedWorkerView, 'user' | 'company' | 'labor_types'> {
  return {
    id: worker.id,
    slug: worker.slug,
    name: worker.name,
    phone_number: worker.phone_number,
    notes: worker.notes,
    nocallnoshow: worker.no_show_count,
    canceled_requests: worker.canceled_count,
    sms_consent: worker.sms_consent,
    sent_consent_msg: worker.sent_consent_msg,
    stop_sms: worker.stop_sms,
    is_steward: worker.is_steward,
    primary_skill: worker.primary_skill_id,
    secondary_skill: worker.secondary_skill_id,
  };
}
