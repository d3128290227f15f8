import {
  type EntryLabel,
  type EntryPay,
  type CallOfPay,
  type PaidEntry,
  paySumOf,
} from '#libs/pay';
import type { WorkerPay } from '#libs/pay';
import {
  choice,
  date,
  flag,
  inline,
  instant,
  integer,
  list,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import {
  PayAdderShape,
  PayLineShape,
  PaySumShape,
  PayWeekShape,
  presentAdder,
  presentLine,
  presentSum,
  presentWeek,
} from './pay-lines.presenter.js';

const MINUTE = 60_000;
const STATES = ['worked', 'running', 'void', 'canceled'] as const;
const ENTRY_ID = 'Id of the time entry, or of the cancellation: both are drawn from one sequence.';

const LABEL = {
  worker: inline({ name: text('Dana Lee'), slug: text('w0rk3rs1ug') }),
  event: inline({ name: text('Spring tour'), slug: text('eV3nTs1') }),
  call_time: inline({ name: text('Load in'), slug: text('cT4mEs1') }),
  labor_type: text('Rigger'),
};

export const EntryPayShape = object('EntryPay', {
  id: integer(97, ENTRY_ID),
  ...LABEL,
  state: choice(
    STATES,
    '`running`: paid until now; `void`: the hours do not count; `canceled`: the company canceled the shift, so there are no hours.',
  ),
  time_zone: text('America/New_York', 'IANA name of the zone of the event.'),
  sum: nullable(PaySumShape),
  cancellation: nullable(
    inline({
      canceled_at: instant('2031-04-30T21:00:00.000Z'),
      canceled_by: nullable(text('Marta Manager', 'Null: the system, or an erased person.')),
      starts_at: instant('2031-05-01T12:00:00.000Z', 'When the call would have begun.'),
      withdrawn: flag(false, 'The worker was on the call again: nothing is owed.'),
    }),
  ),
  lines: list(PayLineShape, 'By time.'),
  adders: list(PayAdderShape, 'What is paid beside the minutes.'),
  weeks: list(PayWeekShape, 'The workweeks, and how the regular rate of each is made.'),
  punches: list(
    inline({
      edge: choice([
        ...(['start', 'end', 'end_removed', 'break_start', 'break_removed'] as const),
        ...(['voided', 'restored'] as const),
      ]),
      raw_at: instant(),
      counted_at: nullable(instant()),
      source: text('station'),
    }),
    'In the order they were recorded.',
  ),
});
export type EntryPayView = Static<typeof EntryPayShape>;

export const PaidEntryShape = object('PaidEntry', {
  id: integer(97, ENTRY_ID),
  state: choice(
    ['worked', 'running', 'canceled'],
    '`canceled`: by the company, so there are no hours and `end` is `start`.',
  ),
  ...LABEL,
  date: date('2031-05-01'),
  start: instant('2031-05-01T11:00:00.000Z'),
  end: instant('2031-05-01T22:45:00.000Z', 'Without the minimum of the call.'),
  sum: PaySumShape,
  lines: list(PayLineShape),
  adders: list(PayAdderShape),
});
type PaidEntryView = Static<typeof PaidEntryShape>;

export const CallPayShape = object('CallPay', {
  event: LABEL.event,
  call_time: LABEL.call_time,
  sum: PaySumShape,
  entries: list(
    PaidEntryShape,
    'Ended shifts, and canceled ones that are paid, by name of the worker.',
  ),
});
export type CallPayView = Static<typeof CallPayShape>;

export const WorkerPayShape = object('WorkerPay', {
  worker: LABEL.worker,
  from: date('2031-05-01'),
  until: date('2031-05-28'),
  sum: PaySumShape,
  entries: list(
    PaidEntryShape,
    'Ended shifts that start on these dates, and canceled ones that are paid, the latest first.',
  ),
});
export type WorkerPayView = Static<typeof WorkerPayShape>;

export function presentEntryPay({ entry, basis, paid, worker }: EntryPay): EntryPayView {
  const touched = new Set([...(paid?.lines ?? []), ...(paid?.adders ?? [])].map((x) => x.week));
  return {
    id: entry.id,
    worker: { name: entry.worker.name, slug: entry.worker.slug },
    event: { name: entry.event.name, slug: entry.event.slug },
    call_time: { name: entry.call.name, slug: entry.call.slug },
    labor_type: entry.skill,
    state: stateOf({ entry, paid }),
    time_zone: paid?.time.entry.zone ?? basis.zone,
    sum: paid && presentSum(paySumOf([paid])),
    cancellation: entry.canceled && {
      canceled_at: new Date(entry.canceled.at).toISOString(),
      canceled_by: entry.canceled.by,
      starts_at: new Date(entry.start_at).toISOString(),
      withdrawn: entry.voided_at !== null,
    },
    lines: (paid?.lines ?? []).map(presentLine),
    adders: (paid?.adders ?? []).map(presentAdder),
    weeks: (worker?.weeks ?? []).filter(({ start }) => touched.has(start)).map(presentWeek),
    punches: entry.punches.map(({ edge, raw_at, counted_at, source }) => ({
      ...{ edge, source },
      raw_at: new Date(raw_at).toISOString(),
      counted_at: counted_at && new Date(counted_at).toISOString(),
    })),
  };
}

function stateOf({ entry, paid }: Pick<EntryPay, 'entry' | 'paid'>): EntryPayView['state'] {
  if (entry.canceled) return 'canceled';
  if (!paid) return 'void';
  return paid.time.state === 'running' ? 'running' : 'worked';
}

export function presentCallPay(
  { call, event }: CallOfPay,
  entries: readonly PaidEntry[],
  labels: ReadonlyMap<number, EntryLabel>,
): CallPayView {
  return {
    event: { name: event.name, slug: event.slug },
    call_time: { name: call.name, slug: call.slug },
    sum: presentSum(paySumOf(entries)),
    entries: entries
      .flatMap((entry) => {
        const label = labels.get(entry.time.scope.id);
        return label ? [presentPaidEntry(entry, label)] : [];
      })
      .sort((a, b) => a.worker.name.localeCompare(b.worker.name) || a.id - b.id),
  };
}

export function presentWorkerPay(
  { worker, entries, sum }: WorkerPay,
  { from, until }: { from: string; until: string },
): WorkerPayView {
  return {
    worker: { name: worker.name, slug: worker.slug },
    ...{ from, until },
    sum: presentSum(sum),
    entries: entries.map((entry) => presentPaidEntry(entry, entry.label)),
  };
}

function presentPaidEntry(entry: PaidEntry, label: EntryLabel): PaidEntryView {
  const { scope, state, entry: hours } = entry.time;
  return {
    id: scope.id,
    state: state === 'planned' ? 'worked' : state,
    worker: { name: label.worker, slug: label.workerSlug },
    event: { name: label.event, slug: label.eventSlug },
    call_time: { name: label.call, slug: label.callSlug },
    labor_type: label.skill,
    date: scope.date,
    start: new Date(hours.start * MINUTE).toISOString(),
    end: new Date(hours.end * MINUTE).toISOString(),
    sum: presentSum(paySumOf([entry])),
    lines: entry.lines.map(presentLine),
    adders: entry.adders.map(presentAdder),
  };
}
