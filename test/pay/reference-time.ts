import { DateTime } from 'luxon';

export interface Wall {
  date: string;
  /** Minute of the local day. */
  minute: number;
}

const walls = new Map<string, Map<number, Wall>>();

/** Local date and minute of the day of an instant. */
export function wall(zone: string, at: number): Wall {
  let known = walls.get(zone);
  if (!known) walls.set(zone, (known = new Map()));
  let found = known.get(at);
  if (!found) {
    const local = DateTime.fromMillis(at * 60_000, { zone });
    found = { date: local.toISODate() ?? '', minute: local.hour * 60 + local.minute };
    known.set(at, found);
  }
  return found;
}

/** The date some days later. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

const weeks = new Map<string, { start: number; end: number }[]>();

/** First minute of the workweek in which an instant lies. */
export function weekOf(
  zone: string,
  workweek: { day: number; minute: number },
  at: number,
): number {
  const key = `${zone} ${workweek.day} ${workweek.minute}`;
  let known = weeks.get(key);
  if (!known) weeks.set(key, (known = []));
  const found = known.find(({ start, end }) => start <= at && at < end);
  if (found) return found.start;
  let date = plusDays(wall(zone, at).date, 1);
  while (weekdayOf(date) !== workweek.day || startOn(zone, date, workweek.minute) > at)
    date = plusDays(date, -1);
  const start = startOn(zone, date, workweek.minute);
  known.push({ start, end: startOn(zone, plusDays(date, 7), workweek.minute) });
  return start;
}

function startOn(zone: string, date: string, minute: number): number {
  const [year, month, day] = date.split('-').map(Number);
  const local = DateTime.fromObject(
    { year, month, day, hour: Math.floor(minute / 60), minute: minute % 60 },
    { zone },
  );
  return local.toMillis() / 60_000;
}
