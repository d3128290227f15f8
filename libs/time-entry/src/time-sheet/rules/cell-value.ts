import { wallClock } from '#libs/kernel';

/** The cells of a row that people type into. */
export const SHEET_FIELDS = ['start_time', 'end_time', 'breaks'] as const;
export type SheetField = (typeof SHEET_FIELDS)[number];

/** A time as a cell shows it: 'YYYY-MM-DDTHH:MM' of the zone; '' without one. */
export function cellTime(instant: Date | string | null, zone: string): string {
  return instant === null ? '' : wallClock(new Date(instant), zone).slice(0, 16);
}

interface BreakOfCell {
  starts_at: Date | string;
  minutes: number;
}

/** Breaks as their cell shows them: '2031-05-01T12:00/30 2031-05-01T17:30/60', by time; '' without any. */
export function cellBreaks(breaks: readonly BreakOfCell[], zone: string): string {
  return breaks
    .map(({ starts_at: at, minutes }) => `${cellTime(at, zone)}/${minutes}`)
    .sort()
    .join(' ');
}
