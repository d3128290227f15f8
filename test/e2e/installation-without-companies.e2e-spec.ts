import { anAdministrator } from '../factories/a-grant.js';
import { aPhoneNumber } from '../factories/numbers.js';
import type { BrowserForm } from '../support/browser-form.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const START = '/app/callman-admin/';

describe('the first administrator of an installation without companies', () => {
  let app: TestApp;
  let browser: BrowserForm;

  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '' });
    browser = await aSignedInBrowser(app, await anAdministrator(app.db));
  });
  afterAll(() => app.close());

  it('is shown what comes first: to invite an owner', async () => {
    const page = await browser.open(START);
    expect(page.text).toContain('There is no company yet');
    expect(page.text).not.toContain('New event');
    expect((await browser.open(`${START}companies/`)).html).toMatch(
      /href="\/app\/callman-admin\/"/,
    );
    const phone = aPhoneNumber();
    const sent = await browser.submit(page, { phone }, 'Invite owner');
    expect(sent.text).toContain('The invitation was sent.');
    expect(await app.textsTo(phone)).toHaveLength(1);
  });

  it('finds every page that a page leads to, or is told that there is no company', async () => {
    const waiting = [START];
    const seen = new Map<string, string>();
    while (waiting.length > 0) {
      const path = waiting.pop()!;
      if (seen.has(path)) continue;
      const { status, text, html } = await browser.open(path);
      seen.set(
        path,
        status === 400 && text.includes('There is no company yet') ? 'none' : `${status}`,
      );
      for (const [, link] of html.matchAll(/href="(\/app\/[^"#]*)/g))
        if (!/logout|[?&](lang|theme|per_page)=/.test(link!))
          waiting.push(link!.replaceAll('&amp;', '&'));
    }
    const refused = [...seen].filter(([, answer]) => answer !== '200' && answer !== 'none');
    expect(refused).toEqual([]);
    expect(seen.size).toBeGreaterThan(12);
    expect(seen.get('/app/workers/')).toBe('none');
  });
});
