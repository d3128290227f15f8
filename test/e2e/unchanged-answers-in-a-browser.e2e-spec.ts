import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import {
  aPopulatedCompany,
  fillPath,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import { aBrowser } from '../support/browser.js';
import { describeWithProgram } from '../support/optional-programs.js';
import { REVISED_READS } from '../support/revised-reads.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

interface Read {
  status: number;
  text: string;
}

/** A page of another origin reads with a key in `Authorization`, and leaves caching to its browser. */
describeWithProgram('chromium', 'a single-page app that reads its screens again', () => {
  let site: Server;
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let key: string;
  let addresses: string[];
  let answered: number[] = [];

  beforeAll(async () => {
    site = createServer((_request, answer) =>
      answer.setHeader('content-type', 'text/html').end('<title>App</title>'),
    ).listen(0, '127.0.0.1');
    await once(site, 'listening');
    const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    app = await aTestApp(
      { corsOrigins: [origin], logLevel: 'info' },
      {
        write(line) {
          const { method, status } = JSON.parse(line) as { method?: string; status?: number };
          if (method === 'GET') answered.push(status!);
        },
      },
    );
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    const house = await aPopulatedCompany(app);
    const show = await house.show();
    key = (await app.as(house.manager)).key!;
    addresses = REVISED_READS.filter((path) => path !== '/steward/events/').map(
      (path) => app.url + fillPath(show, '', path),
    );
    browser = await aBrowser();
    page = await (await browser.newContext()).newPage();
    await page.goto(origin);
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
    site.close();
  });

  /** Reads every screen, as the app does after a click. @returns what it saw, and what the server answered */
  async function round(): Promise<{ seen: Read[]; answered: number[] }> {
    answered = [];
    const seen = await page.evaluate(
      (given) =>
        Promise.all(
          given.addresses.map(async (address) => {
            const answer = await fetch(address, {
              headers: { Authorization: `Token ${given.key}`, Accept: 'application/json' },
            });
            return { status: answer.status, text: await answer.text() };
          }),
        ),
      { addresses, key },
    );
    return { seen, answered };
  }

  it('is answered 304 for all that did not change since the first round, and sees the same', async () => {
    const first = await round();
    const second = await round();
    expect(first.answered).toEqual(addresses.map(() => 200));
    expect(second.answered).toEqual(addresses.map(() => 304));
    expect(second.seen).toEqual(first.seen);
    expect(second.seen.map(({ status }) => status)).toEqual(addresses.map(() => 200));
  });

  it('sees the change of another after a round of 304s', async () => {
    await app.db.query(`update events set event_name = 'Renamed elsewhere'`);
    const third = await round();
    expect(third.answered).toEqual(addresses.map(() => 200));
    expect(third.seen.some(({ text }) => text.includes('Renamed elsewhere'))).toBe(true);
  });
});
