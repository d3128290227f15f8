import { moneyText } from '#libs/kernel';
import {
  type FrozenEntry,
  type FrozenPart,
  itemSentence,
  type PeriodOfWorker,
  type ShownItem,
} from '#libs/pay';
import {
  choice,
  date,
  decimal,
  flag,
  inline,
  instant,
  integer,
  list,
  money,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

const MINUTE = 60_000;
const cents = (amount: number | null): string | null =>
  amount === null ? null : moneyText(amount, 2);
const at = (minute: number | null): string | null =>
  minute === null ? null : new Date(minute * MINUTE).toISOString();

export const FrozenItemShape = object('FrozenPayItem', {
  id: integer(811, 'Id of the frozen line or adder.'),
  kind: choice(['line', 'adder'], 'Minutes, or pay beside them.'),
  earning: text(
    'overtime',
    'Kind of pay: `regular`, `overtime` (1.5), `double_time` (2), `hours_125` and the like, or what is paid beside minutes.',
  ),
  is_difference: flag(false, 'It corrects an earlier period.'),
  taken_back: flag(false, 'It takes back what was frozen before; its numbers are negative.'),
  date: date('2031-05-05', "Date of the minutes, in the event's zone; of adders, of the start."),
  from: nullable(instant('2031-05-05T20:00:00.000Z', 'Of a line, its first minute.')),
  to: nullable(instant('2031-05-05T23:00:00.000Z', 'Of a line, the first minute after it.')),
  minutes: nullable(integer(180, 'Null: it is not counted in minutes.')),
  multiplier: nullable(decimal(1.5, 'Null: an adder.')),
  rate: nullable(money('22.00', 'Hourly; null: there was none, or it is an adder.')),
  amount: nullable(money('99.00', 'Null: the work had no rate.')),
  federal: money('0.00', 'Part of the premium that federal law requires.'),
  state: money('33.00', 'Part of the premium that state law requires.'),
  contract: money('0.00', 'Part of the premium that the contract asks for.'),
  set: nullable(text('California', 'The rule set; null: no rule.')),
  version: nullable(integer(2, 'Its version when it was frozen.')),
  sentence: text(
    'hour 8 to 11 of the day, California daily overtime, 1.5 ×',
    'Why it is paid, in English.',
  ),
  sentence_es: text(
    'hora 8 a 11 del día, horas extra diarias, California, 1.5 ×',
    'The same in Spanish.',
  ),
});

const FrozenPartShape = object('FrozenPayPart', {
  period: date('2031-05-04', "First day of the closed period, on the company's clock."),
  ends_on: date('2031-05-10', "Its last day, on the company's clock."),
  payday: date('2031-05-16', "When it is paid, on the company's clock."),
  closed_at: instant('2031-05-12T14:00:00.000Z', 'When it was closed.'),
  amount: money('99.00', 'What its items come to.'),
  items: list(FrozenItemShape, 'Lines by time, then adders; what is taken back first.'),
  punches: list(
    inline({
      edge: text('start', 'What was punched.'),
      raw_at: instant('2031-05-05T12:00:00.000Z', 'When it happened.'),
      counted_at: nullable(instant('2031-05-05T12:00:00.000Z', 'The minute that counted.')),
    }),
    'Those that were recorded when the period was closed.',
  ),
});

export const FrozenEntryShape = object('FrozenEntryPay', {
  id: integer(97, 'Id of the time entry or cancellation.'),
  amount: money('99.00', 'What closed periods have paid for it.'),
  periods: list(FrozenPartShape, 'By date; none: no closed period has pay of it.'),
});
export type FrozenEntryView = Static<typeof FrozenEntryShape>;

export const PeriodWorkerShape = object('PayPeriodWorkerEntries', {
  worker: text('Dana Diaz', 'Name of the worker.'),
  entries: list(
    inline({
      id: integer(97, 'Id of the time entry or cancellation.'),
      event: text('Spring tour', 'Name of the event.'),
      call: text('Load in', 'Name of the call.'),
      date: date('2031-05-05', "Date of the call, in its event's zone."),
      is_canceled: flag(false, 'The company canceled the shift: there are no hours.'),
      minutes: integer(720, 'Minutes of work and paid breaks; a correction may take some back.'),
      amount: money('341.00', 'What this period pays for it.'),
      is_difference: flag(false, 'Some of it corrects an earlier period.'),
      is_approved: flag(true, 'False, in an open period: closing leaves it.'),
    }),
    'By date.',
  ),
});
export type PeriodWorkerView = Static<typeof PeriodWorkerShape>;

export function presentFrozenEntry({ entry, cents: all, parts }: FrozenEntry): FrozenEntryView {
  return { id: entry.id, amount: moneyText(all, 2), periods: parts.map(presentPart) };
}

export function presentPeriodWorker(found: PeriodOfWorker): PeriodWorkerView {
  return {
    worker: found.worker.name,
    entries: found.entries.map(
      ({ isDifference, isDraft, isCanceled, cents: amount, ...entry }) => ({
        ...entry,
        is_canceled: isCanceled,
        amount: moneyText(amount, 2),
        is_difference: isDifference,
        is_approved: !isDraft,
      }),
    ),
  };
}

function presentPart(part: FrozenPart): Static<typeof FrozenPartShape> {
  return {
    ...{ period: part.startsOn, ends_on: part.endsOn, payday: part.payday },
    closed_at: part.closedAt.toISOString(),
    amount: moneyText(part.cents, 2),
    items: part.items.map(presentItem),
    punches: part.punches.map(({ edge, raw_at: raw, counted_at: counted }) => ({
      edge,
      raw_at: new Date(raw).toISOString(),
      counted_at: counted && new Date(counted).toISOString(),
    })),
  };
}

function presentItem(item: ShownItem): Static<typeof FrozenItemShape> {
  const { id, earning, date: on, minutes, multiplier, rate, rule } = item;
  return {
    ...{ id, earning, date: on, minutes },
    kind: multiplier === null ? 'adder' : 'line',
    is_difference: item.isDifference,
    taken_back: item.sign === -1,
    ...{ from: at(item.from), to: at(item.to) },
    multiplier: multiplier === null ? null : multiplier / 100,
    rate: rate === null ? null : moneyText(rate, 4),
    amount: cents(item.cents),
    federal: moneyText(item.federal, 2),
    state: moneyText(item.state, 2),
    contract: moneyText(item.contract, 2),
    ...{ set: rule?.set ?? null, version: rule?.version ?? null },
    sentence: itemSentence(item, 'en'),
    sentence_es: itemSentence(item, 'es'),
  };
}
