import { randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { CompanyLogoService, reencodeLogo } from '#libs/company';
import { LaborRequest } from '#libs/labor';
import { UnitOfWork } from '#libs/platform';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import { aBrowser } from '../support/browser.js';
import { CuttingProxy } from '../support/cutting-proxy.js';
import { describeWithProgram } from '../support/optional-programs.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const FIRST_LOAD = 30_000;
const PHONE = { viewport: { width: 360, height: 760 } };

describeWithProgram('chromium', 'a worker’s card on a phone', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let browser: Browser;
  let proxy: CuttingProxy;

  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '' });
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    await app.db.query('update companies set time_tracking = true');
    browser = await aBrowser();
    proxy = await CuttingProxy.before(app.url);
  });
  afterAll(async () => {
    await browser.close();
    proxy.close();
    await app.close();
  });

  /** A photograph does not compress: the largest logo that a company can have. */
  async function aHeavyLogo(): Promise<void> {
    const raw = { width: 900, height: 900, channels: 3 as const };
    const photo = await sharp(randomBytes(900 * 900 * 3), { raw })
      .jpeg()
      .toBuffer();
    const logo = await reencodeLogo(photo);
    const work = app.get(UnitOfWork);
    await work.asSystem((w) => app.get(CompanyLogoService).put(w, house.company.id, logo));
  }

  it('loads in less than 30 kB with its code and its company’s logo, files included', async () => {
    await aHeavyLogo();
    const show = await house.show();
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) =>
      sizes.push(
        request
          .sizes()
          .then(
            ({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize,
          ),
      ),
    );
    await page.goto(`${app.url}${cardOf(show.event.slug, show.confirmed.tokenShort)}`);
    await page.waitForLoadState('networkidle');
    expect(await page.locator('.code-image').isVisible()).toBe(true);
    expect(await page.locator('.brand-logo').evaluate((image) => image.clientHeight)).toBe(32);
    const all = await Promise.all(sizes);
    expect(all.length).toBeGreaterThan(3);
    const sum = all.reduce((bytes, each) => bytes + each, 0);
    expect(sum).toBeGreaterThan(10_000);
    expect(sum).toBeLessThan(FIRST_LOAD);
    await context.close();
  });

  it('answers by one tap in the card, without scripts, and shows the yes above the fold', async () => {
    const show = await house.show();
    const context = await browser.newContext({
      ...PHONE,
      javaScriptEnabled: false,
      locale: 'es-MX',
    });
    const page = await context.newPage();
    await page.goto(`${app.url}${cardOf(show.event.slug, show.pending.tokenShort)}`);
    const yes = page.getByRole('button', { name: 'Sí, allí estaré' }).first();
    const box = (await yes.boundingBox())!;
    expect(box.y + box.height).toBeLessThan(PHONE.viewport.height);
    expect(box.height).toBeGreaterThanOrEqual(48);
    await yes.click();
    const card = page.locator(`#call-${show.pending.id}`);
    await card
      .locator('.state')
      .filter({ hasText: /disponible|confirmado/ })
      .waitFor();
    const { state } = await app.db.manager.findOneByOrFail(LaborRequest, { id: show.pending.id });
    expect(['available', 'confirmed']).toContain(state);
    await context.close();
  });

  it('shows the code without a network once its page was opened, and forgets an ended link', async () => {
    const show = await house.show();
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    const path = `/app/event/${show.event.slug}/qr-code/${show.clockInToken}/`;
    await page.goto(`${proxy.url}${path}`);
    await page.getByText('This page is kept on your phone').waitFor();
    const picture = await codeIn(page);

    proxy.cut();
    await page.reload();
    expect(await codeIn(page)).toBe(picture);
    expect(await page.locator('.code-large').evaluate((box) => getComputedStyle(box).padding)).toBe(
      '16px',
    );
    // Nothing but this page is kept: the next one is not there.
    const other = await context.newPage();
    await expect(other.goto(`${proxy.url}/app/login/`)).rejects.toThrow(/ERR_/);

    proxy.restore();
    await app.db.query('delete from clock_in_tokens where token = $1', [show.clockInToken]);
    await page.goto(`${proxy.url}${path}`);
    await page.getByText('This link no longer works').waitFor();
    proxy.cut();
    await expect(page.goto(`${proxy.url}${path}`)).rejects.toThrow(/ERR_/);
    proxy.restore();
    await context.close();
  });

  it('keeps the code as a picture where no page is kept', async () => {
    const show = await house.show();
    const path = `/app/event/${show.event.slug}/qr-code/${show.clockInToken}/code.png`;
    const answer = await fetch(`${app.url}${path}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    const { width, height } = await sharp(await answer.arrayBuffer()).metadata();
    expect([width, height]).toEqual([960, 960]);
  });
});

function cardOf(slug: string, token: string): string {
  return `/app/event/${slug}/confirm/${token}/`;
}

async function codeIn(page: Page): Promise<string | null> {
  const image = page.locator('.code-large img');
  await image.waitFor();
  return image.getAttribute('src');
}
