import type { Page } from 'playwright-core';
import { ClockInToken } from '#libs/time-entry';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aWorker } from '../factories/a-worker.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
} from '../support/a-populated-company.js';
import { stretchTimers } from '../support/browser.js';
import { CuttingProxy } from '../support/cutting-proxy.js';
import { KillableBrowser } from '../support/killable-browser.js';
import { describeWithProgram } from '../support/optional-programs.js';
import { patiently } from '../support/patiently.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const CREW = 20;
/** Milliseconds after which an answer hides, and after which a station waits no longer for the server's. */
const TIMERS = [3000, 2500];

describeWithProgram('chromium', 'a station without a network', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let proxy: CuttingProxy;
  let browser: KillableBrowser;
  let page: Page;
  let crew: { name: string; token: string }[];
  let base: string;
  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '' });
    // Devices have the real time; calls are made around it.
    app.clock.setTime(new Date().toISOString());
    house = await aPopulatedCompany(app);
    show = await house.show();
    await aroundNow();
    crew = [];
    for (let nth = 0; nth < CREW; nth++) crew.push(await aConfirmedWorker());
    const { body } = await (
      await app.as(house.steward)
    ).post(`/event/${show.event.slug}/generate-station/`, { name: 'Dock' });
    base = `/app/signin-station/${body.station_url.split('/').filter(Boolean).at(-1)}/`;
    proxy = await CuttingProxy.before(app.url);
    browser = await KillableBrowser.make();
    page = await aTab();
  });
  afterAll(async () => {
    await browser.remove();
    proxy.close();
    await app.close();
  });

  /** The call begins in half an hour, in its own zone. */
  async function aroundNow(): Promise<void> {
    await app.db.query(
      `with local as (select (now() + interval '30 minutes') at time zone 'America/New_York' as at)
       update call_times set date = at::date, time = date_trunc('minute', at)::time, starts_at = date_trunc('minute', now()) + interval '30 minutes' from local where id = $1`,
      [show.call.id],
    );
    await app.db.query(
      `update events set start_date = (now() at time zone 'America/New_York')::date - 1, end_date = (now() at time zone 'America/New_York')::date + 1, is_single_day = false where id = $1`,
      [show.event.id],
    );
  }

  async function aConfirmedWorker() {
    const worker = await aWorker(app.db, { companyId: house.company.id });
    await aConfirmedRequest(app.db, {
      laborRequirementId: show.requirement.id,
      workerId: worker.id,
    });
    const { token } = await app.db.manager.save(
      app.db.manager.create(ClockInToken, { eventId: show.event.id, workerId: worker.id }),
    );
    return { name: worker.name, token };
  }

  async function aTab(): Promise<Page> {
    const tab = await browser.start();
    await stretchTimers(tab, TIMERS);
    return tab;
  }

  async function open(): Promise<void> {
    await page.goto(proxy.url + base);
    await page.locator('[data-line="network"]:not(:empty)').waitFor();
  }

  async function scan(token: string): Promise<string> {
    await page.evaluate(`document.querySelector('[data-scan="answer"]').hidden = true`);
    await page.keyboard.type(token);
    await page.keyboard.press('Enter');
    const answer = page.locator('[data-scan="answer"]:not([hidden])');
    await answer.waitFor();
    return (await answer.innerText()).replace(/\s+/g, ' ');
  }

  const line = (name: string) => page.locator(`[data-line="${name}"]`);
  const scans = async (): Promise<number> =>
    (await app.db.query(`select count(*)::int as count from scans`))[0].count;

  it('answers at once while there is one, and keeps only hashes of codes', async () => {
    await open();
    await page.locator('[data-line="network"][data-state="online"]').waitFor();
    const { name, token } = crew[0]!;
    expect(await scan(token)).toMatch(new RegExp(`^${name} .* In, `));
    expect(await scan('2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11')).toContain('Code not known');
    await patiently('the page is kept', () =>
      page.evaluate<boolean>('navigator.serviceWorker.controller !== null'),
    );
    const kept = await page.evaluate<string>(`(async () => {
      const [{ name }] = await indexedDB.databases();
      const db = await new Promise((done) => { const asked = indexedDB.open(name); asked.onsuccess = () => done(asked.result); });
      const all = (store) => new Promise((done) => { const asked = db.transaction(store).objectStore(store).getAll(); asked.onsuccess = () => done(asked.result); });
      const found = JSON.stringify([await all('queue'), await all('state')]);
      db.close();
      return found;
    })()`);
    expect(kept).toContain(crew[5]!.name);
    for (const { token: secret } of crew) expect(kept).not.toContain(secret);
  });

  it('caches its own page and files, and nothing of other pages', async () => {
    await page.evaluate(`fetch('/app/login/').then((answer) => answer.text())`);
    const cached = await page.evaluate<string[]>(`(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    })()`);
    expect(cached.filter((path) => !path.startsWith('/assets/'))).toEqual([base]);
  });

  it('survives being killed: twenty scans, started again, and all are there', async () => {
    proxy.cut();
    await browser.kill();
    page = await aTab();
    await open();
    const before = await scans();
    for (const [nth, { name, token }] of crew.entries()) {
      const answer = await scan(token);
      expect([nth, answer]).toEqual([nth, expect.stringContaining(name)]);
      expect(answer).toContain('Will be sent');
    }
    await line('waiting')
      .filter({ hasText: `${CREW} waiting to be sent` })
      .waitFor();
    expect(await line('network').innerText()).toContain('Offline');

    await browser.kill();
    page = await aTab();
    await open();
    await line('waiting')
      .filter({ hasText: `${CREW} waiting to be sent` })
      .waitFor();
    expect(await scans()).toBe(before);
    app.clock.setTime(new Date().toISOString());
    proxy.restore();
    await line('waiting').filter({ hasText: 'Everything is sent' }).waitFor();
    expect(await scans()).toBe(before + CREW);
    const inside = await app.db.query(
      `select count(*)::int as count from time_entries te join labor_requests r on r.id = te.labor_request_id where te.start_at is not null and r.labor_requirement_id = $1`,
      [show.requirement.id],
    );
    expect(inside).toEqual([{ count: CREW }]);
  });

  it('that has been ended says so, and what happened to its scans', async () => {
    proxy.cut();
    await scan(crew[1]!.token);
    await line('waiting').filter({ hasText: '1 waiting to be sent' }).waitFor();
    app.clock.setTime(new Date().toISOString());
    await app.db.query('update stations set revoked_at = $1', [app.clock.now()]);
    proxy.restore();
    const ended = line('ended');
    await patiently('the station says what happened', async () =>
      /were sent and count/.test(await ended.innerText()),
    );
    expect(await page.locator('[data-scan="stage"]').isVisible()).toBe(false);
    // A server that takes four seconds is answered for by the kept page.
    await patiently('the page says that it is closed', async () => {
      await open();
      return (await page.locator('main').innerText()).includes('This station is closed');
    });
    await patiently('the closed page says it, too', async () =>
      /scans of this device were sent and count/.test(await ended.innerText()),
    );
  });
});
