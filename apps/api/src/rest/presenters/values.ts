import { hoursOfMinutes } from '#libs/kernel';

/** An instant as the wire has it: ISO with `Z` or an offset. JSON columns hand over text already. */
export function instantText(instant: Date | string): string {
  return typeof instant === 'string' ? instant : instant.toISOString();
}

export function instantOrNull(instant: Date | string | null): string | null {
  return instant === null ? null : instantText(instant);
}

export function dateOf(instant: Date | string): Date {
  return typeof instant === 'string' ? new Date(instant) : instant;
}

/** Whole seconds since 1970. */
export function unixTime(instant: Date | string): number {
  return Math.floor(dateOf(instant).getTime() / 1000);
}

export function hoursOrNull(minutes: number | null): number | null {
  return minutes === null ? null : hoursOfMinutes(minutes);
}
