const MAX_LENGTH = 200;

/** As much of a browser's name as helps a person to recognise it. */
export function shortUserAgent(given: string): string {
  return given.slice(0, MAX_LENGTH);
}
