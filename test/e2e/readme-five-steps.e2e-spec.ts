import type { Browser, Page } from 'playwright-core';
import { aBrowser } from '../support/browser.js';
import { aRunningServer, type RunningServer } from '../support/running-server.js';
import { describeWithProgram } from '../support/optional-programs.js';

/** Follows the steps of README, "Try it". */
describeWithProgram('chromium', 'a newcomer gets to a confirmed worker in five steps', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([aRunningServer(), aBrowser()]);
    page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    page.setDefaultTimeout(20_000);
  }, 90_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('from the documentation to the QR code on the phone', async () => {
    // 1. Sign in.
    await page.goto(`${server.url}/docs`);
    const login = operation(page, 'POST', '/login/');
    await execute(login);
    const { token } = JSON.parse(await answerOf(login)) as { token: string };

    // 2. Authorize.
    await page.getByRole('button', { name: 'Authorize' }).first().click();
    const dialog = page.locator('.dialog-ux .modal-ux');
    await dialog.locator('input').first().fill(`Token ${token}`);
    await dialog.getByRole('button', { name: 'Apply credentials' }).first().click();
    await dialog.locator('.close-modal').click();

    // 3. Send the offers.
    const send = operation(page, 'POST', '/event/{slug}/send-messages/');
    await execute(send, 'DemoGig');
    expect(JSON.parse(await answerOf(send))).toMatchObject({ status: 'success' });

    // 4. Open the link on Audrey's phone.
    await page.goto(`${server.url}/dev/phones`);
    const phone = page
      .locator('article, section, li, div')
      .filter({ has: page.getByText('Audrey Audio', { exact: true }) })
      .last();
    const link = phone
      .locator('xpath=ancestor-or-self::*[.//a[contains(@href, "/confirm/")]][1]')
      .getByRole('link')
      .last();
    await page.goto((await link.getAttribute('href'))!);

    // 5. Say yes.
    await page.getByLabel(/^Yes/).check();
    await page.getByRole('button', { name: /send/i }).click();
    await page.getByRole('img', { name: /code/i }).waitFor();
    expect(await page.textContent('main')).toMatch(/confirmed/i);
  }, 110_000);
});

function operation(page: Page, method: string, path: string): ReturnType<Page['locator']> {
  const summary = page.locator('.opblock-summary-path', {
    hasText: new RegExp(`^${path.replace(/[/{}]/g, '.')}$`),
  });
  return page
    .locator('.opblock')
    .filter({ has: summary })
    .filter({ has: page.locator('.opblock-summary-method', { hasText: method }) });
}

async function execute(block: ReturnType<Page['locator']>, slug?: string): Promise<void> {
  await scrollTo(block);
  await block.locator('.opblock-summary-control').click();
  await block.getByRole('button', { name: 'Try it out' }).click();
  if (slug) await block.locator('tr[data-param-name="slug"] input').fill(slug);
  await block.getByRole('button', { name: 'Execute' }).click();
}

async function answerOf(block: ReturnType<Page['locator']>): Promise<string> {
  const body = block
    .locator('.live-responses-table .response-col_description .highlight-code code')
    .first();
  await body.waitFor();
  return body.innerText();
}

/** Swagger UI renders an operation when it is scrolled into view. */
async function scrollTo(block: ReturnType<Page['locator']>): Promise<void> {
  await block.page().locator('.opblock').first().waitFor();
  for (let step = 0; step < 100 && (await block.count()) === 0; step++) {
    await block.page().mouse.wheel(0, 400);
    await block.page().waitForTimeout(50);
  }
}
