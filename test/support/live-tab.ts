import type { Browser, BrowserContext, Page } from 'playwright-core';
import { SessionService } from '#libs/identity';
import { UnitOfWork } from '#libs/platform';
import type { TestApp } from './test-app.js';

/** A browser of one person, signed in. @param url of the application, or of a proxy before it */
export async function aSignedInContext(
  browser: Browser,
  app: TestApp,
  person: { userId: number },
  url = app.url,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1280, height: 900 },
  });
  const { cookie } = await app
    .get(UnitOfWork)
    .asSystem((work) => app.get(SessionService).open(work, person.userId, 'browser'));
  await context.addCookies([{ name: 'callmanager_session', value: cookie, url }]);
  return context;
}

/** A tab that shows a page under `/app/`, and what the page asked the server for. */
export class LiveTab {
  readonly errors: string[] = [];
  /** Paths of the requests since the page was loaded. */
  readonly requests: string[] = [];

  private constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('request', (request) => this.requests.push(new URL(request.url()).pathname));
  }

  static async open(context: BrowserContext, url: string): Promise<LiveTab> {
    const tab = new LiveTab(await context.newPage());
    await tab.page.goto(url);
    await tab.page.waitForLoadState('networkidle');
    tab.requests.length = 0;
    return tab;
  }

  /** Pretends that the tab is hidden, or is shown again. */
  async hide(isHidden: boolean): Promise<void> {
    await this.page.evaluate((hidden) => {
      // The page's own globals, which this program's types do not have.
      const { document, Event } = globalThis as unknown as {
        document: object & { dispatchEvent(event: object): void };
        Event: new (name: string) => object;
      };
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
      document.dispatchEvent(new Event('visibilitychange'));
    }, isHidden);
  }

  /** The content as markup, without what differs at each reading: form tokens, versions, marks of new rows. */
  content(): Promise<string> {
    return this.page.evaluate(markupOfContent);
  }

  /** Waits until the tab shows what a fresh load shows. */
  async converged(patience = 60_000): Promise<void> {
    const fresh = new LiveTab(await this.page.context().newPage());
    await fresh.page.goto(this.page.url());
    await fresh.page.locator('[data-later]').first().waitFor({ state: 'detached' });
    const expected = await fresh.content();
    await fresh.page.close();
    const until = Date.now() + patience;
    while ((await this.content()) !== expected && Date.now() < until)
      await this.page.waitForTimeout(50);
    const content = await this.content();
    const at = [...expected].findIndex((letter, index) => letter !== content[index]);
    const around = (text: string): string => text.slice(Math.max(0, at - 200), at + 200);
    expect([around(content), content.length]).toEqual([around(expected), expected.length]);
  }
}

/** An element as far as this program knows the page's own types. */
interface Markup {
  outerHTML: string;
  attributes: Iterable<{ name: string; value: string }>;
  cloneNode(deep: boolean): Markup;
  querySelectorAll(selector: string): Iterable<Markup>;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
}

/** Runs in the page. Attributes are sorted: a morph adds new ones at the end. */
function markupOfContent(): string {
  const { document } = globalThis as unknown as { document: Markup };
  const parts = [...document.querySelectorAll('main, #bell')].map((part) => part.cloneNode(true));
  for (const part of parts) {
    for (const element of [part, ...part.querySelectorAll('*')]) {
      const attributes = [...element.attributes].map(({ name, value }) => ({ name, value }));
      for (const { name } of attributes) element.removeAttribute(name);
      const isToken = attributes.some(({ value }) => value === 'csrf_token');
      for (const { name, value } of attributes.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const varies =
          /^data-(version|new|htmx-powered)$/.test(name) || (isToken && name === 'value');
        if (!varies) element.setAttribute(name, value);
      }
    }
  }
  return parts.map((part) => part.outerHTML).join('');
}
