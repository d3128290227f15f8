import { hoursOfMinutes } from '#libs/kernel';
import { type CarriedDifference, centsText, DIFFERENCE_REASONS, type PeriodAhead } from '#libs/pay';
import {
  choice,
  date,
  decimal,
  decimalText,
  integer,
  list,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { presentWorker, WORKER } from './pay-period.shapes.js';

const WorkerAheadShape = object('PayPeriodWorkerAhead', {
  ...WORKER,
  hours_not_approved: decimal(4, 'In none of the other numbers.'),
  amount_not_approved: decimalText('88.00', 'What these hours come to.'),
});

const DifferenceShape = object('CarriedPayDifference', {
  time_entry: integer(2041, 'Id of the time entry or cancellation.'),
  worker: text('Dana Diaz', 'Whose hours these are.'),
  worker_slug: text('k3f9a0b2c1'),
  event: text('Spring Gala'),
  call: text('Load in'),
  call_slug: text('aB3dE9x'),
  date: date('2031-05-05', "Date of the call, in its event's zone."),
  period: nullable(
    date(
      '2031-05-04',
      "First day of the closed period that paid it, on the company's clock; null: none did, its call was closed without it.",
    ),
  ),
  hours: decimal(1.5, 'Hours of work and paid breaks, more or less.'),
  before: decimalText('88.00', 'What closed periods paid.'),
  after: decimalText('121.00', 'What counts now.'),
  because: list(
    choice(DIFFERENCE_REASONS),
    'Why it differs: other hours, another rate, an extra such as travel, a cancellation at short notice that is owed by now or no more, or rules of pay and what other hours of the workweek make of them.',
  ),
  difference: decimalText('33.00', 'What the next closing pays.'),
});

export const PeriodAheadShape = object('PayPeriodAhead', {
  workers: list(
    WorkerAheadShape,
    'What closing now would pay, by name: approved hours and cancellations until the last day, and differences.',
  ),
  differences: list(DifferenceShape, 'What the next closing pays for closed periods.'),
  uncounted_entries: integer(
    0,
    'Entries of closed periods that may be paid otherwise, where they are more than 2,000: then none is computed here, and closing does it.',
  ),
  open_disputes: integer(1, 'Disputes of hours until the last day that nobody has answered.'),
  waiting_scans: integer(0, 'Scans until the last day that a steward has to judge.'),
});
export type PeriodAheadView = Static<typeof PeriodAheadShape>;

export function presentAhead(ahead: PeriodAhead): PeriodAheadView {
  return {
    workers: ahead.workers.map((worker) => ({
      ...presentWorker(worker),
      hours_not_approved: hoursOfMinutes(worker.draftMinutes),
      amount_not_approved: centsText(worker.draftCents),
    })),
    differences: ahead.differences.map(presentDifference),
    uncounted_entries: ahead.uncounted,
    open_disputes: ahead.disputes,
    waiting_scans: ahead.scans,
  };
}

function presentDifference(found: CarriedDifference): Static<typeof DifferenceShape> {
  const { entry, minutes, before, after, because } = found;
  return {
    time_entry: entry.id,
    ...{ worker: entry.worker, worker_slug: entry.slug, event: entry.event, call: entry.call },
    ...{ call_slug: entry.callSlug, date: entry.date, period: entry.period },
    hours: hoursOfMinutes(minutes),
    ...{ before: centsText(before), after: centsText(after) },
    because,
    difference: centsText(after - before),
  };
}
