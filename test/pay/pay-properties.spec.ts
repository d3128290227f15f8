import fc from 'fast-check';
import { type PayInput, paySumOf, payWorker } from '#libs/pay';
import { payInputs } from './random-weeks.js';

const RUNS = { numRuns: Number(process.env['PAY_RUNS'] ?? 300) };
const sum = (numbers: readonly (number | null)[]): number =>
  numbers.reduce<number>((total, each) => total + (each ?? 0), 0);

/** Paid minutes counted one by one: in a span and no unpaid break; each minute once. */
function paidMinutes({ entries }: PayInput): number {
  const taken = new Set<number>();
  const sorted = [...entries].sort((a, b) => a.start - b.start || a.id - b.id);
  let paid = 0;
  for (const { start, end, breaks } of sorted) {
    const unpaid = breaks.filter((each) => !each.paid);
    const before = paid;
    for (let minute = start; minute < end; minute += 1) {
      if (taken.has(minute)) continue;
      const away = unpaid.some(
        (each) => minute >= each.start && minute < each.start + each.minutes,
      );
      if (!away) paid += 1;
    }
    // An entry without paid minutes takes none from another one.
    if (paid === before) continue;
    for (let minute = start; minute < end; minute += 1) taken.add(minute);
  }
  return paid;
}

