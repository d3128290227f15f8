/**
 * What makes two user names the same: their letters, however they are composed and in whatever case. NFKC, then folded by
 * way of the upper case, so that `ß` is `ss` and `ς` is `σ`. Spaces around it, as phones add them, do
 * not count.
 */
export function usernameKey(username: string): string {
  return username.trim().normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}
