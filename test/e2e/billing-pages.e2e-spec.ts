import type { Browser, Page } from 'playwright-core';
import { CONFIGURATION, type Configuration } from '#libs/platform';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator } from '../factories/a-grant.js';
import { aStripeWithClock, billingSettings } from '../support/billing-app.js';
import { aBrowser } from '../support/browser.js';
import { OfficeBrowser } from '../support/office-browser.js';
import { describeWithProgram } from '../support/optional-programs.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describeWithProgram('chromium', 'an owner pays in the browser', () => {
  let app: TestApp;
  let world: Awaited<ReturnType<typeof aStripeWithClock>>;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    world = await aStripeWithClock({ afterLastAttempt: 'unpaid' });
    app = await aTestApp({ frontendUrl: '', billing: billingSettings(world.stripe) });
    const configuration = app.context.get<Configuration>(CONFIGURATION);
    configuration.publicUrl = app.url;
    const endpoint = { url: `${app.url}/webhooks/stripe`, secrets: ['whsec_first'] };
    world.stripe.server.webhooks.endpoints.push({ ...endpoint, payload: 'snapshot' });
    browser = await aBrowser();
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
    await world.stripe.server.stop();
  });

  const settle = async () => {
    await world.stripe.server.webhooks.settled();
    await app.finishTasks();
  };
  const billing = async () => {
    await page.goto(`${app.url}/app/owner/billing/`);
    if (page.url().includes('/login/')) {
      await page.getByLabel('User name').fill('olivia');
      await page.getByLabel('Password').fill('four lamps over a truck');
      await page.getByRole('button', { name: 'Log in' }).click();
      await page.waitForURL(/\/owner\/billing\//);
    }
    return page.locator('main').innerText();
  };
  const chooseCard = async (number: string) => {
    await billing();
    await page.getByRole('button', { name: 'Open the billing portal' }).click();
    await page.waitForURL(/\/portal\//);
    await page.locator('select[name=card]').first().selectOption(number);
    await page.getByRole('button', { name: 'Use this card' }).click();
    await page.waitForLoadState();
  };
  const mails = async () =>
    (
      await app.db.query(
        `select subject from outgoing_messages where recipient = 'olivia@stage.example' order by id`,
      )
    ).map(({ subject }: { subject: string }) => subject);

  it('from the invitation to a failed payment, and to being paid up again', async () => {
    world.follow(app.clock);
    const administrator = await app.as(await anAdministrator(app.db));
    await administrator.post('/admin/invite-owner/', { phone: '+14155550177' });
    const [invitation] = await app.textsTo('+14155550177');
    await page.goto(/https?:\S+/.exec(invitation!)![0].replace(/^https?:\/\/[^/]+/, app.url));
    await page.getByLabel('User name').fill('olivia');
    await page.getByLabel('First name').fill('Olivia');
    await page.getByLabel(/email/i).fill('olivia@stage.example');
    await page.getByLabel('Password', { exact: true }).fill('four lamps over a truck');
    await page.getByLabel('Password, once more').fill('four lamps over a truck');
    await page.getByLabel('Company', { exact: true }).fill('North Stage');
    await page.getByRole('button').last().click();
    await page.waitForURL(/dashboard/);
    await app.finishTasks();
    expect(await billing()).toContain('Trial until');

    await page.getByRole('button', { name: 'Choose Monthly' }).click();
    await page.waitForURL(/\/checkout\//);
    await page.getByRole('button').click();
    await page.waitForURL(/\/app\/owner\/billing\//);
    await settle();
    expect(await billing()).toMatch(
      /Trial until[\s\S]*The plan is chosen[\s\S]*visa ending in 4242/,
    );

    const [{ stripe_customer_id: customer }] = await app.db.query(
      'select stripe_customer_id from billing_accounts where stripe_customer_id is not null',
    );
    await chooseCard('4000000000000341');
    world.pass(app.clock, 16);
    await settle();
    expect(await billing()).toContain('A payment did not come through');
    const [{ company_id: companyId, user_id: userId }] = await app.db.query<
      [{ company_id: number; user_id: number }]
    >(
      `select g.company_id, g.user_id from role_grants g join users u on u.id = g.user_id where u.username = 'olivia' limit 1`,
    );
    const manager = await OfficeBrowser.of(app, await aManager(app.db, companyId));
    for (const path of ['/app/dashboard/', '/app/workers/', '/app/events/', '/app/sms-usage/']) {
      const due = await manager.open(path);
      expect(
        due.text.match(/A payment did not come through. Everything works until/g),
      ).toHaveLength(1);
      expect(due.html).not.toContain('/app/owner/billing/');
    }
    const stranger = await OfficeBrowser.of(
      app,
      await aManager(app.db, (await aCompany(app.db)).id),
    );
    expect((await stranger.open('/app/dashboard/')).text).not.toContain('A payment');
    const spanish = { 'accept-language': 'es' };
    const owner = { userId, password: 'four lamps over a truck' };
    const inSpanish = await OfficeBrowser.of(app, owner, spanish);
    expect((await inSpanish.open('/app/dashboard/')).html).toContain('/app/owner/billing/');
    const theirs = await inSpanish.open('/app/owner/billing/');
    expect(theirs.text).toMatch(/Facturación.*Un pago no llegó.*Segmentos de mensajes.*Facturas/);
    expect(theirs.text).not.toMatch(/Message segments|This period|Invoices/);
    world.pass(app.clock, 11);
    await app.finishTasks();
    await app.db.query(
      `update graphile_worker._private_jobs set run_at = now() where task_id in (select id from graphile_worker._private_tasks where identifier = 'billing.read')`,
    );
    await app.finishTasks();
    expect(await billing()).toContain('Restricted: a payment is missing');

    await chooseCard('4242424242424242');
    for (const invoice of (
      await world.stripe.stripe.invoices.list({ customer: customer as string, status: 'open' })
    ).data)
      await world.stripe.stripe.invoices.pay(invoice.id);
    await settle();
    expect(await billing()).toMatch(/Active[\s\S]*Invoices[\s\S]*PDF/);
    expect((await mails()).map((subject: string) => subject.replace('North Stage', '…'))).toEqual(
      expect.arrayContaining([
        'A payment of … did not come through',
        '… is restricted',
        '… is paid up again',
      ]),
    );
    expect(await page.content()).not.toMatch(/sk_test|whsec_/);
  });
});
