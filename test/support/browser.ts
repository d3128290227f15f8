import { type Browser, chromium, type Page } from 'playwright-core';
import { programPath } from './optional-programs.js';

export const BROWSER_SWITCHES = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Milliseconds that a step in a browser may take at most; far more than any machine needs. */
export const PATIENCE_MS = 100_000;

/** Starts the machine's headless Chromium; it connects to loopback only. @param more switches of the command line */
export async function aBrowser(more: readonly string[] = []): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: programPath('chromium')!,
    args: [...BROWSER_SWITCHES, ...more],
  });
  browser.on('context', (context) => context.setDefaultTimeout(PATIENCE_MS));
  return browser;
}

/**
 * Makes timers of exactly these milliseconds wait twenty times as long, in pages opened from here on: those by which a
 * script hides what it shows, or gives up waiting, before a busy machine has looked.
 */
export async function stretchTimers(page: Page, milliseconds: readonly number[]): Promise<void> {
  await page.addInitScript(`{
    const { setTimeout } = globalThis;
    globalThis.setTimeout = (work, wait, ...more) =>
      setTimeout(work, ${JSON.stringify(milliseconds)}.includes(wait) ? 20 * wait : wait, ...more);
  }`);
}

/**
 * Signs a tab in by the login page, as somebody with the usual password of tests.
 *
 * @param next where it goes then; default: the dashboard of the role
 */
export async function signInOn(
  page: Page,
  url: string,
  username: string,
  next?: string,
): Promise<void> {
  const query = next === undefined ? '' : `?next=${encodeURIComponent(next)}`;
  await page.goto(`${url}/app/login/${query}`);
  await page.locator('#username').fill(username);
  await page.locator('#password').fill('swordfish');
  await page.locator('#password').press('Enter');
  await page.waitForURL(({ pathname }) => !pathname.includes('login'));
}
