import type { Browser, BrowserContext } from 'playwright-core';
import { aRequest } from '../factories/a-request.js';
import { aWatchedEvent, answerYes, type WatchedEvent } from '../support/a-watched-event.js';
import { aBrowser } from '../support/browser.js';
import { CuttingProxy } from '../support/cutting-proxy.js';
import { aSignedInContext, LiveTab } from '../support/live-tab.js';
import { describeWithProgram } from '../support/optional-programs.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(60_000);

const FEED = '/app/notifications/';

describeWithProgram('chromium', 'pages are live', () => {
  let app: TestApp;
  let browser: Browser;
  let proxy: CuttingProxy;
  let show: WatchedEvent;
  let context: BrowserContext;

  beforeAll(async () => {
    [app, browser] = await Promise.all([aTestApp(), aBrowser()]);
    proxy = await CuttingProxy.before(app.url);
  });
  beforeEach(async () => {
    proxy.restore();
    show = await aWatchedEvent(app);
    context = await aSignedInContext(browser, app, show.manager, proxy.url);
  });
  afterEach(() => context.close());
  afterAll(async () => {
    proxy.close();
    await browser.close();
    await app.close();
  });

  async function anotherYes(): Promise<void> {
    const request = await aRequest(app.db, { laborRequirementId: show.requirement.id });
    await answerYes(app, {
      place: { ...show.place, requestId: request.id, workerId: request.workerId },
    });
  }

  it('an answer appears, with a highlight, and the bell counts; nothing is asked for before or after', async () => {
    const tab = await LiveTab.open(context, `${proxy.url}${FEED}`);
    await tab.page.waitForTimeout(600);
    expect(tab.requests).toEqual([]);
    await anotherYes();
    await tab.page.locator('tr[data-new]').waitFor();
    expect(await tab.page.locator('#bell').getAttribute('aria-label')).toBe(
      '1 unread notification',
    );
    await tab.converged();
    const before = tab.requests.length;
    expect(tab.requests.filter((path) => path !== FEED)).toEqual([]);
    await tab.page.waitForTimeout(1500);
    expect(tab.requests).toHaveLength(before);
    expect(tab.errors).toEqual([]);
  });
});