describe('pay, whatever the week and the rules', () => {
  it('has each paid minute in one line', () => {
    fc.assert(
      fc.property(payInputs, (input) => {
        if (input.sets.some(({ rounding }) => rounding)) return;
        const { lines } = payWorker(input);
        expect(sum(lines.map(({ minutes }) => minutes))).toBe(paidMinutes(input));
        expect(lines.every(({ from, to, minutes }) => minutes === to - from && minutes > 0)).toBe(
          true,
        );
      }),
      RUNS,
    );
  });

  it('gives the same bytes for the same input, in whatever order the entries come', () => {
    fc.assert(
      fc.property(payInputs, (input) => {
        const first = JSON.stringify(payWorker(input));
        expect(JSON.stringify(payWorker(structuredClone(input)))).toBe(first);
        const reversed = { ...input, entries: input.entries.toReversed() };
        expect(JSON.stringify(payWorker(reversed))).toBe(first);
      }),
      RUNS,
    );
  });

  it('changes nothing before an entry that is taken away, nor an amount of an earlier workweek', () => {
    fc.assert(
      fc.property(payInputs, fc.nat(), (input, pick) => {
        const removed = input.entries[pick % input.entries.length]!;
        const without = { ...input, entries: input.entries.filter((each) => each !== removed) };
        const cut = Math.min(removed.start, removed.rawStart) - 15;
        const [all, left] = [payWorker(input).lines, payWorker(without).lines];
        const before = (lines: typeof all): unknown =>
          lines
            .filter(({ from, to }) => from < cut && to <= cut)
            .map(({ entryId, from, to, multiplier }) => [entryId, from, to, multiplier]);
        expect(before(left)).toEqual(before(all));
        const touched =
          all.find(({ entryId }) => entryId === removed.id)?.week ?? removed.start - 8 * 1440;
        const earlier = (lines: typeof all): unknown =>
          lines.filter(({ week, to }) => week < touched && to <= cut).map(({ amount }) => amount);
        if (removed.extras.length === 0) expect(earlier(left)).toEqual(earlier(all));
      }),
      RUNS,
    );
  });

  it('adds up: straight and premium, and the premium by who asks for it', () => {
    fc.assert(
      fc.property(payInputs, (input) => {
        for (const line of payWorker(input).lines) {
          if (line.amount === null) {
            expect([line.straight, line.premium, line.federal, line.state]).toEqual([
              null,
              null,
              null,
              null,
            ]);
            continue;
          }
          expect(line.amount).toBe(line.straight! + line.premium!);
          expect(line.premium).toBe(line.federal! + line.state! + line.contract!);
          expect(Math.min(line.federal!, line.state!, line.contract!)).toBeGreaterThanOrEqual(0);
        }
      }),
      RUNS,
    );
  });

  it('comes to the sum of its lines and adders', () => {
    fc.assert(
      fc.property(payInputs, (input) => {
        const { lines, adders } = payWorker(input);
        const entries = input.entries.map((entry) => {
          const isOwn = ({ entryId }: { entryId: number }): boolean => entryId === entry.id;
          return { time: { entry }, lines: lines.filter(isOwn), adders: adders.filter(isOwn) };
        });
        const total = paySumOf(entries);
        expect(total.cents ?? 0).toBe(sum([...lines, ...adders].map(({ amount }) => amount)));
        expect(total.minutes).toBe(sum(lines.map(({ minutes }) => minutes)));
      }),
      RUNS,
    );
  });

  it('computes each line again from its reasons', () => {
    fc.assert(
      fc.property(payInputs, (input) => {
        const { lines, weeks } = payWorker(input);
        const regular = new Map(
          weeks.map(({ start, paidMinutes, payForWork }) => {
            const [n = '0', d = '1'] = payForWork.split('/');
            return [start, { n: BigInt(n) * 60n, d: BigInt(d) * BigInt(paidMinutes) }];
          }),
        );
        const entries = new Map(input.entries.map((entry) => [entry.id, entry]));
        for (const { entryId, minutes, multiplier, week, straight, amount, because } of lines) {
          const parts = because.claim ? [because.claim, ...because.adding] : because.adding;
          const above = parts.reduce((sum100, each) => sum100 + each.multiplier - 100, 0);
          expect(multiplier).toBe(100 + above);
          const { rate } = entries.get(entryId)!;
          if (rate?.per !== 'hour') continue;
          // Everything over one denominator: hundredths of a cent × 6000 × the regular rate's.
          const { n, d } = regular.get(week)!;
          const own = BigInt(rate.amount) * BigInt(minutes) * 100n * d;
          const premium = parts.reduce((total, { rule, multiplier: m }) => {
            const isHours = ['daily', 'weekly', 'weekday', 'consecutive'].includes(rule);
            const base = isHours ? n : BigInt(rate.amount) * d;
            return total + base * BigInt((m - 100) * minutes);
          }, 0n);
          const halfUp = (value: bigint): number =>
            Number((2n * value + 600_000n * d) / (1_200_000n * d));
          expect([straight, amount]).toEqual([halfUp(own), halfUp(own + premium)]);
        }
      }),
      RUNS,
    );
  });

  it('computes each adder of a rule again from its reason', () => {
    fc.assert(
      fc.property(payInputs, (input) => {
        const rates = new Map(input.entries.map(({ id, rate }) => [id, rate]));
        for (const { entryId, kind, minutes, amount, because } of payWorker(input).adders) {
          if (!because) {
            expect(minutes).toBeNull();
            continue;
          }
          const { code, threshold, before } = because;
          if (code === 'cancellation') expect(before).toBeLessThan(threshold);
          else if (code === 'meal' || code === 'spread') expect(before).toBeGreaterThan(threshold);
          else expect(minutes).toBe(threshold - before);
          const rate = rates.get(entryId)!;
          if (rate?.per !== 'hour' || !/^(top_up|reporting|cancellation)$/.test(kind)) continue;
          const [cents, half] = [BigInt(rate.amount * minutes!), 3_000n];
          expect(amount).toBe(Number((cents + half) / 6_000n));
        }
      }),
      RUNS,
    );
  });

  it('has a regular rate of what each entry brings in', () => {
    fc.assert(
      fc.property(payInputs, (input) => {
        for (const { paidMinutes, payForWork, payCents, regularRate, entries } of payWorker(input)
          .weeks) {
          const [n = 0, d = 1] = payForWork.split('/').map(Number);
          expect(sum(entries.map(({ minutes }) => minutes))).toBe(paidMinutes);
          expect(Math.abs(payCents - n / d / 100)).toBeLessThan(0.51);
          expect(Math.abs(regularRate - (n / d / paidMinutes) * 60)).toBeLessThan(0.51);
          const apart = Math.abs(sum(entries.map(({ cents }) => cents)) - payCents);
          expect(apart).toBeLessThanOrEqual(entries.length / 2 + 0.5);
        }
      }),
      RUNS,
    );
  });

  it('never has a federal premium above what a week paid beyond straight time', () => {
    fc.assert(
      fc.property(payInputs, (input) => {
        const { lines, adders } = payWorker(input);
        const all = [...lines, ...adders];
        for (const week of new Set(lines.map((line) => line.week))) {
          const federal = sum(all.filter((each) => each.week === week).map((each) => each.federal));
          const beyond =
            sum(lines.filter((line) => line.week === week).map(({ premium }) => premium)) +
            sum(
              adders
                .filter(
                  (each) =>
                    each.week === week && /^(bonus_overtime|federal_difference)$/.test(each.kind),
                )
                .map(({ amount }) => amount),
            );
          expect(federal).toBeLessThanOrEqual(beyond);
        }
      }),
      RUNS,
    );
  });

  it('has no amount where no rate is known, and one for each minute where it is', () => {
    fc.assert(
      fc.property(payInputs, (input) => {
        const rates = new Map(input.entries.map(({ id, rate }) => [id, rate]));
        for (const { entryId, amount } of payWorker(input).lines)
          expect(amount === null).toBe(rates.get(entryId) === null);
      }),
      RUNS,
    );
  });
});
