import type { Browser, Locator, Page } from 'playwright-core';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aLocation } from '../factories/a-location.js';
import { aSkill } from '../factories/a-skill.js';
import { aWorker } from '../factories/a-worker.js';
import { aBrowser, signInOn } from '../support/browser.js';
import { describeWithProgram } from '../support/optional-programs.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/** Presses of Tab from one stop to the next that is wanted, at most. */
const MOST_TABS = 60;

describeWithProgram('chromium', 'a manager with a keyboard alone', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let companyId: number;
  let ann: { id: number; slug: string };

  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '' });
    app.clock.setTime('2031-04-01T16:00:00Z');
    browser = await aBrowser();
    ({ id: companyId } = await aCompany(app.db));
    await aLocation(app.db, { companyId });
    const skill = await aSkill(app.db, { companyId, name: 'Rigger' });
    const workers = [];
    for (const name of ['Ann', 'Bo', 'Cy']) {
      const worker = await aWorker(app.db, { companyId, name });
      await app.db.query('insert into worker_skills values ($1, $2)', [worker.id, skill.id]);
      workers.push(worker);
    }
    ann = workers[0]!;
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await signInOn(page, app.url, (await aManager(app.db, companyId)).username, '/app/events/');
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  const isFocused = (element: Locator): Promise<boolean> =>
    element.evaluate((each) => each === document.activeElement);

  /** Tab until the element has the focus. @throws Error it is not reached */
  async function tabTo(element: Locator): Promise<void> {
    await element.waitFor();
    for (let presses = 0; presses < MOST_TABS; presses++) {
      if (await isFocused(element)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${String(element)}.`);
  }
  async function tabToAndPress(element: Locator): Promise<void> {
    await tabTo(element);
    await page.keyboard.press('Enter');
  }
  const link = (name: string): Locator => page.getByRole('link', { name, exact: true }).first();
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true }).first();

  it('creates an event, calls a crew, asks it and sends the texts', async () => {
    await tabToAndPress(link('New event'));
    await untilFocused(page.getByLabel('Name', { exact: true }));
    await page.keyboard.type('Quay Gala');
    await tabTo(page.getByLabel('First day'));
    await page.keyboard.type('06012031');
    await tabToAndPress(button('Create event'));

    await tabToAndPress(link('Add call time'));
    await untilFocused(page.getByLabel('Name', { exact: true }));
    await page.keyboard.type('Load in');
    await tabTo(page.getByLabel('Time', { exact: true }));
    await page.keyboard.type('0700AM');
    await page.keyboard.press('Enter');

    await untilFocused(page.getByLabel('Needed'));
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');

    await tabToAndPress(link('Fill'));
    await page.getByRole('heading', { name: 'Rigger · Load in' }).waitFor();
    for (const key of ['j', 'x', 'j', 'x', 'a']) await page.keyboard.press(key);
    await tabToAndPress(link('Send 2 queued'));
    await tabToAndPress(button('Send to 2'));
    await page.getByText('2 people are asked').or(page.getByText('2 texts')).first().waitFor();
    await app.finishTasks();
    const [{ count }] = await app.db.query(
      `select count(*)::int from outgoing_messages where kind = 'offer'`,
    );
    expect(count).toBe(2);
  });

  it('opens the menu of a row, which is that row’s, and comes back to its button', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.waitForURL('**/app/workers/');
    const more = button('More about Ann');
    const menu = page.locator('#row-menu');
    await tabToAndPress(more);
    await untilFocused(menu.getByText('Edit'));
    await page.keyboard.press('ArrowDown');
    expect(await isFocused(menu.getByText('History'))).toBe(true);
    await page.keyboard.press('Escape');
    expect(await isFocused(more)).toBe(true);

    await tabToAndPress(button('More about Bo'));
    await untilFocused(menu.getByText('Edit'));
    expect(await menu.locator('button').getAttribute('data-confirm')).toContain('Delete Bo?');
    await page.keyboard.press('Escape');

    await page.keyboard.press('Shift+Tab');
    await more.focus();
    await page.keyboard.press('Enter');
    await untilFocused(menu.getByText('Edit'));
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/app/worker/edit/${ann.id}/`);
  });

  it('edits a contact, and deletes one after a question', async () => {
    await page.goto(`${app.url}/app/worker/edit/${ann.id}/`);
    await tabTo(page.getByLabel('Name', { exact: true }));
    await page.keyboard.press('End');
    await page.keyboard.type('a Lee');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Anna Lee' }).waitFor();

    await page.goto(`${app.url}/app/workers/`);
    await tabToAndPress(button('More about Cy'));
    await untilFocused(page.locator('#row-menu').getByText('Edit'));
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    const question = page.getByRole('dialog');
    await question.getByText('Delete Cy?').waitFor();
    await tabToAndPress(question.getByRole('button', { name: 'Delete' }));
    await page.getByText('Cy', { exact: true }).first().waitFor({ state: 'detached' });
    const [{ left }] = await app.db.query(
      `select count(*)::int as left from workers where company_id = $1`,
      [companyId],
    );
    expect(left).toBe(2);
  });

  /** Until the element has the focus by itself. */
  async function untilFocused(element: Locator): Promise<void> {
    await element.waitFor();
    const handle = await element.elementHandle();
    await page.waitForFunction((each) => each === document.activeElement, handle);
  }
});
