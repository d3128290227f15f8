import { looksLikeUuid } from '#libs/kernel';

const CLOCK_IN_LINK = /clock-in\/([^/?#\s]+)/i;

/** Extracts the clock-in token from scanner input: a whole link, or the token alone. Null when there is none. */
export function parseScannedToken(text: string): string | null {
  const token = (CLOCK_IN_LINK.exec(text)?.[1] ?? text).trim().toLowerCase();
  return looksLikeUuid(token) ? token : null;
}
