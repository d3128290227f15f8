import { type Browser, chromium, type Page } from 'playwright-core';
import { programPath } from './optional-programs.js';

export const BROWSER_SWITCHES = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Starts the machine's headless Chromium; it connects to loopback only. @param more switches of the command line */
export function aBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: programPath('chromium')!,
    args: [...BROWSER_SWITCHES, ...more],
  });
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
