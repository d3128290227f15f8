import { addDays, isDate } from '#libs/kernel';

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
  const until = given(query.until) ?? last;
  const from = given(query.from) ?? addDays(until, 1 - DAYS);
  if (from > until) return { from: until, until };
  const earliest = addDays(until, 1 - MOST_DAYS);
  return { from: from < earliest ? earliest : from, until };
}

function given(value: unknown): string | null {
  return typeof value === 'string' && isDate(value) ? value : null;
}
