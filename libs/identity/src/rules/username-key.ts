/**
 * What makes two user names the same: their letters, however they are composed and in whatever case. NFKC, then folded by
 * way of the upper case, so that `ß` is `ss` and `ς` is `σ`.
 */
export function usernameKey(username: string): string {
  return username.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}
