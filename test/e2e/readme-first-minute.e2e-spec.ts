import type { Browser, BrowserContext, Page } from 'playwright-core';
import { aBrowser } from '../support/browser.js';
import { describeWithProgram } from '../support/optional-programs.js';
import { aRunningServer, type RunningServer } from '../support/running-server.js';

/** Follows README, "Try it": exactly its clicks, from the first page to a bar that moves. */
describeWithProgram('chromium', 'a newcomer gets to a confirmed worker in six clicks', () => {
  let server: RunningServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let clicks = 0;

  beforeAll(async () => {
    [server, browser] = await Promise.all([aRunningServer(), aBrowser()]);
    context = await browser.newContext({ viewport: { width: 1280, height: 1000 } });
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const click = async (on: Page, role: 'button' | 'link', name: string | RegExp): Promise<void> => {
    clicks++;
    await on
      .getByRole(role, { name, exact: typeof name === 'string' })
      .first()
      .click();
  };

  it('without a token, without the documentation, and without a wait that the page does not end', async () => {
    await page.goto(`${server.url}/app/`);
    await click(page, 'button', 'manager');
    await click(page, 'link', 'Harbor Lights Tour');
    const bar = page.locator('#event-fill-bar');
    await bar.getByText('0 of 17').first().waitFor();

    await click(page, 'link', /^Send \d+ queued/);
    await page.locator('#preview-text').getByText('Can you work as').waitFor();
    await click(page, 'button', /^Send 10 texts to/);
    await page
      .locator('#sending')
      .getByText(/texts? sent/)
      .waitFor();

    const opened = context.waitForEvent('page');
    await click(page, 'link', 'Open the simulated phones');
    const phones = await opened;
    await phones.getByText('Can you work as Audio').first().waitFor();
    await click(phones, 'button', 'YES, as Audrey Audio');

    await bar.getByText('1 of 17').first().waitFor();
    expect(clicks).toBe(6);
  });
});
