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
  async function pressUntilWithin(key: 'Tab' | 'ArrowRight', element: Locator): Promise<void> {
    for (let presses = 0; presses < MOST_TABS; presses++) {
      if (await element.evaluate((each) => each.contains(document.activeElement))) return;
      await page.keyboard.press(key);
    }
    throw new Error(`${key} does not reach ${String(element)}.`);
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

  it('has the same menu on a phone', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${app.url}/app/workers/`);
    await tabToAndPress(button('More about Bo'));
    await untilFocused(page.locator('#row-menu').getByText('Edit'));
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1440, height: 900 });
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

  it('adds a contact, and merges it with the one it is', async () => {
    await tabToAndPress(link('Add contact'));
    await untilFocused(page.getByLabel('Name', { exact: true }));
    await page.keyboard.type('A. Lee');
    await tabTo(page.getByLabel('Phone', { exact: true }));
    await page.keyboard.type('4155550177');
    await page.keyboard.press('Enter');
    await page.locator('.table-link', { hasText: 'A. Lee' }).waitFor();

    await tabToAndPress(page.locator('.table-link', { hasText: 'Anna Lee' }));
    await page.getByRole('heading', { name: 'Anna Lee' }).waitFor();
    await tabToAndPress(page.locator('main').getByRole('button', { name: 'More', exact: true }));
    const merge = page.getByRole('link', { name: 'Merge with another contact' });
    await merge.waitFor();
    for (let presses = 0; presses < 4 && !(await isFocused(merge)); presses++)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo(page.locator('main').getByRole('searchbox', { name: 'Name or number' }));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Lee');
    await page.keyboard.press('Enter');
    await tabToAndPress(page.locator('.table-link', { hasText: 'A. Lee' }));
    await tabToAndPress(button('Merge the two'));
    const question = page.getByRole('dialog');
    await question.getByText('A. Lee is gone afterwards').waitFor();
    await tabToAndPress(question.getByRole('button', { name: 'Merge the two' }));
    await page.getByText('A. Lee went into Anna Lee.').waitFor();
    const further = await app.db.query(`select phone_number from alt_phones where worker_id = $1`, [
      ann.id,
    ]);
    expect(further).toEqual([{ phone_number: '+14155550177' }]);
  });

  it('opens the time sheet of a call, and types when somebody came', async () => {
    const [[{ id, slug }]] = await app.db.query<[[{ id: number; slug: string }]]>(
      `update labor_requests r set state = 'confirmed' from labor_requirements q, call_times ct, events e
        where q.id = r.labor_requirement_id and ct.id = q.call_time_id and e.id = ct.event_id and r.worker_id = $1
        returning r.id, e.slug`,
      [ann.id],
    );
    await page.goto(`${app.url}/app/events/${slug}/`);
    await tabToAndPress(link('Sheet'));
    const cell = page.locator(`#request-${id}-start_time`);
    await cell.waitFor();
    await pressUntilWithin('Tab', page.locator('[data-grid]'));
    await pressUntilWithin('ArrowRight', cell);
    await page.keyboard.type('7a');
    await page.keyboard.press('Enter');
    await cell.getByText('7:00 AM').waitFor();
    const [{ hours }] = await app.db.query(
      `select to_char(start_at at time zone 'America/New_York', 'HH24:MI') as hours from time_entries where labor_request_id = $1`,
      [id],
    );
    expect(hours).toBe('07:00');
  });

  /** Until the element has the focus by itself. */
  async function untilFocused(element: Locator): Promise<void> {
    await element.waitFor();
    const handle = await element.elementHandle();
    await page.waitForFunction((each) => each === document.activeElement, handle);
  }
});
