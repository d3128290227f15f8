import fc from 'fast-check';
import {
  compareWindow,
  decideUsage,
  isTooLate,
  type MeterSituation,
  windowOf,
} from './metering.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2031, 0, 1);
/** Milliseconds until Stripe has summed up accepted events. */
const LAG = 0.8 * HOUR;
const MONTH = 30 * DAY;
const YEAR = 365 * DAY;

type Weather = 'fine' | 'request lost' | 'answer lost';

/** A minimal model of Stripe's meter. */
class Meter {
  billed = 0;
  private readonly known = new Map<string, number>();
  private readonly events: { usedAt: number; value: number; at: number }[] = [];

  constructor(private readonly period: number) {}

  /** End of the latest finalized invoice, an hour after its period. */
  invoicedUntil(now: number): number {
    return START + Math.max(0, Math.floor((now - HOUR - START) / this.period)) * this.period;
  }

  take(id: string, value: number, usedAt: number, now: number): void {
    if (now - usedAt > 35 * DAY) throw new Error('too old for Stripe');
    const seen = this.known.get(id);
    if (seen !== undefined && now - seen < DAY) return;
    this.known.set(id, now);
    this.events.push({ usedAt, value, at: now });
    if (usedAt >= this.invoicedUntil(now)) this.billed += value;
  }

  sum(start: Date, end: Date, now: Date): number {
    return this.events
      .filter(({ usedAt }) => usedAt >= start.getTime() && usedAt < end.getTime())
      .filter(({ at }) => at + LAG <= now.getTime())
      .reduce((total, { value }) => total + value, 0);
  }
}

interface Row {
  id: string;
  value: number;
  usedAt: Date;
  firstTriedAt: Date | null;
  lastTriedAt: Date | null;
  confirmedAt: Date | null;
  done: boolean;
}

/** A model of the outbox and its tasks. */
class Outbox {
  booked = 0;
  differences = 0;
  private readonly rows: Row[] = [];
  /** Segments that comparisons found to have arrived, by the hour. */
  private readonly settled = new Map<number, number>();

  constructor(private readonly meter: Meter) {}

  add(id: string, value: number, usedAt: Date): void {
    const untried = { firstTriedAt: null, lastTriedAt: null, confirmedAt: null };
    this.rows.push({ id, value, usedAt, ...untried, done: false });
  }

  get pending(): number {
    return this.rows.filter(({ done }) => !done).length;
  }

  workOff(now: Date, weather: Weather): void {
    const situation = this.situationAt(now);
    const doubtful: Row[] = [];
    for (const row of this.rows.filter(({ done }) => !done)) {
      const decision = decideUsage(row, situation);
      if (decision === 'compare') doubtful.push(row);
      else if (decision === 'send') this.send(row, now, weather);
      else if (decision === 'book') this.book(row);
    }
    if (weather === 'fine') this.compare(doubtful, now);
  }

  private situationAt(now: Date): MeterSituation {
    const invoicedUntil = new Date(this.meter.invoicedUntil(now.getTime()));
    return { now, billedFrom: new Date(START), invoicedUntil };
  }

  private send(row: Row, now: Date, weather: Weather): void {
    row.firstTriedAt ??= now;
    row.lastTriedAt = now;
    if (weather === 'request lost') return;
    this.meter.take(row.id, row.value, row.usedAt.getTime(), now.getTime());
    if (weather === 'answer lost') return;
    row.confirmedAt = now;
    row.done = true;
  }

  private book(row: Row): void {
    this.booked += row.value;
    row.done = true;
  }

  private compare(doubtful: Row[], now: Date): void {
    const windows = new Map(
      doubtful.map(({ usedAt }) => [windowOf(usedAt).start.getTime(), windowOf(usedAt)]),
    );
    for (const { start, end } of windows.values()) {
      const inside = this.rows.filter(({ usedAt }) => usedAt >= start && usedAt < end);
      const confirmed = inside.filter(({ confirmedAt }) => confirmedAt !== null);
      const open = inside.filter(({ done, firstTriedAt }) => !done && firstTriedAt !== null);
      const found = compareWindow(
        {
          confirmed: confirmed.map(({ value, confirmedAt }) => ({ value, at: confirmedAt! })),
          settled: this.settled.get(start.getTime()) ?? 0,
          doubtful: open.map(({ value, lastTriedAt }) => ({ value, lastTriedAt: lastTriedAt! })),
          summed: this.meter.sum(start, end, now),
        },
        now,
      );
      if (found.kind === 'wait') continue;
      for (const row of open) row.done = true;
      if (found.kind === 'differs') this.differences += 1;
      else this.settle(start, found.arrived);
      if (found.kind === 'missing') this.repair(found.value, open, now);
    }
  }

