import fc from 'fast-check';
import type { Browser, BrowserContext } from 'playwright-core';
import { aManager } from '../factories/a-grant.js';
import { aRequest } from '../factories/a-request.js';
import { aWorker } from '../factories/a-worker.js';
import { aWatchedEvent, answerYes, type WatchedEvent } from '../support/a-watched-event.js';
import type { Client } from '../support/client.js';
import { aBrowser, stretchTimers } from '../support/browser.js';
import { CuttingProxy } from '../support/cutting-proxy.js';
import { aSignedInContext, LiveTab } from '../support/live-tab.js';
import { describeWithProgram } from '../support/optional-programs.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/** Milliseconds after which a toast fades. */
const TOAST_SHOWN = 8000;
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
    await tab.page.locator('li[data-new]').waitFor();
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

  const eventPath = (): string => `/app/events/${show.event.slug}/`;
  const rename = (client: Client, name: string): Promise<unknown> =>
    client.patch(`/call-times/${show.call.slug}/edit/`, { name });

  it('what an event costs comes after its page, stays while that is read, and follows changes', async () => {
    const tab = await LiveTab.open(context, `${proxy.url}${eventPath()}`);
    const { slug, neededLabor } = show.requirement;
    const cost = tab.page.locator(`#labor-${slug}-cost`);
    expect(await cost.innerText()).toBe(`${4 * neededLabor}\u00a0h planned`);
    await tab.page.evaluate(`new MutationObserver(() => {
      window.wasEmpty ||= !document.getElementById('labor-${slug}-cost')?.innerText;
    }).observe(document.body, { childList: true, subtree: true, characterData: true })`);
    const manager = await app.as(show.manager);
    await manager.post(`/labor/${slug}/edit/`, { needed_labor: neededLabor + 1 });
    await tab.page
      .getByText(`${4 * (neededLabor + 1)} h planned`)
      .first()
      .waitFor();
    expect(await tab.page.evaluate('window.wasEmpty')).toBe(false);
    await tab.converged();
    expect(tab.errors).toEqual([]);
  });

  it('what the call costs with each candidate comes after them, also with who moves up when one is asked', async () => {
    const { company, requirement } = show;
    for (let nth = 0; nth < 11; nth++)
      await aWorker(app.db, { companyId: company.id, name: `Worker ${nth}` });
    const fill = `${proxy.url}/app/labor/${requirement.slug}/requests/`;
    const tab = await LiveTab.open(context, `${fill}?per_page=10&sort=newest`);
    const beside = await LiveTab.open(context, `${fill}?per_page=10&sort=newest`);
    const rows = tab.page.locator('#candidate-rows tbody tr');
    const priced = rows.filter({ hasText: /Cost: 4\s?h/ });
    await priced.nth(9).waitFor();
    const moved = rows.filter({ hasText: 'Worker 0' });
    expect(await moved.count()).toBe(0);
    await rows.first().getByRole('button').first().click();
    await moved.waitFor();
    await priced.nth(9).waitFor();
    expect(await priced.count()).toBe(10);
    await beside.converged();
    expect([...tab.errors, ...beside.errors]).toEqual([]);
  });

  it('nothing moves below an open menu, and all is there when it closes', async () => {
    const tab = await LiveTab.open(context, `${proxy.url}${FEED}`);
    const menu = tab.page.locator('[popovertarget]:visible').first();
    await menu.click();
    const before = await tab.page.locator('main').innerText();
    await anotherYes();
    await tab.page.waitForTimeout(1200);
    expect(await tab.page.locator('main').innerText()).toBe(before);
    expect(tab.requests).toEqual([]);
    await tab.page.keyboard.press('Escape');
    await tab.page.locator('li[data-new]').waitFor();
    await tab.converged();
  });

  it('a hidden tab asks for nothing, and reads once when it is shown', async () => {
    const tab = await LiveTab.open(context, `${proxy.url}${FEED}`);
    await tab.hide(true);
    for (let n = 0; n < 3; n++) await anotherYes();
    await tab.page.waitForTimeout(1200);
    expect(tab.requests).toEqual([]);
    await tab.hide(false);
    await tab.page.locator('#feed li').nth(2).waitFor();
    await tab.converged();
  });

  it('a tab that is shown again asks whether its page has changed, and shows what somebody wrote past us', async () => {
    app.clock.setTime(app.clock.now()); // A page has turned when its minute is over.
    const tab = await LiveTab.open(context, `${proxy.url}${eventPath()}`);
    const readAgain = async (): Promise<number> => {
      const answered = tab.page.waitForResponse(
        (answer) => answer.url().endsWith(eventPath()) && answer.status() < 500,
      );
      await tab.hide(true);
      await tab.hide(false);
      const answer = await answered;
      // A tab that is hidden before it shows the answer asks for it again.
      await tab.page.waitForFunction(
        (tag) => document.querySelector('main')!.dataset['tag'] === tag,
        answer.headers()['etag'],
      );
      return answer.status();
    };
    await readAgain(); // Now the server knows the zone of this browser, and its page names other zones.
    expect(await readAgain()).toBe(304);
    await app.db.query(`update events set event_name = 'By hand' where slug = $1`, [
      show.event.slug,
    ]);
    expect(await readAgain()).toBe(200);
    await tab.page.getByText('By hand').first().waitFor();
    await tab.converged();
    expect(await readAgain()).toBe(304);
    expect(tab.errors).toEqual([]);
    app.clock.useRealTime();
  });

  it('says that it is offline, keeps what one types, and comes back by itself', async () => {
    const tab = await LiveTab.open(context, `${proxy.url}/app/events/${show.event.slug}/add-call`);
    const name = tab.page.locator('input[name="name"]');
    await name.fill('Half a na');
    proxy.cut();
    const notice = tab.page.locator('#connection');
    await notice.waitFor();
    expect(await notice.innerText()).toContain('Offline');
    await name.pressSequentially('me');
    await tab.page.locator('input[name="time"]').fill('07:00');
    const add = tab.page.locator('main').getByRole('button', { name: 'Add call time' });
    await add.click();
    await notice.getByText('nothing was sent').waitFor();
    await tab.page.locator('a[href="/app/workers/"]').first().click();
    expect(tab.page.url()).toContain('/add-call');
    await rename(await app.as(show.manager), 'Renamed while offline');
    proxy.restore();
    await tab.page.getByText('Renamed while offline').first().waitFor();
    await notice.waitFor({ state: 'hidden' });
    expect(await name.inputValue()).toBe('Half a name');
    expect(tab.errors).toEqual([]);
    await add.click();
    await tab.page.waitForURL('**/add-labor/**');
  });

  it('a search shows its result while it is typed, and one step back undoes it', async () => {
    const companyId = show.company.id;
    await aWorker(app.db, { companyId, name: 'Zelda Rigger' });
    await aWorker(app.db, { companyId, name: 'Bystander' });
    const tab = await LiveTab.open(context, `${proxy.url}/app/workers/`);
    const field = tab.page.locator('main input[type="search"]');
    const bystander = tab.page.locator('main').getByText('Bystander');
    await bystander.waitFor();
    for (const typed of ['Zel', 'Zeld', 'Zelda']) {
      await field.pressSequentially(typed.slice((await field.inputValue()).length));
      await tab.page.waitForURL((url) => url.searchParams.get('search') === typed);
    }
    await bystander.waitFor({ state: 'detached' });
    expect(await tab.page.locator('main').getByText('Zelda Rigger').count()).toBe(1);
    expect(await field.inputValue()).toBe('Zelda');
    expect(await field.evaluate((input) => input.matches(':focus'))).toBe(true);
    await tab.page.goBack();
    await bystander.waitFor();
    expect(new URL(tab.page.url()).search).toBe('');
  });

  it('a page that is gone is left, unless something is typed into it', async () => {
    const quiet = await LiveTab.open(context, `${proxy.url}${eventPath()}`);
    const typing = await LiveTab.open(
      context,
      `${proxy.url}/app/events/${show.event.slug}/add-call`,
    );
    await typing.page.locator('input[name="name"]').fill('Unsaved');
    await (await app.as(show.manager)).delete(`/event/${show.event.slug}/`);
    await quiet.page.locator('main:not([data-room])').waitFor();
    await typing.page.locator('#connection [data-when=stale]').waitFor();
    expect(await typing.page.locator('input[name="name"]').inputValue()).toBe('Unsaved');
  });

  it('four tabs of two people end up as a fresh load shows the event, though connections are cut and tabs hidden meanwhile', async () => {
    const colleague = await aManager(app.db, show.company.id);
    const other = await aSignedInContext(browser, app, colleague, proxy.url);
    const client = await app.as(show.manager);
    const path = eventPath();
    const tabs = [
      await LiveTab.open(context, `${proxy.url}${path}`),
      await LiveTab.open(context, `${proxy.url}${path}`),
      await LiveTab.open(other, `${proxy.url}${path}`),
      await LiveTab.open(other, `${proxy.url}/app/events/${show.event.slug}/add-call`),
    ];
    const typed = tabs[3]!.page.locator('input[name="name"]');
    await typed.fill('Only mine');
    const calls = [show.call.slug];
    const steps: Record<string, (n: number) => Promise<unknown>> = {
      answer: () => anotherYes(),
      rename: (n) => rename(client, `Call ${n}`),
      add: async (n) => {
        const { body } = await client.post(`/call-time/${show.event.slug}/add-call-time/`, {
          name: `Added ${n}`,
          date: show.call.date,
          time: `${String(n % 24).padStart(2, '0')}:00`,
        });
        if (body.slug) calls.push(body.slug as string);
      },
      remove: async () => {
        if (calls.length > 1) await client.delete(`/call-times/${calls.pop()}/delete/`);
      },
      more: (n) => client.post(`/labor/${show.requirement.slug}/edit/`, { needed_labor: 1 + n }),
      cut: async () => {
        proxy.cut();
        await tabs[0]!.page.waitForTimeout(300);
      },
      restore: async () => proxy.restore(),
      hide: (n) => tabs[n % 3]!.hide(true),
      show: (n) => tabs[n % 3]!.hide(false),
    };
    const [plan] = fc.sample(
      fc.array(fc.constantFrom(...Object.keys(steps)), { minLength: 25, maxLength: 25 }),
      1,
    );
    for (const [n, step] of plan!.entries()) await steps[step]!(n);
    proxy.restore();
    await rename(client, 'The last change');
    for (const tab of tabs.slice(0, 3)) await tab.hide(false);
    for (const tab of tabs) {
      await tab.page.getByText('The last change').first().waitFor();
      expect(tab.errors).toEqual([]);
    }
    for (const tab of tabs) await tab.converged();
    expect(await typed.inputValue()).toBe('Only mine');
    await other.close();
  });

  it('the bell shows what it hears of as a toast, and opens the newest notifications, which one clears there', async () => {
    // Only what was told in the last ten seconds is shown.
    app.clock.setTime(app.clock.now());
    await anotherYes();
    const tab = await LiveTab.open(context, `${proxy.url}${eventPath()}`);
    await stretchTimers(tab.page, [TOAST_SHOWN]);
    await tab.page.reload({ waitUntil: 'networkidle' });
    const bell = tab.page.locator('#bell');
    const toasts = tab.page.locator('#toasts .toast');
    expect(await toasts.count()).toBe(0);
    for (const count of [1, 2]) {
      await anotherYes();
      await toasts.nth(count - 1).waitFor();
      expect(await toasts.count()).toBe(count);
    }
    const requests = `/app/labor/${show.requirement.slug}/requests/`;
    expect(await toasts.last().getByRole('link').getAttribute('href')).toBe(requests);
    await toasts.first().getByRole('button').click();
    await toasts.getByRole('button').click();
    expect(await bell.innerText()).toBe('3');
    await bell.click();
    const lines = tab.page.locator('#feed-panel li');
    await lines.nth(2).waitFor();
    await lines.first().locator('button').click();
    await tab.page.waitForFunction(() => {
      const { document } = globalThis as unknown as {
        document: { querySelectorAll(selector: string): ArrayLike<unknown> };
      };
      return document.querySelectorAll('#feed-panel li').length === 2;
    });
    await tab.page.keyboard.press('Escape');
    await tab.page.locator('#bell .bell-count', { hasText: '2' }).waitFor();
    expect(tab.page.url()).toBe(`${proxy.url}${eventPath()}`);
    await Promise.all([1, 2, 3, 4, 5].map(anotherYes));
    await toasts.nth(2).waitFor();
    const more = tab.page.locator('#toasts .toasts-more');
    await more.filter({ hasText: '2 more notifications' }).waitFor();
    expect(await toasts.count()).toBe(3);
    expect(await more.getAttribute('href')).toBe(FEED);
    expect(tab.errors).toEqual([]);
    app.clock.useRealTime();
  });

  it('a slash leads to the search, which finds while one types; arrow and Enter open what was found', async () => {
    const tab = await LiveTab.open(context, `${proxy.url}${FEED}`);
    await tab.page.keyboard.press('/');
    await tab.page.keyboard.type(show.call.name);
    const hit = tab.page.locator('#search-panel a', { hasText: show.call.name });
    await hit.waitFor();
    await tab.page.keyboard.press('Escape');
    expect(await tab.page.locator('#search-panel').isVisible()).toBe(false);
    await tab.page.keyboard.type(' ');
    await hit.waitFor();
    await tab.page.keyboard.press('ArrowUp');
    await tab.page.keyboard.press('Enter');
    await tab.page.waitForURL(`**/app/events/${show.event.slug}/#call-${show.call.slug}`);
    expect(tab.errors).toEqual([]);
  });

  it('tabs and filters of a list change the address and what is shown, without another load, and Back goes back', async () => {
    const tab = await LiveTab.open(context, `${proxy.url}/app/events/`);
    await tab.page.evaluate('globalThis.isSamePage = true');
    const main = tab.page.locator('main');
    const { eventName } = show.event;
    await main.getByText(eventName).first().waitFor();
    await tab.page.locator('main .tab:not([aria-current])').first().click();
    await tab.page.waitForURL('**/app/events/?*');
    await main.getByText(eventName).first().waitFor({ state: 'hidden' });
    const search = tab.page.locator('main form[data-filter] input[type=search]');
    for (const words of ['nothing like it', 'nor this']) {
      await search.fill(words);
      await search.press('Enter');
      await tab.page.waitForURL((url) => url.search.includes(words.replaceAll(' ', '+')));
    }
    expect(await search.evaluate((field) => field.matches(':focus'))).toBe(true);
    await tab.converged();
    for (let step = 0; step < 3; step++) await tab.page.goBack();
    await main.getByText(eventName).first().waitFor();
    expect(new URL(tab.page.url()).search).toBe('');
    expect(await search.inputValue()).toBe('');
    expect(await tab.page.evaluate('globalThis.isSamePage')).toBe(true);
    await tab.converged();
    expect(tab.errors).toEqual([]);
  });
});
