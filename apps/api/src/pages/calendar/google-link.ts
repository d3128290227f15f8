import type { CalendarText } from './calendar-text.js';

/** Opens Google Calendar's editor, filled in. */
export function googleLink({ title, start, end, zone, location, details }: CalendarText): string {
  const query = new URLSearchParams({
    action: 'TEMPLATE',
    text: title,
    dates: `${compact(start)}/${compact(end)}`,
    ctz: zone,
    details,
    location,
  });
  return `https://calendar.google.com/calendar/render?${query.toString()}`;
}

/** '20310501T070000' */
function compact(wall: string): string {
  return wall.replace(/[-:]/g, '');
}
