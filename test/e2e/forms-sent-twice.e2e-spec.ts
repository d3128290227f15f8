import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import { aConnection, allAtOnce } from '../support/at-once.js';
import { aBrowser } from '../support/browser.js';
import { BrowserForm, type LoadedPage } from '../support/browser-form.js';
import { describeWithProgram } from '../support/optional-programs.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('a form on a page', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
  });
  beforeEach(async () => {
    show = await house.show();
  });
  afterAll(() => app.close());

  const textsAbout = async (kind: string, requestId: number): Promise<number> =>
    (
      await app.db.query(
        'select count(*)::int as n from outgoing_messages where kind = $1 and subject_id = $2',
        [kind, requestId],
      )
    )[0].n;

  it('that is sent twice at once cancels once, and both are told that it is done', async () => {
    const browser = new BrowserForm(app.url);
    const ask = await browser.open(`/app/cancel-request/${show.confirmed.tokenShort}/`);
    const send = (): Promise<LoadedPage> => browser.submit(ask, {});
    const pages = await allAtOnce(app.db, 'labor_requests', [send, send]);
    for (const { status, path } of pages)
      expect([status, path]).toEqual([
        200,
        `/app/event/${show.event.slug}/confirm/${show.confirmed.tokenShort}/`,
      ]);
    expect(
      await app.db.query('select canceled_count as n from workers where id = $1', [show.worker.id]),
    ).toEqual([{ n: 1 }]);
  });

  it('that is sent twice at once accepts once, and one text says so', async () => {
    await app.db.query(
      'update labor_requirements set fcfs_positions = needed_labor where id = $1',
      [show.open.id],
    );
    const browser = new BrowserForm(app.url);
    const { tokenShort, id } = show.pending;
    const ask = await browser.open(`/app/event/${show.event.slug}/confirm/${tokenShort}/`);
    const send = (): Promise<LoadedPage> => browser.submit(ask, { [`response_${id}`]: 'yes' });
    const pages = await allAtOnce(app.db, 'labor_requests', [send, send]);
    expect(pages.map(({ status }) => status)).toEqual([200, 200]);
    expect(await textsAbout('confirmation', id)).toBe(1);
  });

  describeWithProgram('chromium', 'in a browser', () => {
    let chromium: Browser;
    beforeAll(async () => {
      chromium = await aBrowser();
    });
    afterAll(() => chromium.close());

    it('is sent once, however often the button is pressed', async () => {
      const page = await chromium.newPage();
      const posts: string[] = [];
      page.on('request', (request) => {
        if (request.method() === 'POST') posts.push(request.url());
      });
      await page.goto(`${app.url}/app/cancel-request/${show.confirmed.tokenShort}/`);
      const gate = await aConnection(app.db);
      await gate.query('begin');
      await gate.query('lock table labor_requests in share mode');
      try {
        await page.evaluate(`(() => {
          const button = document.querySelector('main form button');
          button.click();
          return new Promise((resolve) => setTimeout(() => resolve(button.click()), 200));
        })()`);
        while (posts.length === 0) await sleep(5);
      } finally {
        await gate.query('rollback');
        await gate.end();
      }
      await page.waitForURL(/\/confirm\//);
      expect(posts).toHaveLength(1);
      await page.close();
    });
  });
});
