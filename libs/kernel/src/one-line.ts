/**
 * A name as one line: line breaks, other control characters and runs of spaces become one space.
 * For texts, mail headers, calendars and notifications, where a break would begin something new.
 */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
