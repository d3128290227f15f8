/**
 * Whether a page of ours opened the socket. A browser sends our cookie with a socket that another site opens, too; the
 * `Origin` header, which no script can change, tells them apart.
 *
 * @param origin the request's `Origin`; programs other than browsers send none
 * @param host the request's `Host`: a page of the same host and port is ours
 * @param ours further origins of ours, without a trailing slash
 */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  ours: readonly string[],
): boolean {
  if (!origin || !URL.canParse(origin)) return false;
  const { protocol, host: from, origin: exact } = new URL(origin);
  if (ours.includes(exact)) return true;
  return (
    (protocol === 'http:' || protocol === 'https:') &&
    host !== undefined &&
    from === host.toLowerCase()
  );
}
