/** Stripe remembers an identifier for 24 hours at least; an hour less, for clocks and slow networks. */
const REMEMBERED = 23 * 3_600_000;
/** Stripe takes stamps of at most 35 days; a day less, for a queue that is slow. */
const OLDEST = 34 * 86_400_000;
/** What Stripe took is in its sums by then. */
const SETTLED = 3_600_000;

/** A row of the outbox: so many segments of one message, to be told to Stripe once. */
export interface UsageRow {
  /** When they were sent: the time stamp at Stripe. */
  usedAt: Date;
  /** When the first attempt to tell began; null: there was none, so nothing can have arrived. */
  firstTriedAt: Date | null;
}

export interface MeterSituation {
  now: Date;
  /** From when on usage costs something; null: there is no subscription. What was used before is free. */
  billedFrom: Date | null;
  /** Until when usage is on invoices that are finalized: nothing sent for that time is billed any more. */
  invoicedUntil: Date | null;
}

/**
 * | decision  | what is done |
 * | --------- | ------------ |
 * | `free`    | nothing: it is not billed |
 * | `wait`    | nothing yet: there is no subscription that it could be billed with |
 * | `send`    | a meter event; if it arrived before, Stripe refuses it by its identifier |
 * | `compare` | it may have arrived, and Stripe may have forgotten: the sums of its hour tell |
 * | `book`    | it is listed for an administrator, who books it once |
 */
export type MeterDecision = 'free' | 'wait' | 'send' | 'compare' | 'book';

export function decideUsage(row: UsageRow, situation: MeterSituation): MeterDecision {
  const { now, billedFrom } = situation;
  if (billedFrom === null) return 'wait';
  if (row.usedAt < billedFrom) return 'free';
  if (row.firstTriedAt && now.getTime() - row.firstTriedAt.getTime() >= REMEMBERED)
    return 'compare';
  if (isTooLate(row.usedAt, situation)) return row.firstTriedAt ? 'compare' : 'book';
  return 'send';
}

/** Whether Stripe would not take it any more, or not bill it. */
export function isTooLate(usedAt: Date, { now, invoicedUntil }: MeterSituation): boolean {
  const isOld = now.getTime() - usedAt.getTime() > OLDEST;
  return isOld || (invoicedUntil !== null && usedAt < invoicedUntil);
}

/** One hour of one customer, as far as we know it and as Stripe sums it up. */
export interface UsageWindow {
  /** Segments that Stripe has taken, each with the time of its answer. */
  confirmed: readonly { value: number; at: Date }[];
  /** Segments that earlier comparisons of this hour found to have arrived. */
  settled: number;
  /** Segments of rows that may have arrived, each with the time of the last attempt. */
  doubtful: readonly { value: number; lastTriedAt: Date }[];
  /** Stripe's own sum of that hour. */
  summed: number;
}

/**
 * | kind     | what is done |
 * | -------- | ------------ |
 * | `wait`   | nothing: Stripe may not have added up yet |
 * | `arrived`| all doubtful rows are done |
 * | `missing`| so many segments never arrived: one event of that value, or the administrator's list; all doubtful rows are done |
 * | `differs`| Stripe has more than we ever sent, or less than it took: administrators hear of it, and nothing is sent |
 */
export type Comparison =
  | { kind: 'wait' }
  | { kind: 'arrived'; arrived: number }
  | { kind: 'missing'; arrived: number; value: number }
  | { kind: 'differs'; value: number };

/**
 * It does not matter which rows arrived, only how much is missing: the customer is billed by the sum. `arrived` is added to what is
 * settled in this hour; an event for what is missing is a row of its own, with the stamp of the latest doubtful row.
 */
export function compareWindow(window: UsageWindow, now: Date): Comparison {
  const { confirmed, settled, doubtful, summed } = window;
  const latest = [...confirmed.map(({ at }) => at), ...doubtful.map((row) => row.lastTriedAt)];
  if (latest.some((at) => now.getTime() - at.getTime() < SETTLED)) return { kind: 'wait' };
  const known = sum(confirmed) + settled;
  const possible = known + sum(doubtful);
  if (summed < known || summed > possible)
    return { kind: 'differs', value: summed > possible ? summed - possible : summed - known };
  const arrived = summed - known;
  const value = possible - summed;
  return value === 0 ? { kind: 'arrived', arrived } : { kind: 'missing', arrived, value };
}

/**
 * What a finalized invoice lacks: usage that we have for its period, less what it bills and what is listed for an administrator.
 * More than nothing is listed too; less than nothing is told to administrators.
 */
export function lackingOnInvoice(used: number, billed: number, listed: number): number {
  return used - billed - listed;
}

/** The hour, from `start` and before `end`, within which a row is compared. */
export function windowOf(usedAt: Date): { start: Date; end: Date } {
  const hour = 3_600_000;
  const start = Math.floor(usedAt.getTime() / hour) * hour;
  return { start: new Date(start), end: new Date(start + hour) };
}

function sum(rows: readonly { value: number }[]): number {
  return rows.reduce((total, { value }) => total + value, 0);
}
