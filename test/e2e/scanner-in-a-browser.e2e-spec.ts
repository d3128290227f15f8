import type { Browser, Page } from 'playwright-core';
import { DecoderPage } from '../../bench/decoder/decoder-page.js';
import { seededPictures } from '../../bench/decoder/seeded-pictures.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import { aBrowser, signInOn, stretchTimers } from '../support/browser.js';
import { aCameraThatSees } from '../support/fake-camera.js';
import { describeWithProgram } from '../support/optional-programs.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/** Milliseconds after which an answer hides. */
const ANSWER_SHOWN = 3000;

describeWithProgram('chromium', 'the scanner in a browser', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '' });
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    show = await house.show();
    browser = await aBrowser(
      await aCameraThatSees(`${app.url}/app/clock-in/${show.clockInToken}/`),
    );
    page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await stretchTimers(page, [ANSWER_SHOWN]);
    await signInOn(page, app.url, house.steward.username);
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  const answer = () => page.locator('[data-scan="answer"]:not([hidden])');

  it('reads a code before the camera, and says who, as what and since when', async () => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
    await page.goto(`${app.url}/app/event/${show.event.slug}/scan-qr/`);
    await answer().waitFor();
    expect((await answer().innerText()).split(/\n+/)).toEqual([
      show.worker.name,
      `${show.skill.name} · ${show.call.name}`,
      'In, 7:52\u00a0AM',
      'Counts from 8:00\u00a0AM.',
    ]);
    expect(await answer().getAttribute('data-tone')).toBe('in');
    expect(complaints).toEqual([]);
    expect(await app.db.query('select count(*)::int as count from time_entries')).toEqual([
      { count: 1 },
    ]);
  });

  it('takes a hardware scanner that types, also on a Spanish keyboard', async () => {
    const other = await house.show();
    for (const text of [other.clockInToken, `httpÑ--x-clock'in-${other.clockInToken}-`]) {
      await page.locator('[data-scan="list"]').evaluate((list) => list.replaceChildren());
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      const line = page.locator('[data-scan="list"] li', { hasText: 'Code of another event' });
      await line.first().waitFor();
    }
  });

  it('has keys of 64 px, and takes six characters', async () => {
    await page.locator('[data-scan="keys"]').click();
    const small = await page.evaluate<string[]>(`
      [...document.querySelectorAll('#scanner button, #scanner select')]
        .filter((each) => each.checkVisibility())
        .filter((each) => each.offsetWidth < 64 || each.offsetHeight < 64)
        .map((each) => each.textContent)`);
    expect(small).toEqual([]);
    const asked = page.waitForRequest(
      (request) => request.method() === 'POST' && request.postData() === '{"code":"K7P2QX"}',
    );
    const answered = whereAnswerSays('Code not known');
    for (const key of ['K', '7', 'erase', '7', 'P', '2', 'Q', 'X'])
      await page.locator(`[data-key="${key}"]`).click();
    await asked;
    const shown = await answered;
    expect(shown.top).toBeGreaterThanOrEqual(0);
    expect(shown.bottom).toBeLessThanOrEqual(740);
  });

  /** Where the answer is, in the moment it says that: the camera's next one may cover it. */
  function whereAnswerSays(state: string): Promise<{ top: number; bottom: number }> {
    return page.evaluate(`new Promise((resolve) => {
      const look = () => {
        const answer = document.querySelector('[data-scan="answer"]:not([hidden])');
        if (answer?.querySelector('[data-scan="state"]').textContent === '${state}')
          resolve(answer.getBoundingClientRect().toJSON());
        else requestAnimationFrame(look);
      };
      look();
    })`);
  }

  it('reads pictures that are turned, tilted, blurred, dark and have a glare spot', async () => {
    await page.goto('about:blank');
    const decoder = await DecoderPage.open(browser);
    let hits = 0;
    for (const { text, picture } of seededPictures(4, 5))
      if ((await decoder.read(picture)).text === text) hits++;
    await decoder.close();
    expect(hits).toBe(5);
  });
});
