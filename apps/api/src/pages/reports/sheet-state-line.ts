import { wallClock } from '#libs/kernel';
import type { Language } from '#libs/messaging';
import type { TimeSheetState } from '#libs/time-entry';
import { formatDateTime } from '../translations/format-date-time.js';
import type { ReportWords } from './reports.words.js';

/** Whether the hours of a report are approved, by whom and when. @param zone IANA name, of the event */
export function sheetStateLine(
  { approved_at: at, approved_by: who }: Pick<TimeSheetState, 'approved_at' | 'approved_by'>,
  zone: string,
  { words, language }: { words: ReportWords; language: Language },
): string {
  if (!at) return words.notApproved;
  const wall = wallClock(at, zone);
  return words.approved(who, formatDateTime(wall.slice(0, 10), wall.slice(11, 16), language));
}
