import type { Browser, Page } from 'playwright-core';
import { aCall } from '../factories/a-call.js';
import { aManager } from '../factories/a-grant.js';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import { aBrowser, signInOn } from '../support/browser.js';
import { describeWithProgram } from '../support/optional-programs.js';
import { patiently } from '../support/patiently.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describeWithProgram('chromium', 'a time sheet is typed with the keyboard', () => {
  let app: TestApp;
  let browser: Browser;
  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '' });
    app.clock.setTime('2031-05-01T16:00:00Z');
    browser = await aBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  async function aSheet(names: readonly string[] = ['Ann', 'Bo', 'Cy']) {
    const event = await anEvent(app.db);
    const { companyId } = event;
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, { callTimeId: call.id });
    const ids: number[] = [];
    for (const name of names) {
      const worker = await aWorker(app.db, { companyId, name });
      const request = await aConfirmedRequest(app.db, {
        ...{ laborRequirementId: requirement.id, workerId: worker.id },
      });
      ids.push(request.id);
    }
    const [manager, colleague] = [
      await aManager(app.db, companyId),
      await aManager(app.db, companyId),
    ];
    const page = await (await browser.newContext({ locale: 'en-US' })).newPage();
    await signInOn(page, app.url, manager.username, `/app/call/${call.slug}/track/`);
    const client = await app.as(colleague);
    const cell = (id: number, field: string) => page.locator(`#request-${id}-${field}`);
    const type = (id: number, field: string, typed: string) =>
      client.post(`/call-times/${call.slug}/tracking/cells/`, {
        cells: [{ request_id: id, field, typed }],
      });
    const step = (name: 'submit' | 'approve') =>
      client.post(`/call-times/${call.slug}/tracking/${name}/`, { confirmed: true });
    return { page, ids, cell, type, step };
  }
  const focusedId = (page: Page): Promise<string> =>
    page.evaluate(() => document.activeElement!.closest('td')?.id ?? '');
  const press = async (page: Page, ...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** The cells of a column as they are shown, once they are so. */
  const expectShown = (page: Page, field: string, texts: string[]) =>
    patiently(`${field} is ${texts.join(', ')}`, async () => {
      const found = await page.locator(`td[data-field=${field}] .sheet-value`).allTextContents();
      return found.join() === texts.join();
    });
  const expectHeld = (page: Page, id: number, shown: string) =>
    patiently(`${id} holds ${shown}`, async () => {
      const cell = page.locator(`#request-${id}-start_time`);
      return (await cell.getAttribute('data-shown'))?.slice(11) === shown;
    });

  it('arrows, typing, Enter, Tab, Esc, a refusal, and Ctrl-Z', async () => {
    const { page, ids, cell } = await aSheet();
    const [ann, bo] = ids;
    await cell(ann!, 'start_time').focus();
    await press(page, '7', 'Enter');
    expect(await focusedId(page)).toBe(`request-${bo}-start_time`);
    await press(page, 'Enter');
    await page.keyboard.type('730');
    await press(page, 'Tab');
    expect(await focusedId(page)).toBe(`request-${bo}-breaks`);
    await expectShown(page, 'start_time', ['7:00 AM', '7:30 AM', '–']);
    await press(page, 'ArrowRight', 'F2');
    await page.keyboard.type('5p');
    await press(page, 'Escape');
    expect(await focusedId(page)).toBe(`request-${bo}-end_time`);
    await page.keyboard.type('9x');
    await press(page, 'Enter');
    await page.locator('#refused').waitFor();
    expect(await cell(bo!, 'end_time').getAttribute('data-refused')).toBe('9x');
    await press(page, 'Control+z');
    await expectShown(page, 'start_time', ['7:00 AM', '–', '–']);
    await page.locator('#refused').waitFor({ state: 'detached' });
    await press(page, 'Control+z');
    await expectShown(page, 'start_time', ['–', '–', '–']);
    // One stop for Tab: the next one is behind the grid.
    await cell(ann!, 'start_time').focus();
    await press(page, 'Tab');
    expect(await focusedId(page)).toBe('');
  });

  it('a pasted column fills the cells below', async () => {
    const { page, ids, cell } = await aSheet();
    await cell(ids[0]!, 'start_time').focus();
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '7\r\n7:30\r\n8:30\r\n9\r\n');
      document.activeElement!.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    });
    await expectShown(page, 'start_time', ['7:00 AM', '7:30 AM', '8:30 AM']);
  });

  it('what is half typed survives the changes of others; in the same cell one decides', async () => {
    const { page, ids, cell, type } = await aSheet();
    const [ann, bo] = ids;
    await cell(ann!, 'start_time').focus();
    await page.keyboard.type('9');
    await type(bo!, 'start_time', '7');
    await expectShown(page, 'start_time', ['–', '7:00 AM', '–']);
    const input = page.locator('.sheet-input');
    expect([await input.inputValue(), await focusedId(page)]).toEqual([
      '9',
      `request-${ann}-start_time`,
    ]);
    await type(ann!, 'start_time', '7:30');
    await expectHeld(page, ann!, '07:30');
    expect(await input.inputValue()).toBe('9');
    await press(page, 'Enter');
    const mine = page.getByRole('button', { name: 'Use 9:00 AM' });
    await mine.waitFor();
    await expectShown(page, 'start_time', ['7:30 AM', '7:00 AM', '–']);
    // A second Enter decides nothing; the choice is one press of Tab away.
    await press(page, 'Enter', 'Tab');
    await expectHeld(page, ann!, '07:30');
    expect(await mine.evaluate((button) => button === document.activeElement)).toBe(true);
    await press(page, 'Enter');
    await expectShown(page, 'start_time', ['9:00 AM', '7:00 AM', '–']);
    await cell(ann!, 'start_time').focus();
    await page.keyboard.type('10');
    await type(ann!, 'start_time', '8');
    await expectHeld(page, ann!, '08:00');
    await press(page, 'Enter');
    await page.getByRole('link', { name: 'Keep 8:00 AM' }).click();
    await page.locator('#sheet-notice:empty').waitFor({ state: 'attached' });
    await type(bo!, 'start_time', '7:30');
    await expectShown(page, 'start_time', ['8:00 AM', '7:30 AM', '–']);
    await page.locator('#sheet-notice > *').first().waitFor({ state: 'detached' });
  });

  it('giving up shows what somebody else typed meanwhile', async () => {
    const { page, ids, cell, type } = await aSheet(['Ann']);
    await cell(ids[0]!, 'start_time').focus();
    await press(page, 'F2');
    await type(ids[0]!, 'start_time', '7:30');
    await expectHeld(page, ids[0]!, '07:30');
    await press(page, 'Escape');
    await expectShown(page, 'start_time', ['7:30 AM']);
  });

  it('approved while it is open: cells are refused until a reason is typed, which then goes along', async () => {
    const { page, ids, cell, type, step } = await aSheet(['Ann']);
    const [ann] = ids;
    await type(ann!, 'end_time', '11:30');
    await step('submit');
    await step('approve');
    await page.locator('#reason').waitFor();
    await cell(ann!, 'end_time').focus();
    await page.keyboard.type('11');
    await press(page, 'Enter');
    await page.locator('#refused').waitFor();
    expect(await cell(ann!, 'end_time').getAttribute('data-refused')).toBe('11');
    await page.locator('#reason:focus').waitFor();
    await page.fill('#reason', 'Left early');
    await cell(ann!, 'end_time').focus();
    await press(page, 'Enter', 'Enter');
    await expectShown(page, 'end_time', ['11:00 AM']);
    await page.getByText('Ann: Left early').waitFor();
    expect(await page.locator('#reason').inputValue()).toBe('Left early');
  });

  it('the reason goes along with the press of a button, too, and stays for the next one', async () => {
    const { page, ids, type, step } = await aSheet(['Ann', 'Bo']);
    await type(ids[0]!, 'end_time', '11:30');
    await step('submit');
    await step('approve');
    await page.locator('#reason').waitFor();
    await page.fill('#reason', 'Came by another door');
    await page.click(`#act-${ids[1]}`);
    await page.getByText('Bo: Came by another door').waitFor();
    expect(await page.locator('#reason').inputValue()).toBe('Came by another door');
  });
});
