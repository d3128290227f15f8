import { looksLikeUuid } from '#libs/kernel';

const LINK = /clock-in\/([^/?#\s]+)/i;

/** The clock-in token in what a scanner types: a whole link, or the token alone. Null when there is none. */
export function scannedToken(text: string): string | null {
  const token = (LINK.exec(text)?.[1] ?? text).trim().toLowerCase();
  return looksLikeUuid(token) ? token : null;
}
