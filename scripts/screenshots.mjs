/**
 * Renews `docs/screenshots`: the main pages of a fresh start, at 1440 and 360 pixels, light and dark.
 * Needs a build and a Chromium (`CHROMIUM`, default `/usr/bin/chromium`).
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import sharp from 'sharp';

const FOLDER = new URL('../docs/screenshots/', import.meta.url).pathname;
const PORT = process.env.PORT ?? '28437';
const ORIGIN = `http://localhost:${PORT}`;
const WIDTHS = { 1440: 900, 360: 740 };
const THEMES = ['light', 'dark'];

const data = await mkdtemp(join(tmpdir(), 'screenshots-'));
const server = spawn(process.execPath, ['--enable-source-maps', 'dist/api.js'], {
  env: { ...process.env, PORT, DATA_DIR: data, LOG_FORMAT: 'json' },
  stdio: ['ignore', 'ignore', 'inherit'],
});
try {
  await untilReady();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const state = await signIn(browser);
  const pages = await addresses(browser, state);
  for (const [width, height] of Object.entries(WIDTHS))
    for (const colorScheme of THEMES) {
      const viewport = { width: Number(width), height };
      const context = await browser.newContext({ viewport, colorScheme, storageState: state });
      const page = await context.newPage();
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(ORIGIN + path, { waitUntil: 'networkidle' });
        const theme = colorScheme === 'dark' ? '-dark' : '';
        await sharp(await page.screenshot())
          .png({ palette: true, colours: 128, effort: 10 })
          .toFile(join(FOLDER, `${name}-${width}${theme}.png`));
      }
      await context.close();
    }
  await browser.close();
} finally {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill();
  await ended;
  await rm(data, { recursive: true, force: true });
}

async function untilReady() {
  for (let tries = 0; tries < 120; tries++) {
    const answer = await fetch(`${ORIGIN}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('The server does not become ready.');
}

async function signIn(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${ORIGIN}/app/login/`);
  await page.getByRole('button', { name: 'manager', exact: true }).click();
  await page.waitForURL('**/app/dashboard/');
  return context.storageState();
}

/** The path of each picture; slugs are read from the pages that lead there. */
async function addresses(browser, storageState) {
  const context = await browser.newContext({ storageState });
  const page = await context.newPage();
  const hrefOn = async (path, link) => {
    await page.goto(ORIGIN + path);
    return page.locator(link).first().getAttribute('href');
  };
  const event = await hrefOn(
    '/app/dashboard/',
    '#next-events a[href^="/app/events/"]:not([href$="/events/"])',
  );
  const fill = await hrefOn(event, '[id$="-open"][href$="/requests/"]');
  const contact = await hrefOn('/app/workers/', '#contacts a[href^="/app/worker/"]');
  await context.close();
  return {
    today: '/app/dashboard/',
    events: '/app/events/',
    event,
    send: `${event}?send=event#sending`,
    fill,
    contacts: '/app/workers/',
    contact,
    settings: '/app/company/',
    costs: event.replace('/app/events/', '/app/pay/event/'),
  };
}
