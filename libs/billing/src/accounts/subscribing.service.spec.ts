import { aCompany } from '../../../../test/factories/a-company.js';
import { anAdministrator, anOwner } from '../../../../test/factories/a-grant.js';
import { aStripeWithClock, billingSettings } from '../../../../test/support/billing-app.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { BillingAlertService } from '../alerts/billing-alert.service.js';
import { BillingModule } from '../billing.module.js';
import { BillingOverviewService } from '../billing-overview.service.js';
import { BillingReadingService } from './billing-reading.service.js';
import { SubscribingService } from './subscribing.service.js';

describe('subscribing', () => {
  let app: LibApp;
  let world: Awaited<ReturnType<typeof aStripeWithClock>>;
  beforeAll(async () => {
    world = await aStripeWithClock();
    app = await aLibApp([BillingModule], { billing: billingSettings(world.stripe) });
    world.follow(app.clock);
  });
  afterEach(() => world.stripe.server.faults.clear());
  afterAll(async () => {
    await app.close();
    await world.stripe.server.stop();
  });

  async function anOwnerOf(given: Parameters<typeof aCompany>[1] = {}) {
    const company = await aCompany(app.db, { createdAt: app.clock.now(), ...given });
    const { actor } = await anOwner(app.db, company.id);
    const subscribing = app.get(SubscribingService);
    const row = {
      id: company.id,
      slug: company.slug,
      name: company.name,
      email: company.email,
    } as Parameters<SubscribingService['checkoutUrl']>[1];
    return {
      company,
      checkout: (plan = 'monthly') => subscribing.checkoutUrl(app.as(actor), row, plan),
      portal: () => subscribing.portalUrl(app.as(actor), row),
    };
  }
  const customersOf = async (slug: string) => {
    const { data } = await world.stripe.stripe.customers.list({ limit: 100 });
    return data.filter(({ metadata }) => metadata['company'] === slug);
  };
  const sessions = () => world.stripe.stripe.checkout.sessions.list({ limit: 1 });

  it('makes one customer, however many owners press at once', async () => {
    const { company, checkout } = await anOwnerOf();
    const tries = await Promise.allSettled(Array.from({ length: 40 }, () => checkout()));
    expect(tries.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    const others = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(others.filter((code) => code !== 'billing.retry')).toEqual([]);
    expect(await customersOf(company.slug)).toHaveLength(1);
    await checkout();
    expect(await customersOf(company.slug)).toHaveLength(1);
  });

  it.each`
    lost                                            | path
    ${'the answer to the creation of the customer'} | ${'/v1/customers'}
    ${'the answer to the creation of the checkout'} | ${'/v1/checkout/sessions'}
  `('makes one customer when $lost was lost', async ({ path }) => {
    const { company, checkout } = await anOwnerOf();
    world.stripe.server.faults.next(3, { kind: 'lose' }, path, 'POST');
    await expect(checkout()).rejects.toMatchObject({ code: 'billing.retry' });
    world.stripe.server.faults.clear();
    expect(await checkout()).toMatch(/^http/);
    expect(await customersOf(company.slug)).toHaveLength(1);
  });

  it('finds a customer of yesterday, whose idempotency key Stripe has forgotten', async () => {
    const { company, checkout } = await anOwnerOf();
    await checkout();
    await app.db.query(
      'update billing_accounts set stripe_customer_id = null where company_id = $1',
      [company.id],
    );
    world.pass(app.clock, 2);
    await checkout();
    expect(await customersOf(company.slug)).toHaveLength(1);
  });

  it('takes the rest of the trial along, both prices, and addresses of ours only', async () => {
    const { company, checkout } = await anOwnerOf();
    const url = await checkout('yearly');
    const [session] = (await sessions()).data;
    expect(session).toMatchObject({ url, client_reference_id: company.slug });
    expect(session!.success_url).toBe('http://localhost:8000/app/owner/billing/?from=checkout');
    const asked = world.stripe.server.calls.findLast(
      ({ method, path }) => method === 'POST' && path === '/v1/checkout/sessions',
    );
    expect(JSON.stringify(asked)).toContain('price_demo_year_segments');
    expect(JSON.stringify(asked)).toContain('trial_end');
  });

  it('refuses an unknown plan, a second subscription, and a portal before the first', async () => {
    const { company, checkout, portal } = await anOwnerOf();
    await expect(checkout('weekly')).rejects.toMatchObject({ code: 'billing.unknown_plan' });
    await expect(portal()).rejects.toMatchObject({ code: 'billing.never_subscribed' });
    await checkout();
    const [customer] = await customersOf(company.slug);
    await world.stripe.useCard(customer!.id, 'pm_card_visa');
    await world.stripe.stripe.subscriptions.create({
      customer: customer!.id,
      items: [{ price: 'price_demo_month' }],
    });
    await expect(checkout()).rejects.toMatchObject({ code: 'billing.already_subscribed' });
    await app.get(BillingReadingService).refresh(company.id);
    expect(await portal()).toContain('/portal/');
  });

  it.each`
    status | code               | kind
    ${500} | ${'billing.retry'} | ${'unavailable'}
    ${503} | ${'billing.retry'} | ${'unavailable'}
    ${429} | ${'billing.retry'} | ${'unavailable'}
    ${401} | ${'billing.alert'} | ${'conflict'}
    ${403} | ${'billing.alert'} | ${'conflict'}
    ${404} | ${'billing.gone'}  | ${'conflict'}
    ${402} | ${'billing.tell'}  | ${'conflict'}
  `('says $code in words of ours when Stripe answers $status', async ({ status, code, kind }) => {
    const { checkout } = await anOwnerOf();
    world.stripe.server.faults.fail(3, '/v1/customers', status);
    await expect(checkout()).rejects.toMatchObject({
      code,
      kind,
      ...(kind === 'unavailable' && { retryAfter: 30 }),
      message: expect.not.stringMatching(/stripe|unknown error|sk_/i),
    });
  });

  it('alarms the administrators when two subscriptions run', async () => {
    const { company, checkout } = await anOwnerOf();
    await checkout();
    const [customer] = await customersOf(company.slug);
    await world.stripe.useCard(customer!.id, 'pm_card_visa');
    for (let turn = 0; turn < 2; turn++)
      await world.stripe.stripe.subscriptions.create({
        customer: customer!.id,
        items: [{ price: 'price_demo_month' }],
      });
    await app.get(BillingReadingService).refresh(company.id);
    await app.get(BillingReadingService).refresh(company.id);
    expect(
      await app.db.query('select message from billing_alerts where company_id = $1', [company.id]),
    ).toEqual([{ message: expect.stringContaining('2 running subscriptions') }]);
  });

  describe('an alert about two subscriptions', () => {
    const alertsOf = (companyId: number): Promise<{ open: boolean; gone: boolean }[]> =>
      app.db.query(
        'select closed_at is null as open, gone_at is not null as gone from billing_alerts where company_id = $1',
        [companyId],
      );
    const mails = async (): Promise<number> =>
      (
        await app.db.query(
          `select count(*)::int as n from outgoing_messages where subject = 'Billing needs you' and body like '%running subscriptions%'`,
        )
      )[0].n;
    async function aDoublePayer() {
      await anAdministrator(app.db);
      const { company, checkout } = await anOwnerOf();
      await checkout();
      const customer = (await customersOf(company.slug))[0]!.id;
      await world.stripe.useCard(customer, 'pm_card_visa');
      const subscribe = () =>
        world.stripe.stripe.subscriptions.create({
          customer,
          items: [{ price: 'price_demo_month' }],
        });
      await subscribe();
      const second = await subscribe();
      const refresh = () => app.get(BillingReadingService).refresh(company.id);
      await refresh();
      return { company, subscribe, second, refresh };
    }

    it('closes itself when one has ended, and is told again when it happens again', async () => {
      const { company, subscribe, second, refresh } = await aDoublePayer();
      const before = await mails();
      await world.stripe.stripe.subscriptions.cancel(second.id);
      await refresh();
      expect(await alertsOf(company.id)).toEqual([{ open: false, gone: true }]);
      await subscribe();
      await refresh();
      await refresh();
      expect(await alertsOf(company.id)).toEqual([{ open: true, gone: false }]);
      expect(await mails()).toBeGreaterThan(before);
    });

    it('that an administrator has closed stays closed while it lasts', async () => {
      const { company, refresh } = await aDoublePayer();
      const before = await mails();
      const [{ id }] = await app.db.query('select id from billing_alerts where company_id = $1', [
        company.id,
      ]);
      const close = (alertId: number) =>
        app.unitOfWork.asSystem((work) => app.get(BillingAlertService).close(work, alertId));
      await close(id);
      await close(id);
      await refresh();
      expect(await alertsOf(company.id)).toEqual([{ open: false, gone: false }]);
      expect(await mails()).toBe(before);
      await expect(close(987_654)).rejects.toMatchObject({ kind: 'missing' });
    });
  });

  it('notices a customer that was deleted at Stripe when the owner looks at the invoices', async () => {
    const { company, checkout } = await anOwnerOf();
    await checkout();
    const [customer] = await customersOf(company.slug);
    await world.stripe.stripe.customers.del(customer!.id);
    const invoices = await app
      .get(BillingOverviewService)
      .invoices(app.unitOfWork.reading(), company.id);
    expect(invoices).toEqual([]);
    const [account] = await app.db.query(
      'select stripe_customer_id, customers_lost from billing_accounts where company_id = $1',
      [company.id],
    );
    expect(account).toEqual({ stripe_customer_id: null, customers_lost: 1 });
    expect(await checkout()).toContain('/checkout/');
  });

  it('leaves one page that can be paid, however many are opened, one after the other or at once', async () => {
    const { company, checkout } = await anOwnerOf();
    await checkout('monthly');
    await checkout('yearly');
    await Promise.allSettled([checkout('yearly'), checkout('yearly'), checkout('yearly')]);
    const url = await checkout('monthly');
    const [customer] = await customersOf(company.slug);
    const { data } = await world.stripe.stripe.checkout.sessions.list({
      customer: customer!.id,
      status: 'open',
    });
    expect(data.map((session) => session.url)).toEqual([url]);
  });

  it('alarms the administrators once when Stripe refuses our key', async () => {
    const { checkout } = await anOwnerOf();
    for (let turn = 0; turn < 3; turn++) {
      world.stripe.server.faults.fail(1, '/v1/customers', 401);
      await expect(checkout()).rejects.toMatchObject({ code: 'billing.alert' });
    }
    expect(
      await app.db.query(
        `select key from billing_alerts where key like 'refused StripeAuthentication%'`,
      ),
    ).toHaveLength(1);
    await checkout();
    expect(
      await app.db.query(
        `select gone_at is not null as gone from billing_alerts where key like 'refused StripeAuthentication%'`,
      ),
    ).toEqual([{ gone: true }]);
  });
});
