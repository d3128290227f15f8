import { buildSync } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { aBrowser } from '../support/browser.js';
import { describeWithProgram } from '../support/optional-programs.js';

/** The script of pages that asks before a form is sent. */
const SCRIPT = buildSync({
  entryPoints: ['apps/api/src/pages/assets/scripts/dialogs.js'],
  bundle: true,
  write: false,
  format: 'iife',
  tsconfigRaw: '{}',
}).outputFiles[0]!.text;

describeWithProgram('chromium', 'a button that asks before it acts', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await aBrowser();
  });
  beforeEach(async () => {
    page = await browser.newPage();
    await page.setContent(
      `<form><button id="close" data-confirm="Close it?" style="position: fixed; top: 0; left: 0">Close</button></form>`,
    );
    await page.addScriptTag({ content: SCRIPT });
    await page.evaluate(`window.sent = 0; document.forms[0].addEventListener('submit', (event) => {
      event.preventDefault();
      window.sent++;
    })`);
  });
  afterEach(() => page.close());
  afterAll(() => browser.close());

  const question = () => page.locator('dialog:modal');
  const sent = (): Promise<number> => page.evaluate('window.sent');
  const clickYes = (detail: number): Promise<void> =>
    page.evaluate(
      `document.querySelector('dialog button').dispatchEvent(new MouseEvent('click', { bubbles: true, detail: ${detail} }))`,
    );

  it('keeps the question where it was clicked twice, and a click beside it takes it away', async () => {
    await page.locator('#close').dblclick();
    expect(await question().locator('p').textContent()).toBe('Close it?');
    await page.mouse.click(5, 5);
    expect([await question().count(), await sent()]).toEqual([0, 0]);
  });

  it('takes no second click for an answer, wherever the question appears', async () => {
    await page.locator('#close').click();
    await clickYes(2);
    expect([await question().count(), await sent()]).toEqual([1, 0]);
    await clickYes(1);
    expect([await question().count(), await sent()]).toEqual([0, 1]);
  });

  it('is answered with the keyboard', async () => {
    await page.locator('#close').click();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await sent()).toBe(1);
  });
});
