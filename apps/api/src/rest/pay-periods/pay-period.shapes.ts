import {
  centsText,
  type ClosedPeriod,
  type OpenPeriod,
  type WaitingCall,
  type WorkerTotals,
} from '#libs/pay';
import { hoursOfMinutes } from '#libs/kernel';
import { SHEET_STATES } from '#libs/time-entry';
import {
  choice,
  date,
  decimal,
  decimalText,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

const OpenPeriodShape = object('OpenPayPeriod', {
  starts_on: date('2031-05-04'),
  ends_on: date('2031-05-10'),
  is_over: flag(true, 'It can be closed.'),
  approved_calls: integer(3, 'Closing it now would export these, earlier ones included.'),
  draft_calls: integer(1, 'Calls with hours that are not approved: carried into the next period.'),
});

export const ClosedPeriodShape = object('ClosedPayPeriod', {
  starts_on: date('2031-05-04'),
  ends_on: date('2031-05-10'),
  payday: date('2031-05-16'),
  closed_at: instant('2031-05-12T14:00:00.000Z'),
  closed_by: nullable(text('Olga Owner')),
  workers: integer(12),
  entries: integer(31, 'Time entries and cancellations with lines or differences.'),
  hours: decimal(248.5, 'Hours of work and paid breaks.'),
  amount: decimalText('5467.00'),
  difference: decimalText('-22.00', 'Part of the amount that corrects earlier periods.'),
});
export type ClosedPeriodView = Static<typeof ClosedPeriodShape>;

export const PeriodListShape = object('PayPeriods', {
  open: list(OpenPeriodShape, 'The latest first, up to the one that runs.'),
  closed: list(ClosedPeriodShape, 'The latest first, at most 200.'),
});
export type PeriodListView = Static<typeof PeriodListShape>;

export const WORKER = {
  id: integer(17),
  slug: text('k3f9a0b2c1'),
  name: text('Dana Diaz'),
  payroll_number: nullable(text('1001')),
  regular_hours: decimal(38),
  overtime_hours: decimal(2.5, 'Hours at 1.5 times.'),
  double_time_hours: decimal(0),
  other_hours: decimal(0, 'Hours at other multipliers.'),
  other_pay: decimalText('22.00', 'Not for minutes: minimums, premiums, cancellations, extras.'),
  amount: decimalText('921.25'),
  difference: decimalText('0.00', 'Part of the amount that corrects earlier periods.'),
  entries_without_rate: integer(0, 'They have hours only.'),
};
const WorkerShape = object('PayPeriodWorker', WORKER);

const WaitingCallShape = object('PayPeriodWaitingCall', {
  slug: text('aB3dE9x'),
  name: text('Load in'),
  event: text('Spring Gala'),
  date: date('2031-05-06'),
  state: choice(SHEET_STATES, 'State of its time sheet.'),
  entries: integer(4, 'Workers with hours.'),
  open_disputes: integer(0, 'Disputes of its hours without an answer.'),
});

export const PeriodShape = object('PayPeriod', {
  starts_on: date('2031-05-04'),
  ends_on: date('2031-05-10'),
  closed: nullable(ClosedPeriodShape),
  workers: list(WorkerShape, 'Of a closed period, by name.'),
  waiting: list(
    WaitingCallShape,
    'Calls until its last day whose hours are in no closed period, by date; at most 500. Closing takes the approved ones.',
  ),
});
export type PeriodView = Static<typeof PeriodShape>;

export function presentOpen(period: OpenPeriod): Static<typeof OpenPeriodShape> {
  return {
    starts_on: period.startsOn,
    ends_on: period.endsOn,
    is_over: period.isOver,
    approved_calls: period.approved,
    draft_calls: period.drafts,
  };
}

export function presentClosed(period: ClosedPeriod): ClosedPeriodView {
  const { starts_on, ends_on, payday, closed_by, workers, entries } = period;
  return {
    ...{
      starts_on,
      ends_on,
      payday,
      closed_at: new Date(period.closed_at).toISOString(),
      closed_by,
    },
    ...{ workers, entries, hours: hoursOfMinutes(period.minutes) },
    amount: centsText(period.cents),
    difference: centsText(period.difference_cents),
  };
}

export function presentWorker(worker: WorkerTotals): Static<typeof WorkerShape> {
  return {
    ...{ id: worker.workerId, slug: worker.slug, name: worker.worker },
    payroll_number: worker.payrollNumber,
    regular_hours: hoursOfMinutes(worker.regularMinutes),
    overtime_hours: hoursOfMinutes(worker.overtimeMinutes),
    double_time_hours: hoursOfMinutes(worker.doubleMinutes),
    other_hours: hoursOfMinutes(worker.otherMinutes),
    other_pay: centsText(worker.adderCents),
    amount: centsText(worker.cents),
    difference: centsText(worker.differenceCents),
    entries_without_rate: worker.withoutRate,
  };
}

export function presentWaiting(call: WaitingCall): Static<typeof WaitingCallShape> {
  const { slug, name, event, date: on, state, entries, disputes } = call;
  return { slug, name, event, date: on, state, entries, open_disputes: disputes };
}
