import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

const SCRIPT = readFileSync(join(__dirname, '../assets/scripts/code-worker.js'), 'utf8');
const PAGE = 'https://example.com/app/event/show/qr-code/a/';
const HTML =
  '<head nonce="1"><link href="/assets/app.css"></head><main><img src="/app/logo/1"></main>';

interface Fetched {
  source?: { postMessage(news: string): void };
  respondWith(answer: Promise<Response>): void;
  waitUntil(work: Promise<unknown>): void;
}

/** The service worker of a page with a code, with a network and a cache of ours. */
function aWorker(network: { page: () => Promise<Response>; files: () => Promise<void> }) {
  const kept = new Map<string, Response>();
  const told: string[] = [];
  const listeners = new Map<string, (event: Partial<Fetched> & { request?: object }) => void>();
  const cache = {
    addAll: network.files,
    put: (path: string, answer: Response) => Promise.resolve(kept.set(path, answer)),
    match: (path: string) => Promise.resolve(kept.get(path)?.clone()),
  };
  const client = { postMessage: (news: string) => void told.push(news) };
  runInNewContext(SCRIPT, {
    ...{ URL, location: { href: `${PAGE}worker.js`, origin: new URL(PAGE).origin } },
    self: {},
    addEventListener: (type: string, listener: () => void) => listeners.set(type, listener),
    fetch: network.page,
    caches: {
      open: () => Promise.resolve(cache),
      delete: () => Promise.resolve(kept.clear()),
    },
  });
  const open = async () => {
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
  /** Until everything behind its back is done; a page that is shown asks for its renewal. */
  const settled = async () => {
    const { keeps, ...shown } = await open();
    await Promise.all(keeps);
    if (shown.status === 200)
      await new Promise((resolve) => {
        listeners.get('message')!({ source: client, waitUntil: (work) => void work.then(resolve) });
      });
    return shown;
  };
  return { open, settled, told };
}

describe('the service worker of a page with a code', () => {
  const page = (): Promise<Response> => Promise.resolve(new Response(HTML));
  const files = (): Promise<void> => Promise.resolve();
  const never = (): Promise<never> => new Promise(() => undefined);
  const status = (code: number) => () => Promise.resolve(new Response('', { status: code }));
  const shows = { status: 200, text: HTML };

  it('answers before the files of the page are kept', async () => {
    let finish: () => void = () => undefined;
    const { open } = aWorker({ page, files: () => new Promise((resolve) => (finish = resolve)) });
    const { keeps, ...shown } = await open();
    expect([shown, keeps.length]).toEqual([shows, 1]);
    await new Promise(setImmediate);
    finish();
    await Promise.all(keeps);
  });

  it('shows a page of which a file fails', async () => {
    const broken = () => Promise.reject(new Error('no such file'));
    expect(await aWorker({ page, files: broken }).settled()).toEqual(shows);
  });

  it.each([
    ['none', () => Promise.reject(new TypeError('no network'))],
    ['one that does not answer', never],
    ['a broken server', status(500)],
    ['a busy server', status(429)],
  ])('shows at once what it kept, whatever the network: %s', async (_, failure) => {
    let answer: () => Promise<Response> = page;
    const { settled, open, told } = aWorker({ page: () => answer(), files });
    await settled();
    answer = failure;
    expect(await open()).toMatchObject(shows);
    answer = page;
    expect(await settled()).toEqual(shows);
    expect(told).toEqual([]);
  });

  it('renews what it kept behind its back, and tells a page that shows something else now', async () => {
    let html = HTML;
    const { settled, told } = aWorker({
      page: () => Promise.resolve(new Response(html)),
      files,
    });
    await settled();
    html = HTML.replace('nonce="1"', 'nonce="2"');
    expect([await settled(), told]).toEqual([shows, []]);
    html = html.replace('<main>', '<main>This event is canceled.');
    await settled();
    expect(told).toEqual(['changed']);
    expect((await settled()).text).toContain('canceled');
    expect(told).toEqual(['changed']);
  });

  it('forgets a page whose link has ended, and tells the page', async () => {
    let answer: () => Promise<Response> = page;
    const { settled, open, told } = aWorker({ page: () => answer(), files });
    await settled();
    answer = status(404);
    expect([await settled(), told]).toEqual([shows, ['changed']]);
    expect((await settled()).status).toBe(404);
    answer = () => Promise.reject(new TypeError('no network'));
    await expect(open()).rejects.toThrow('no network');
  });
});
