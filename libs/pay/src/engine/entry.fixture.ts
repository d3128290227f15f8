import { instantOf } from '#libs/kernel';
import type { PayBreak, PayEntry } from './pay-input.js';
import type { PayLine } from './pay-result.js';

/** @param local 'YYYY-MM-DD HH:MM' */
export function minuteAt(local: string, zone: string): number {
  const [date = '', time = ''] = local.split(' ');
  return instantOf(date, time, zone).getTime() / 60_000;
}

export interface TypedEntry extends Partial<Omit<PayEntry, 'breaks' | 'start' | 'end'>> {
  /** '2026-11-23 08:00 to 2026-11-23 18:00' */
  span: string;
  /** 'paid 12:00, unpaid 17:00 45': on the date of the start, 30 or 60 minutes unless said. */
  breaks?: string;
}

let drawn = 0;

/** An entry as one would say it; raw punches are those that count. */
export function entryOf({
  span,
  breaks = '',
  zone = 'America/New_York',
  ...given
}: TypedEntry): PayEntry {
  const [from = '', to = ''] = span.split(' to ');
  const start = minuteAt(from, zone);
  const end = minuteAt(to, zone);
  const [date = ''] = from.split(' ');
  return {
    id: (drawn += 1),
    zone,
    start,
    end,
    rawStart: start,
    rawEnd: end,
    breaks: breaks ? breaks.split(', ').map((each) => breakOf(each, date, zone)) : [],
    rate: { per: 'hour', amount: 200_000 },
    minimum: 240,
    mealTrigger: 300,
    scheduled: null,
    sentHome: false,
    canceledNotice: null,
    waived: [],
    extras: [],
    ...given,
  };
}

/** '8 × 1, 4 × 1.5': hours at each multiplier in order of time, neighbours joined. */
export function hoursOf(lines: readonly PayLine[]): string {
  const joined: { minutes: number; multiplier: number }[] = [];
  for (const { minutes, multiplier } of lines) {
    const last = joined.at(-1);
    if (last?.multiplier === multiplier) last.minutes += minutes;
    else joined.push({ minutes, multiplier });
  }
  return joined.map((each) => `${each.minutes / 60} × ${each.multiplier / 100}`).join(', ');
}

function breakOf(text: string, date: string, zone: string): PayBreak {
  const [kind, time = '', minutes] = text.split(' ');
  const start = minuteAt(`${date} ${time}`, zone);
  const paid = kind === 'paid';
  return { start, rawStart: start, paid, minutes: Number(minutes ?? (paid ? 30 : 60)) };
}
