import { IANAZone } from 'luxon';

/**
 * Local date and time of a zone, and the instants they stand for.
 *
 * `date` is 'YYYY-MM-DD', `time` 'HH:MM' or 'HH:MM:SS' (24 hours), `zone` an IANA name such as
 * 'America/New_York'. Callers have checked them with `isDate`, `isTime` and `isTimeZone`; here
 * wrong ones throw RangeError.
 */
const DATE = /^(19|2\d)\d{2}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The instant of a local date and time. A time skipped by a clock change moves forward by the gap
 * (02:30 becomes 03:30); a repeated one means the first.
 */
export function instantOf(date: string, time: string, zone: string): Date {
  if (!isDate(date) || !isTime(time)) throw new RangeError(`No date and time: ${date} ${time}`);
  const shown = Date.parse(`${date}T${timeWithSeconds(time)}Z`);

  // A day before and after are the offsets around any clock change near this time.
  const candidates = [shown - offsetAt(shown - DAY, zone), shown - offsetAt(shown + DAY, zone)];
  const real = candidates.filter((instant) => instant + offsetAt(instant, zone) === shown);
  return new Date(real.length > 0 ? Math.min(...real) : Math.max(...candidates));
}

/**
 * Local date and time of the instant: 'YYYY-MM-DDTHH:MM:SS', without offset; fractions of a second
 * are dropped.
 */
export function wallClock(instant: Date, zone: string): string {
  return new Date(instant.getTime() + offsetAt(instant.getTime(), zone)).toISOString().slice(0, 19);
}

/** Local date of the instant. */
export function dateIn(zone: string, instant: Date): string {
  return wallClock(instant, zone).slice(0, 10);
}

/** Whether this is a zone of the IANA database; offsets such as '+05:00' are none. */
export function isTimeZone(name: string): boolean {
  return /^[A-Za-z]/.test(name) && IANAZone.isValidZone(name);
}

/** @param days may be negative */
export function addDays(date: string, days: number): string {
  return new Date(midnightUtc(date) + days * DAY).toISOString().slice(0, 10);
}

/** 'HH:MM' @param minute of the day */
export function timeOfMinute(minute: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** '8:00 AM', in ASCII, which keeps texts cheap; without seconds. */
export function displayTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** Calendar days from one 'YYYY-MM-DD' to another; negative: the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((midnightUtc(to) - midnightUtc(from)) / DAY);
}

/** '08:00 AM', as in the API. */
export function displayTimePadded(time: string): string {
  return displayTime(time).padStart(8, '0');
}

/** 'Mon, Nov 23', in ASCII; without the year. */
export function displayDate(date: string): string {
  const day = new Date(midnightUtc(date));
  return `${WEEKDAYS[day.getUTCDay()]}, ${MONTHS[day.getUTCMonth()]} ${day.getUTCDate()}`;
}

/** Whether the text is a calendar day 'YYYY-MM-DD' from 1900 to 2999. */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

/** Whether the text is 'HH:MM' or 'HH:MM:SS' from 00:00 to 23:59:59; 24:00 is not. */
export function isTime(text: string): boolean {
  return TIME.test(text);
}

/** 'HH:MM' to 'HH:MM:SS', as in columns and in the API; the longer form is unchanged. */
export function timeWithSeconds(time: string): string {
  return time.length === 5 ? `${time}:00` : time;
}

/**
 * Since 1973 clocks have changed only at full quarters of an hour, so an offset holds for its whole
 * quarter.
 */
const QUARTERS_SINCE = Date.UTC(1973, 0, 1);
const QUARTERS_KEPT = 20_000;
const offsets = new Map<string, Map<number, number>>();

/**
 * Milliseconds from UTC to the zone's local time. Cached, since lists need the same few quarters
 * repeatedly.
 */
export function offsetAt(milliseconds: number, zone: string): number {
  if (!(milliseconds >= QUARTERS_SINCE)) return computeOffset(zone, milliseconds);
  const known = offsets.get(zone) ?? new Map<number, number>();
  const quarter = Math.floor(milliseconds / (15 * MINUTE));
  const kept = known.get(quarter);
  if (kept !== undefined) return kept;
  const offset = computeOffset(zone, milliseconds);
  if (known.size >= QUARTERS_KEPT) known.clear();
  offsets.set(zone, known.set(quarter, offset));
  return offset;
}

/** @throws RangeError no such zone */
function computeOffset(zone: string, milliseconds: number): number {
  const minutes = IANAZone.create(zone).offset(milliseconds);
  if (Number.isNaN(minutes))
    throw new RangeError(`No time zone or no instant: ${zone} ${milliseconds}`);
  return Math.round(minutes * MINUTE);
}

function midnightUtc(date: string): number {
  if (!isDate(date)) throw new RangeError(`No date: ${date}`);
  return Date.parse(`${date}T00:00:00Z`);
}
