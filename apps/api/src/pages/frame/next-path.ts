const PLACEHOLDER_ORIGIN = 'http://here.invalid';

/**
 * Where to go after signing in: the given path if it is one of our pages, else the dashboard. Other sites, in any
 * notation (`//evil.example`, `/\evil.example`, `https:evil.example`), are refused.
 */
export function nextPath(given: string | undefined): string {
  const fallback = '/app/dashboard/';
  if (!given?.startsWith('/')) return fallback;
  let url: URL;
  try {
    url = new URL(given, PLACEHOLDER_ORIGIN);
  } catch {
    return fallback;
  }
  const ours =
    url.origin === PLACEHOLDER_ORIGIN &&
    url.pathname.startsWith('/app/') &&
    !/^\/app\/(login|logout)\/?$/.test(url.pathname);
  return ours ? url.pathname + url.search : fallback;
}
