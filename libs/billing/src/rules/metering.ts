/** Stripe remembers an identifier for at least 24 hours; an hour less, for clocks and slow networks. */
const REMEMBERED = 23 * 3_600_000;
/** Stripe accepts timestamps up to 35 days old; a day less, for a slow queue. */
const OLDEST = 34 * 86_400_000;
/** Milliseconds until Stripe's sums include accepted events. */
const SETTLED = 3_600_000;

/** A row of the outbox: the segments of one message, to be reported to Stripe once. */
export interface UsageRow {
  /** When they were sent: the timestamp at Stripe. */
  usedAt: Date;
  /** Start of the first attempt; null: there was none, so nothing can have arrived. */
  firstTriedAt: Date | null;
}

export interface MeterSituation {
  now: Date;
  /** Start of paid usage; null: there is no subscription. Earlier usage is free. */
  billedFrom: Date | null;
  /** End of the usage on finalized invoices: earlier usage is not billed any more. */
  invoicedUntil: Date | null;
}

/**
 * | decision  | what is done |
 * | --------- | ------------ |
 * | `free`    | nothing: it is not billed |
 * | `wait`    | nothing yet: there is no subscription to bill it with |
 * | `send`    | a meter event; if it arrived before, Stripe refuses its identifier |
 * | `compare` | it may have arrived, and Stripe may have forgotten: the sums of its hour decide |
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

/** Whether Stripe would refuse it or not bill it any more. */
export function isTooLate(usedAt: Date, { now, invoicedUntil }: MeterSituation): boolean {
  const isOld = now.getTime() - usedAt.getTime() > OLDEST;
  return isOld || (invoicedUntil !== null && usedAt < invoicedUntil);
}

/** One hour of one customer, as we know it and as Stripe sums it up. */
export interface UsageWindow {
  /** Segments that Stripe has accepted, each with the time of its answer. */
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
 * | `wait`   | nothing: Stripe may not have summed up yet |
 * | `arrived`| all doubtful rows are done |
 * | `missing`| some segments never arrived: one event of that value, or the administrator's list; all doubtful rows are done |
 * | `differs`| Stripe has more than we ever sent, or less than it accepted: administrators are told, and nothing is sent |
 */
export type Comparison =
  | { kind: 'wait' }
  | { kind: 'arrived'; arrived: number }
  | { kind: 'missing'; arrived: number; value: number }
  | { kind: 'differs'; value: number };

/**
 * Compares sums only: the customer is billed by the sum, so it does not matter which rows arrived. `arrived` is added
 * to the hour's settled segments; the event for the missing ones is a row of its own, with the timestamp of the latest
 * doubtful row.
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
 * The difference of a finalized invoice: our usage of its period, less the billed usage and the usage listed for an
 * administrator. A positive difference is listed too; a negative one is reported to administrators.
 */
export function lackingOnInvoice(used: number, billed: number, listed: number): number {
  return used - billed - listed;
}

/** The hour of a row's comparison, from `start` to before `end`. */
export function windowOf(usedAt: Date): { start: Date; end: Date } {
  const hour = 3_600_000;
  const start = Math.floor(usedAt.getTime() / hour) * hour;
  return { start: new Date(start), end: new Date(start + hour) };
}

function sum(rows: readonly { value: number }[]): number {
  return rows.reduce((total, { value }) => total + value, 0);
}
