/**
 * The service worker of one station: opens its page without a network. Its scope is the station's own address, and it
 * keeps nothing but that page and the files that it names. `STATION` comes before it: version and files of the build.
 */
const { version, files } = self.STATION;
const PAGE = new URL(self.registration.scope);
const PREFIX = `station ${PAGE.pathname} `;
const CACHE = PREFIX + version;
/** A network that does not answer is none, ms. */
const PATIENCE = 4000;

self.addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOlder().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== PAGE.origin) return;
  if (request.mode === 'navigate' && url.pathname === PAGE.pathname)
    event.respondWith(page(request));
  else if (files.includes(url.pathname)) event.respondWith(file(request));
});

async function fill() {
  const cache = await caches.open(CACHE);
  await cache.addAll([...files, new Request(PAGE.href, { cache: 'reload' })]);
}

/** Other stations of this browser keep theirs. */
async function forgetOlder() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
}

/** The server's, as long as it answers: it says when the station has ended. */
async function page(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.ok) await cache.put(PAGE.href, answer.clone());
    if (answer.status < 500) return answer;
    return (await cache.match(PAGE.href)) ?? answer;
  } catch (error) {
    const kept = await cache.match(PAGE.href);
    if (kept) return kept;
    throw error;
  }
}

/** Their names change with their content. */
async function file(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request)) ?? fetch(request);
}
