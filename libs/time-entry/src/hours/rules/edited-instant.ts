import { instantOf, isDate, isTime, wallClock } from '#libs/kernel';
import { roundEdited, type TypedTimeRounding } from './round-edited.js';

export interface EditedTime {
  /** 'YYYY-MM-DDTHH:MM', local; seconds are dropped. */
  typed: string;
  /** The stored instant, which was shown to the minute; null: none. */
  stored: Date | null;
  /** IANA name of the zone of the entered time. */
  zone: string;
  target: TypedTimeRounding;
}

export interface EditedInstant {
  /** As entered. */
  rawAt: Date;
  /** The value that counts, rounded. */
  countedAt: Date;
}

/**
 * Rounds a time entered by hand.
 *
 * @returns 'unchanged' when it is, as entered or as rounded, the minute that was shown, so that the
 * stored instant keeps its seconds and its side of a repeated hour; 'invalid' when it is no date
 * and time
 */
export function editedInstant({
  typed,
  stored,
  zone,
  target,
}: EditedTime): EditedInstant | 'unchanged' | 'invalid' {
  if (!isWallClock(typed)) return 'invalid';
  const minute = typed.slice(0, 16);
  const rounded = roundEdited(minute, target);
  if (!isWallClock(rounded)) return 'invalid';

  const shown = stored && wallClock(stored, zone).slice(0, 16);
  if (minute === shown || rounded === shown) return 'unchanged';
  return { rawAt: instantAt(minute, zone), countedAt: instantAt(rounded, zone) };
}

function isWallClock(text: string): boolean {
  return text[10] === 'T' && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}

function instantAt(wall: string, zone: string): Date {
  return instantOf(wall.slice(0, 10), wall.slice(11), zone);
}
