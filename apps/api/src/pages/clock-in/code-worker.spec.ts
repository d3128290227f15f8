import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

const SCRIPT = readFileSync(join(__dirname, '../assets/scripts/code-worker.js'), 'utf8');
const PAGE = 'https://example.com/app/event/show/qr-code/a/';
const HTML = '<link href="/assets/app.css"><img src="/app/logo/1">';

interface Fetched {
  respondWith(answer: Promise<Response>): void;
  waitUntil(work: Promise<unknown>): void;
}

/** The service worker of a page with a code, with a network and a cache of ours. */
function aWorker(network: { page: () => Promise<Response>; files: () => Promise<void> }) {
  const kept = new Map<string, Response>();
  const listeners = new Map<string, (event: Fetched & { request: object }) => void>();
  const cache = {
    addAll: network.files,
    put: (path: string, answer: Response) => Promise.resolve(kept.set(path, answer)),
    match: (path: string) => Promise.resolve(kept.get(path)?.clone()),
  };
  runInNewContext(SCRIPT, {
    ...{ URL, AbortSignal, location: { href: `${PAGE}worker.js`, origin: new URL(PAGE).origin } },
    addEventListener: (type: string, listener: () => void) => listeners.set(type, listener),
    fetch: network.page,
    caches: {
      open: () => Promise.resolve(cache),
      delete: () => Promise.resolve(kept.clear()),
    },
  });
  return async (): Promise<{ status: number; text: string; keeps: Promise<unknown>[] }> => {
    const keeps: Promise<unknown>[] = [];
    const answer = await new Promise<Response>((resolve, reject) => {
      listeners.get('fetch')!({
        request: { url: PAGE, method: 'GET' },
        respondWith: (promised) => void promised.then(resolve, reject),
        waitUntil: (work) => void keeps.push(work),
      });
    });
    return { status: answer.status, text: await answer.text(), keeps };
  };
}

describe('the service worker of a page with a code', () => {
  const page = (): Promise<Response> => Promise.resolve(new Response(HTML));

  it('answers before the files of the page are kept', async () => {
    let finish: () => void = () => undefined;
    const open = aWorker({ page, files: () => new Promise((resolve) => (finish = resolve)) });
    const { status, text, keeps } = await open();
    expect([status, text, keeps.length]).toEqual([200, HTML, 1]);
    await new Promise(setImmediate);
    finish();
    await Promise.all(keeps);
  });

  it('shows a page of which a file fails', async () => {
    const open = aWorker({ page, files: () => Promise.reject(new Error('no such file')) });
    const { status, keeps } = await open();
    expect(status).toBe(200);
    await expect(Promise.all(keeps)).resolves.toEqual([undefined]);
  });

  it.each([[500], ['no network']])('shows what it kept when there is: %s', async (failure) => {
    let answer = page;
    const open = aWorker({ page: () => answer(), files: () => Promise.resolve() });
    await Promise.all((await open()).keeps);
    answer = () =>
      typeof failure === 'number'
        ? Promise.resolve(new Response('', { status: failure }))
        : Promise.reject(new TypeError(failure));
    expect(await open()).toMatchObject({ status: 200, text: HTML });
  });

  it('forgets a page whose link has ended', async () => {
    let answer = page;
    const open = aWorker({ page: () => answer(), files: () => Promise.resolve() });
    await Promise.all((await open()).keeps);
    answer = () => Promise.resolve(new Response('', { status: 404 }));
    expect((await open()).status).toBe(404);
    answer = () => Promise.reject(new TypeError('no network'));
    await expect(open()).rejects.toThrow('no network');
  });
});
