import { earningKeyOf } from '../../payroll/payroll-item.js';
import type { PaidEntry } from '../../calculation/pay-weeks.js';

/** A line or adder of an entry as a period keeps it. Money is in cents; minutes since 1970, UTC, are instants. */
export interface FrozenItem {
  /** Of the time entry or cancellation. */
  entryId: number;
  /** -1: it takes back what was frozen before, and its numbers are negative. */
  sign: 1 | -1;
  /** An `EarningKey`. */
  earning: string;
  from: number | null;
  to: number | null;
  date: string;
  week: number;
  minutes: number | null;
  multiplier: number | null;
  rate: number | null;
  cents: number | null;
  federal: number;
  state: number;
  contract: number;
  because: object;
}

/** Everything that an entry is paid, as it counts now. */
export function frozenItems({ time, lines, adders }: PaidEntry): FrozenItem[] {
  const entry = { entryId: time.scope.id, sign: 1 as const };
  return [
    ...lines.map((line) => ({
      ...entry,
      ...{ earning: earningKeyOf(line.multiplier), from: line.from, to: line.to, date: line.date },
      ...{ week: line.week, minutes: line.minutes, multiplier: line.multiplier, rate: line.rate },
      ...{ cents: line.amount, federal: line.federal ?? 0, state: line.state ?? 0 },
      ...{ contract: line.contract ?? 0, because: line.because },
    })),
    ...adders.map((adder) => ({
      ...entry,
      ...{ earning: adder.kind, from: null, to: null, date: time.scope.date, week: adder.week },
      ...{ minutes: adder.minutes, multiplier: null, rate: null, cents: adder.amount },
      ...{ federal: adder.federal, state: 0, contract: 0 },
      because: { set: adder.set, version: adder.version, ...adder.because },
    })),
  ];
}

/**
 * Returns what to add to the frozen items of all periods, differences included, so that they come to what counts now.
 * Items are equal when their numbers are; times and reasons only choose which of equal ones is added or taken back.
 */
export function differences(
  frozen: readonly FrozenItem[],
  current: readonly FrozenItem[],
): FrozenItem[] {
  const balance = new Map<string, { now: FrozenItem[]; before: FrozenItem[] }>();
  const equalOf = (item: FrozenItem): { now: FrozenItem[]; before: FrozenItem[] } => {
    const key = keyOf(item);
    const known = balance.get(key) ?? { now: [], before: [] };
    balance.set(key, known);
    return known;
  };
  for (const item of current) equalOf(item).now.push(item);
  for (const item of frozen) if (item.sign === 1) equalOf(item).before.push(item);
  for (const item of frozen) {
    if (item.sign === 1) continue;
    const { before } = equalOf(negated(item));
    // Where the hours were moved since, the last of the equal ones goes.
    before.splice(
      before.findIndex(({ from }) => from === item.from),
      1,
    );
  }
  return [...balance.values()].flatMap(({ now, before }) =>
    now.length > before.length
      ? without(now, before).slice(0, now.length - before.length)
      : without(before, now)
          .slice(0, before.length - now.length)
          .map(negated),
  );
}

/** Those of equal items that are not among the others at the same time; at least as many as there are more of them. */
function without(items: readonly FrozenItem[], others: readonly FrozenItem[]): FrozenItem[] {
  const left = others.map(({ from }) => from);
  return items.filter(({ from }) => {
    const at = left.indexOf(from);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function negated(item: FrozenItem): FrozenItem {
  const minus = <T extends number | null>(value: T): T | number => (value ? -value : value);
  return {
    ...item,
    sign: item.sign === 1 ? -1 : 1,
    ...{ minutes: minus(item.minutes), cents: minus(item.cents) },
    ...{ federal: minus(item.federal), state: minus(item.state), contract: minus(item.contract) },
  };
}

function keyOf(item: FrozenItem): string {
  const { entryId, earning, date, week, minutes, multiplier, rate } = item;
  const { cents, federal, state, contract } = item;
  return JSON.stringify([
    ...[entryId, earning, date, week, minutes, multiplier, rate],
    ...[cents, federal, state, contract],
  ]);
}
