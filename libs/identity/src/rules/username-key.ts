/**
 * The key by which user names are compared: NFKC, case-folded by way of upper case (so that `ß` is
 * `ss` and `ς` is `σ`), without surrounding spaces.
 */
export function usernameKey(username: string): string {
  return username.trim().normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}
