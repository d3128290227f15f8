/**
 * The page of ours from which a link was followed, such as a scanner.
 *
 * @param headers of the request
 * @param here path of the page that was asked for, which leads nowhere
 * @returns path and query; null: the link was opened from elsewhere
 */
export function backTo(
  { referer, host }: { referer?: string | undefined; host?: string | undefined },
  here: string,
): string | null {
  if (!referer || !URL.canParse(referer)) return null;
  const url = new URL(referer);
  const isOurs = url.host === host && url.pathname.startsWith('/app/');
  return isOurs && url.pathname !== here ? url.pathname + url.search : null;
}
