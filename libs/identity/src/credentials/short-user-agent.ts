const MAX_LENGTH = 200;

/** The part of a user agent by which people recognize it. */
export function shortUserAgent(given: string): string {
  return given.slice(0, MAX_LENGTH);
}
