import type { Browser, Page } from 'playwright-core';
import { aCall } from '../factories/a-call.js';
import { aManager } from '../factories/a-grant.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import { aBrowser, signInOn } from '../support/browser.js';
import { describeWithProgram } from '../support/optional-programs.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describeWithProgram('chromium', 'a call is filled with the keyboard', () => {
  let app: TestApp;
  let browser: Browser;
  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '' });
    app.clock.setTime('2031-04-01T16:00:00Z');
    browser = await aBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  async function aFillPage(viewport: { width: number; height: number }) {
    const event = await anEvent(app.db);
    const { companyId } = event;
    const call = await aCall(app.db, { eventId: event.id });
    const skill = await aSkill(app.db, { companyId });
    const requirement = await aRequirement(app.db, {
      ...{ callTimeId: call.id, laborTypeId: skill.id, neededLabor: 9 },
    });
    const names = ['Ann', 'Bo', 'Cy', 'Di', 'Ed', 'Flo'];
    const workers = [];
    for (const name of names) {
      const made = await aWorker(app.db, { companyId, name });
      await app.db.query('insert into worker_skills values ($1, $2)', [made.id, skill.id]);
      workers.push(made);
    }
    const manager = await aManager(app.db, companyId);
    const page = await (await browser.newContext({ viewport })).newPage();
    const path = `/app/labor/${requirement.slug}/requests/`;
    await signInOn(page, app.url, manager.username, path);
    const states = async (): Promise<string[]> =>
      (
        await app.db.query(
          `select w.name || ' ' || r.state || case when r.reserved then ' reserved' else '' end as line
             from labor_requests r join workers w on w.id = r.worker_id where labor_requirement_id = $1 order by w.name`,
          [requirement.id],
        )
      ).map(({ line }: { line: string }) => line);
    return { page, states, requirement, workers, client: await app.as(manager) };
  }
  const focused = (page: Page) => page.locator('tr:focus .table-link, [data-row]:focus a').first();
  const press = async (page: Page, ...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  it('row by row and many at once; the focus goes on, and the panel with it', async () => {
    const { page, states } = await aFillPage({ width: 1440, height: 900 });
    await press(page, 'j');
    await page.locator('#preview').getByRole('heading', { name: 'Ann' }).waitFor();
    await press(page, 'a');
    await page.locator('#state-queued').getByText('Ann').waitFor();
    await focused(page).filter({ hasText: 'Bo' }).waitFor();
    await page.locator('#preview').getByRole('heading', { name: 'Bo' }).waitFor();

    await press(page, 'j', 'x', 'j', 'x', 'r');
    await page.getByText('2 places are reserved.').waitFor();
    expect(await states()).toEqual(['Ann pending', 'Cy pending reserved', 'Di pending reserved']);
    await page.locator('[data-mark]:checked').first().waitFor({ state: 'detached' });

    await press(page, '?');
    const keys = page.getByRole('dialog');
    expect(await keys.innerText()).toMatch(/a\s+Ask[\s\S]*r\s+Reserve/);
    await press(page, 'Escape');

    await page.locator('#crew [data-row] a').first().focus();
    await press(page, 'c');
    await page.locator('#state-confirmed').getByText('Ann').waitFor();
    expect(await states()).toContain('Ann confirmed');
    await page.context().close();
  });

  it('while others change the list: marks and the typed search stay', async () => {
    const { page, requirement, workers, client } = await aFillPage({ width: 1440, height: 900 });
    await press(page, 'j', 'j', 'x');
    await client.post(`/request/${requirement.slug}/worker/`, { worker_id: workers[4]!.id });
    await page.locator('#state-queued').getByText('Ed', { exact: true }).waitFor();
    expect(await focused(page).textContent()).toContain('Bo');
    await page.getByRole('searchbox', { name: 'Name or number' }).fill('half a na');
    expect(
      (await client.post(`/request/${requirement.slug}/worker/`, { worker_id: workers[5]!.id }))
        .status,
    ).toBe(200);
    await page.locator('#state-queued').getByText('Flo').waitFor();
    expect(await page.locator('[data-mark]:checked').inputValue()).toBe(String(workers[1]!.id));
    expect(await page.getByRole('searchbox', { name: 'Name or number' }).inputValue()).toBe(
      'half a na',
    );
    expect(await page.locator(`#worker-${workers[5]!.id}`).count()).toBe(0);
    await page.context().close();
  });

  it('and on a phone with one thumb: a new contact, asked at once, without leaving the page', async () => {
    const { page, states } = await aFillPage({ width: 360, height: 740 });
    await page.getByRole('link', { name: 'Add a contact' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Nova');
    await page.getByLabel('Phone').fill('12');
    await page.getByRole('button', { name: 'Add and ask' }).click();
    await page.locator('#contact-phone-error').waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Nova');
    await page.getByLabel('Phone').fill('+1 415 555 0123');
    await page.getByRole('button', { name: 'Add and ask' }).click();
    await page.locator('#state-queued').getByText('Nova').waitFor();
    expect(await page.locator('dialog[open]').count()).toBe(0);
    expect(await states()).toEqual(['Nova pending']);
    await page.context().close();
  });
});
