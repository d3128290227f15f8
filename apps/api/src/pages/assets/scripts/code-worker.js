/**
 * Service worker of the page with a clock-in code, for that page alone. It keeps the page and its files, asks the
 * network first, and shows what it kept when there is none or it is too slow. A link that ended is forgotten.
 */
const PAGE = new URL('./', location.href).pathname;
const CACHE = `clock-in-code ${PAGE}`;
const PATIENCE = 4000;
const IS_FILE = /^\/(assets|app\/logo)\//;

addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(keepPage());
});
addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== location.origin) return;
  if (pathname === PAGE) event.respondWith(newestPage(event));
  else if (IS_FILE.test(pathname)) event.respondWith(keptFile(event.request));
});

async function keepPage() {
  const answer = await fetch(PAGE);
  if (!answer.ok) throw new Error('There is no page to keep.');
  await keep(answer);
}

/** Stores the page and the files that it names. */
async function keep(answer) {
  const cache = await caches.open(CACHE);
  const html = await answer.clone().text();
  const files = [...html.matchAll(/(?:href|src)="(\/(?:assets|app\/logo)\/[^"]+)"/g)];
  // A file that is named twice would be a duplicate request, which ends it all.
  await cache.addAll([...new Set(files.map(([, path]) => path))]);
  await cache.put(PAGE, answer);
}

/** Its files are kept behind its back: one that fails costs no page. */
async function newestPage(event) {
  try {
    const answer = await fetch(event.request, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status === 404) await caches.delete(CACHE);
    else if (answer.ok) event.waitUntil(keep(answer.clone()).catch(() => undefined));
    if (answer.status < 500) return answer;
    return (await kept(PAGE)) ?? answer;
  } catch (error) {
    const page = await kept(PAGE);
    if (page) return page;
    throw error;
  }
}

async function keptFile(request) {
  return (await kept(request)) ?? fetch(request);
}

async function kept(request) {
  const cache = await caches.open(CACHE);
  return cache.match(request);
}
