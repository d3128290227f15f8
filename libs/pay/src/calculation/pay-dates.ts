import { addDays } from '#libs/kernel';

/** Dates of entries, both included, 'YYYY-MM-DD'. */
export interface PayDates {
  from: string;
  until: string;
}

/** Days shown where nothing is asked for. */
const DAYS = 28;
/** The longest span: a year. */
const MOST_DAYS = 366;

/**
 * The dates asked for, both included; the four weeks until `last` where they are missing or none. A span is at most a year.
 *
 * @param last 'YYYY-MM-DD'
 */
export function payDatesOf(query: { from?: unknown; until?: unknown }, last: string): PayDates {
  const until = dateOf(query.until) ?? last;
  const from = dateOf(query.from) ?? addDays(until, 1 - DAYS);
  if (from > until) return { from: until, until };
  const earliest = addDays(until, -MOST_DAYS);
  return { from: from < earliest ? earliest : from, until };
}

function dateOf(value: unknown): string | null {
  if (typeof value !== 'string' || !/^[12]\d{3}-\d\d-\d\d$/.test(value)) return null;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? value : null;
}
