/**
 * The key by which user names are compared: NFKC, case-folded by way of upper case (so that `ß` is
 * `ss` and `ς` is `σ`), without surrounding spaces, also those that NFKC makes of single marks.
 */
export function usernameKey(username: string): string {
  const folded = username.normalize('NFKC').toUpperCase().toLowerCase();
  return folded.normalize('NFKC').trim();
}
