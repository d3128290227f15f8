/**
 * Service worker of the page with a clock-in code, for that page alone. It keeps the page and its files, shows what it
 * kept at once, and renews it behind its back. A page that shows something else now reads itself again; a link that ended
 * is forgotten.
 */
const PAGE = new URL('./', location.href).pathname;
const CACHE = `clock-in-code ${PAGE}`;
const IS_FILE = /^\/(assets|app\/logo)\//;

addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(keepPage());
});
addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
/** A page asks once it is shown. One that is still being opened would not hear that it has changed. */
addEventListener('message', (event) => event.waitUntil(renew(event.source).catch(() => undefined)));
addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== location.origin) return;
  if (pathname === PAGE) event.respondWith(shownPage(event));
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

async function shownPage(event) {
  return (await kept(PAGE)) ?? firstPage(event);
}

/** Its files are kept behind its back: one that fails costs no page. */
async function firstPage(event) {
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(keep(answer.clone()).catch(() => undefined));
  return answer;
}

/** An answer that is neither the page nor its end, such as "too busy", changes nothing. */
async function renew(client) {
  const shown = await kept(PAGE);
  const answer = await fetch(PAGE);
  if (answer.status === 404) await caches.delete(CACHE);
  else if (!answer.ok) return;
  else await keep(answer.clone());
  if (shown && answer.ok && contentOf(await answer.text()) === contentOf(await shown.text()))
    return;
  client.postMessage('changed');
}

/** Without the head, which differs each time. */
function contentOf(html) {
  return /<main[^]*<\/main>/.exec(html)?.[0] ?? html;
}

async function keptFile(request) {
  return (await kept(request)) ?? fetch(request);
}

async function kept(request) {
  const cache = await caches.open(CACHE);
  return cache.match(request);
}
