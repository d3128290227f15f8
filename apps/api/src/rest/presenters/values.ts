import { hoursOfMinutes } from '#libs/kernel';

const UTC = '+00:00';

/** Formats an instant for the wire: `2031-05-01T11:52:00.000Z`. JSON columns return it as the database's text. */
export function instantText(instant: Date | string): string {
  if (typeof instant !== 'string') return instant.toISOString();
  if (!instant.endsWith(UTC)) return new Date(instant).toISOString();
  const milliseconds = instant.slice(20, -UTC.length).padEnd(3, '0').slice(0, 3);
  return `${instant.slice(0, 19)}.${milliseconds}Z`;
}

export function instantOrNull(instant: Date | string | null): string | null {
  return instant === null ? null : instantText(instant);
}

function dateOf(instant: Date | string): Date {
  return typeof instant === 'string' ? new Date(instant) : instant;
}

/** Whole seconds since 1970. */
export function unixTime(instant: Date | string): number {
  return Math.floor(dateOf(instant).getTime() / 1000);
}

export function hoursOrNull(minutes: number | null): number | null {
  return minutes === null ? null : hoursOfMinutes(minutes);
}
