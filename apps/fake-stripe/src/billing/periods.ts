import type { Price, SubscriptionItem } from '../account/objects.js';

const DAY = 86_400;

/** The end of the period that begins then; a day that the next month lacks becomes its last. */
export function periodEnd(start: number, anchor: number, price: Price): number {
  const { interval, interval_count: count } = price.recurring!;
  if (interval === 'day') return start + count * DAY;
  if (interval === 'week') return start + count * 7 * DAY;
  const months = interval === 'year' ? 12 * count : count;
  for (let step = months; ; step += months) {
    const end = addMonths(anchor, step);
    if (end > start) return end;
  }
}

export function setPeriod(item: SubscriptionItem, start: number, anchor: number): void {
  item.current_period_start = start;
  item.current_period_end = periodEnd(start, anchor, item.price);
}

function addMonths(seconds: number, months: number): number {
  const from = new Date(seconds * 1000);
  const day = from.getUTCDate();
  const to = new Date(from);
  to.setUTCDate(1);
  to.setUTCMonth(to.getUTCMonth() + months);
  const last = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
  to.setUTCDate(Math.min(day, last));
  return Math.floor(to.getTime() / 1000);
}