  private settle(start: Date, arrived: number): void {
    const before = this.settled.get(start.getTime()) ?? 0;
    this.settled.set(start.getTime(), before + arrived);
  }

  private repair(value: number, rows: Row[], now: Date): void {
    const usedAt = new Date(Math.max(...rows.map((row) => row.usedAt.getTime())));
    if (isTooLate(usedAt, this.situationAt(now))) this.booked += value;
    else this.add(`repair:${usedAt.toISOString()}:${now.toISOString()}`, value, usedAt);
  }
}

function sum(rows: readonly { value: number }[]): number {
  return rows.reduce((total, { value }) => total + value, 0);
}

describe('metering through outages', () => {
  const uses = fc.array(
    fc.record({
      minute: fc.oneof(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 60 * 24 * 60 })),
      value: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 40 },
  );
  const spells = fc.array(
    fc.record({
      weather: fc.constantFrom<Weather>('fine', 'request lost', 'answer lost'),
      hours: fc.integer({ min: 1, max: 45 * 24 }),
    }),
    { maxLength: 8 },
  );

  /** Hours between two runs of the task. */
  const steps = fc.integer({ min: 1, max: 60 }).map((halves) => halves / 2);
  const periods = fc.constantFrom(MONTH, YEAR);

  it('bills or lists each segment once, whatever is lost and for how long', () => {
    fc.assert(
      fc.property(uses, spells, steps, periods, (used, weathers, step, period) => {
        const meter = new Meter(period);
        const outbox = new Outbox(meter);
        const byTime = used.toSorted((a, b) => a.minute - b.minute);
        const ends = weathers.map((_, index) =>
          weathers.slice(0, index + 1).reduce((total, { hours }) => total + hours, 0),
        );
        const weatherAt = (hour: number) =>
          weathers[ends.findIndex((end) => hour < end)]?.weather ?? 'fine';
        let next = 0;
        const last = (ends.at(-1) ?? 0) + 61 * 24;
        for (let hour = 0; hour < last + 240; hour += step) {
          const now = new Date(START + hour * HOUR);
          for (; next < byTime.length && byTime[next]!.minute <= hour * 60; next++) {
            const { minute, value } = byTime[next]!;
            outbox.add(`message:${next}`, value, new Date(START + minute * 60_000));
          }
          outbox.workOff(now, weatherAt(hour));
        }
        expect(outbox.pending).toBe(0);
        expect(outbox.differences).toBe(0);
        expect(meter.billed + outbox.booked).toBe(sum(used));
      }),
      { numRuns: 300 },
    );
  });

  it('lists what a whole outage of 40 days made too old, and sends the rest', () => {
    const meter = new Meter(MONTH);
    const outbox = new Outbox(meter);
    for (let day = 0; day < 40; day++) outbox.add(`message:${day}`, 1, new Date(START + day * DAY));
    outbox.workOff(new Date(START + 40 * DAY), 'fine');
    expect(outbox.booked).toBe(30);
    expect(meter.billed).toBe(10);
  });

  it('counts once what an earlier comparison of the same hour found', () => {
    const meter = new Meter(YEAR);
    const outbox = new Outbox(meter);
    const at = (hours: number) => new Date(START + hours * HOUR);
    outbox.add('arrives', 4, at(0.1));
    outbox.workOff(at(0.2), 'answer lost');
    outbox.add('does not', 2, at(0.3));
    for (const hour of [0.4, 10, 22]) outbox.workOff(at(hour), 'request lost');
    outbox.workOff(at(30), 'fine');
    for (const hour of [31, 40, 53]) outbox.workOff(at(hour), 'request lost');
    for (const hour of [60, 61, 62]) outbox.workOff(at(hour), 'fine');
    expect(outbox).toMatchObject({ booked: 0, differences: 0, pending: 0 });
    expect(meter.billed).toBe(6);
  });
});
