import { isDate } from '#libs/kernel';
import { timeOfMinute } from '#libs/kernel';
import { moneyOf } from '#libs/pay';

/** How a value of a rule is typed. Hours are typed, minutes are stored; `2` is a multiplier of 200 hundredths. */
export type ValueKind = 'hours' | 'times' | 'clock' | 'money' | 'number';

/** Null: not understood. */
type Reader = (text: string) => number | null;

const READERS: Record<ValueKind, Reader> = {
  hours: readHours,
  times: (text) => readDecimal(text.replace(/\s*[x×]$/i, '')),
  clock: (text) => {
    const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(text) ?? [];
    return hour === undefined ? null : Number(hour) * 60 + Number(minute);
  },
  money: (text) => readDecimal(text.replace(/^\$\s*/, '')),
  number: (text) => (/^\d{1,6}$/.test(text) ? Number(text) : null),
};

/** @returns minutes, hundredths, the minute of the day, cents or the number; null: not understood */
export function readValue(kind: ValueKind, text: string): number | null {
  return READERS[kind](text.trim());
}

/** As `readValue` reads it: 630 minutes are `10:30`, 600 are `10`. */
export function writeValue(kind: ValueKind, value: number): string {
  if (kind === 'times') return String(value / 100);
  if (kind === 'clock') return timeOfMinute(value);
  if (kind === 'money') return moneyOf(value);
  if (kind === 'number' || value % 60 === 0) return String(kind === 'number' ? value : value / 60);
  return `${Math.floor(value / 60)}:${String(value % 60).padStart(2, '0')}`;
}

/** The days of a text, one in each line or between commas; those that are none stay as they are. */
export function readDays(text: string): string[] {
  return text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, month = '', day = '', year = ''] =
        /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(line) ?? [];
      const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
      return isDate(date) ? date : line;
    });
}

/** `10`, `10.5`, `10,5`, `10:30`, `10 h`, `10 h 30`, `45 min`. */
function readHours(text: string): number | null {
  const [, minutes] = /^(\d{1,4})\s*min$/i.exec(text) ?? [];
  if (minutes !== undefined) return Number(minutes);
  const [, whole, rest] = /^(\d{1,4})\s*[:h]\s*([0-5]?\d)?$/i.exec(text) ?? [];
  if (whole !== undefined) return Number(whole) * 60 + Number(rest ?? 0);
  const hundredths = readDecimal(text);
  return hundredths === null ? null : Math.round((hundredths * 60) / 100);
}

/** Hundredths of a number with at most two decimals. */
function readDecimal(text: string): number | null {
  const [, whole, decimals = ''] = /^(\d{1,5})(?:[.,](\d{1,2}))?$/.exec(text) ?? [];
  return whole === undefined ? null : Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
}
