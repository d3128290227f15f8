import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { SessionService } from '#libs/identity';
import { UnitOfWork } from '#libs/platform';
import { aManager } from '../factories/a-grant.js';
import { aRequest } from '../factories/a-request.js';
import { aWatchedEvent, answerYes } from '../support/a-watched-event.js';
import { CuttingProxy } from '../support/cutting-proxy.js';
import { contentOf, PageClient } from '../support/page-client.js';
import { patiently } from '../support/patiently.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const CLIENTS = Number(process.env['SOAK_TABS'] ?? 8);
const STEPS = Number(process.env['SOAK_TAB_STEPS'] ?? 20);

/** `npm run soak:pages` does this with 60 tabs, and reports how long they took. */
describe(`${CLIENTS} tabs of one event`, () => {
  let app: TestApp;
  let proxy: CuttingProxy;
  beforeAll(async () => {
    app = await aTestApp();
    proxy = await CuttingProxy.before(app.url);
  });
  afterAll(async () => {
    proxy.close();
    await app.close();
  });

  async function aCookie(userId: number): Promise<string> {
    const { cookie } = await app
      .get(UnitOfWork)
      .asSystem((work) => app.get(SessionService).open(work, userId, 'tab'));
    return `callmanager_session=${cookie}`;
  }

  it('show what a fresh load shows, soon after the last change, though half of them are cut off and hidden meanwhile', async () => {
    const show = await aWatchedEvent(app);
    const manager = await app.as(show.manager);
    const [path, room] = [`/app/events/${show.event.slug}/`, `event:${show.event.slug}`];
    const tabs: PageClient[] = [];
    for (let n = 0; n < CLIENTS; n++) {
      const { userId } = await aManager(app.db, show.company.id);
      const url = n % 2 === 0 ? app.url : proxy.url;
      tabs.push(await PageClient.open(url, path, room, await aCookie(userId)));
    }
    const anyTab = (n: number): PageClient => tabs[(n * 7) % tabs.length]!;
    const steps: Record<string, (n: number) => unknown> = {
      async answer() {
        const request = await aRequest(app.db, { laborRequirementId: show.requirement.id });
        const { id: requestId, workerId } = request;
        await answerYes(app, { place: { ...show.place, requestId, workerId } });
      },
      rename: (n) => manager.patch(`/call-times/${show.call.slug}/edit/`, { name: `Call ${n}` }),
      more: (n) => manager.post(`/labor/${show.requirement.slug}/edit/`, { needed_labor: 1 + n }),
      cut: () => proxy.cut(),
      restore: () => proxy.restore(),
      hide: (n) => anyTab(n).hide(true),
      show: (n) => anyTab(n).hide(false),
      pause: () => sleep(300),
    };
    const [plan] = fc.sample(
      fc.array(fc.constantFrom(...Object.keys(steps)), { minLength: STEPS, maxLength: STEPS }),
      1,
    );
    for (const [n, step] of plan!.entries()) await steps[step]!(n);
    proxy.restore();
    for (const tab of tabs) tab.hide(false);
    await patiently('all tabs show the same', () =>
      tabs.every(({ content }) => content === tabs[0]!.content),
    );

    await manager.patch(`/call-times/${show.call.slug}/edit/`, { name: 'The last change' });
    const changed = Date.now();
    const headers = { cookie: await aCookie(show.manager.userId), accept: 'text/html' };
    const expected = contentOf(await (await fetch(`${app.url}${path}`, { headers })).text());
    expect(expected).toContain('The last change');
    const isLate = ({ content }: PageClient): boolean => content !== expected;
    await patiently('all tabs show the last change', () => !tabs.some(isLate));
    const took = Date.now() - changed;
    if (process.env['SOAK_TABS'])
      process.stdout.write(
        `${CLIENTS} tabs showed the last change after ${took} ms; each had read its page ${Math.round(tabs.reduce((sum, { reads }) => sum + reads, 0) / CLIENTS)} times in ${STEPS} steps.\n`,
      );
    for (const tab of tabs) tab.end();
  });
});
