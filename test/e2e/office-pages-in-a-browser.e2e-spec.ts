import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { aPopulatedCompany, SHORTLY_BEFORE_FIRST_CALL } from '../support/a-populated-company.js';
import { aBrowser, signInOn } from '../support/browser.js';
import {
  anEntry,
  OFFICE_PAGES,
  type OfficePage,
  type OfficeWorld,
} from '../support/office-pages.js';
import { describeWithProgram } from '../support/optional-programs.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Presses of Tab on one page at most. */
const MOST_STOPS = 60;
const TABS_AT_ONCE = 20;

describeWithProgram('chromium', 'pages in a browser', () => {
  let app: TestApp;
  let browser: Browser;
  let world: OfficeWorld;
  const visitors = new Map<OfficePage['role'], Page>();
  const complaints: string[] = [];

  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '', devTools: true });
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    const company = await aPopulatedCompany(app);
    world = { company, show: await company.show(), entryId: await anEntry(app.db, company) };
    browser = await aBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  /** One tab for each role, signed in once. */
  async function tabOf(role: OfficePage['role']): Promise<Page> {
    const known = visitors.get(role);
    if (known) return known;
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    page.on('console', (line) => {
      if (line.type() === 'error') complaints.push(line.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    if (role !== 'visitor') await signIn(context, page, role);
    visitors.set(role, page);
    return page;
  }

  async function signIn(context: BrowserContext, page: Page, role: OfficePage['role']) {
    const { company } = world;
    const username = { worker: company.workerUser, visitor: null, ...company }[role] as {
      username: string;
    };
    await signInOn(page, app.url, username.username);
    expect(await context.cookies()).not.toHaveLength(0);
  }

  it.each(OFFICE_PAGES.map((page) => [page.name, page] as const))('%s', async (_, entry) => {
    const page = await tabOf(entry.role);
    const path = typeof entry.path === 'string' ? entry.path : entry.path(world);
    complaints.length = 0;

    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(app.url + path);
    const isMissing = path.includes('nothing-there');
    expect(complaints.filter((line) => !isMissing || !/404/.test(line))).toEqual([]);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await moving(page)).toEqual([]);
    await page.evaluate(AXE);
    expect(await findings(page)).toEqual([]);
    expect(await unreachable(page)).toEqual([]);

    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 360, height: 740 });
    await styleAnew(page);
    expect(await findings(page)).toEqual([]);
    expect(await widest(page)).toBe('');
  });

  it('components move for who has nothing against it', async () => {
    const page = await tabOf('visitor');
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.goto(`${app.url}/dev/components`);
    expect(await moving(page)).toContain('skeleton-line');
  });
});

/** Classes of what moves by itself, or would once it changes, for longer than a hundredth of a second. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const longest = (times) => Math.max(...times.split(',').map((time) => parseFloat(time)));
    return [...document.querySelectorAll('*')].flatMap((element) => {
      const moves = [undefined, '::before', '::after'].some((part) => {
        const { animationName, animationDuration, transitionDuration, scrollBehavior } =
          getComputedStyle(element, part);
        return (
          (animationName !== 'none' && longest(animationDuration) > 0.01) ||
          longest(transitionDuration) > 0.01 ||
          scrollBehavior === 'smooth'
        );
      });
      return moves ? [element.getAttribute('class') ?? element.localName] : [];
    });
  })()`);
}

/**
 * Chromium keeps colours of the other theme for some elements of a page that is open while it changes: all lose their
 * styles and get new ones. No script looks at theme or width while a page loads, so that it is as if loaded anew.
 */
async function styleAnew(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    const { style } = document.documentElement;
    style.display = 'none';
    document.body.getBoundingClientRect();
    style.removeProperty('display');
    document.body.getBoundingClientRect();
  })()`);
}

/** What axe finds: rule and place. */
async function findings(page: Page): Promise<string[]> {
  const violations = await page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    const found = await axe.run({ runOnly: tags, resultTypes: ['violations'] });
    return found.violations;
  }, RULES);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target)}: ${failureSummary}`),
  );
}

/** The element that makes the page scroll sideways; empty: none. */
function widest(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return '';
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > innerWidth + 1,
    );
    return wide.at(-1)?.outerHTML.slice(0, 200) ?? 'something';
  })()`);
}

/** Links and controls that Tab does not reach, among the first ones of the page. */
async function unreachable(page: Page): Promise<string[]> {
  await page.evaluate(`(() => {
    document.activeElement?.blur();
    scrollTo(0, 0);
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')];
    window.controls = all.filter(
      (each) =>
        each.checkVisibility({ visibilityProperty: true }) && !each.disabled && each.type !== 'hidden' &&
        !(each.type === 'radio' && !each.checked) && each.tabIndex >= 0,
    ).slice(0, ${MOST_STOPS});
    window.reached = new Set();
    addEventListener('focusin', (event) => window.reached.add(event.target), true);
    const first = document.querySelector('dialog:modal [autofocus], dialog:modal');
    if (!first) { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }
  })()`);
  const left = () =>
    page.evaluate<string[]>(`(() => {
      const modal = document.querySelector('dialog:modal');
      return window.controls
        .filter((each) => !window.reached.has(each) && (!modal || modal.contains(each)))
        .map((each) => each.outerHTML.slice(0, 160));
    })()`);
  const keyboard = await page.context().newCDPSession(page);
  try {
    // A date has several stops.
    for (let presses = 0; presses < 3 * MOST_STOPS; presses += TABS_AT_ONCE) {
      if ((await left()).length === 0) return [];
      await pressTab(keyboard, TABS_AT_ONCE);
    }
    return await left();
  } finally {
    await keyboard.detach();
  }
}

/** Keys go out in their order, without waiting for each. */
async function pressTab(keyboard: CDPSession, times: number): Promise<void> {
  const key = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  const sent = Array.from({ length: times }, () => [
    keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key }),
    keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
  ]);
  await Promise.all(sent.flat());
}
