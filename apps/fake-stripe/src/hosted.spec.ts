import { aFakeStripe, type TestStripe } from './test-stripe.js';

const WORKS = '4242424242424242';
const DECLINED = '4000000000000002';
const FAILS = '4000000000000341';

describe('hosted pages of the fake Stripe', () => {
  let fake: TestStripe;
  beforeEach(async () => {
    fake = await aFakeStripe();
  });
  afterEach(() => fake.server.stop());

  const press = async (url: string, form: Record<string, string>) => {
    const body = new URLSearchParams(form);
    const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' });
    return { location: answer.headers.get('location'), text: await answer.text() };
  };

  async function aSession(trialDays?: number) {
    const { id: customer } = await fake.stripe.customers.create({ name: 'Ada <3' });
    const session = await fake.stripe.checkout.sessions.create({
      mode: 'subscription',
      customer,
      line_items: [
        { price: 'price_demo_month', quantity: 1 },
        { price: 'price_demo_month_segments' },
      ],
      success_url: 'https://example.com/done?session={CHECKOUT_SESSION_ID}',
      cancel_url: 'https://example.com/back',
      ...(trialDays ? { subscription_data: { trial_period_days: trialDays } } : {}),
    });
    return { customer, session };
  }

  it('subscribe somebody who pays, and lead back', async () => {
    const { customer, session } = await aSession();
    expect(await (await fetch(session.url!)).text()).toContain('CallManager, each month');
    const { location } = await press(session.url!, { card: WORKS });
    expect(location).toBe(`https://example.com/done?session=${session.id}`);
    const done = await fake.stripe.checkout.sessions.retrieve(session.id, {
      expand: ['subscription'],
    });
    expect(done).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      customer,
      subscription: { status: 'active' },
    });
    expect(fake.typesSince(0).at(-1)).toBe('checkout.session.completed');
  });

  it('start a trial without a payment', async () => {
    const { session } = await aSession(14);
    await press(session.url!, { card: FAILS });
    const done = await fake.stripe.checkout.sessions.retrieve(session.id, {
      expand: ['subscription'],
    });
    expect(done).toMatchObject({
      payment_status: 'no_payment_required',
      subscription: { status: 'trialing' },
    });
  });

  it.each([DECLINED, FAILS])('stay open when the card %s is declined', async (card) => {
    const { customer, session } = await aSession();
    const { location, text } = await press(session.url!, { card });
    expect(location).toBeNull();
    expect(text).toContain('Your card was declined.');
    expect((await fake.stripe.checkout.sessions.retrieve(session.id)).status).toBe('open');
    expect((await fake.stripe.subscriptions.list({ customer, status: 'all' })).data).toEqual([]);
  });

  it('expire after a day', async () => {
    const { session } = await aSession();
    fake.days(1);
    expect(await (await fetch(session.url!)).text()).toContain('expired');
    expect(fake.typesSince(0)).toContain('checkout.session.expired');
  });

  it('change a card, cancel, and lead back from the portal', async () => {
    const { customer, subscription } = await fake.aSubscriber();
    const session = await fake.stripe.billingPortal.sessions.create({
      customer: customer.id,
      return_url: 'https://example.com/billing?a=1&b=2',
    });
    expect(await (await fetch(session.url)).text()).toContain(
      'https://example.com/billing?a=1&amp;b=2',
    );
    await press(session.url, { do: 'card', card: FAILS });
    await press(session.url, { do: 'cancel', subscription: subscription.id });
    const found = await fake.stripe.subscriptions.retrieve(subscription.id);
    expect(found.cancel_at_period_end).toBe(true);
    fake.days(40);
    expect((await fake.stripe.subscriptions.retrieve(subscription.id)).status).toBe('canceled');
  });

  it('let an open invoice be paid, and give it as a PDF', async () => {
    const { customer, subscription } = await fake.aSubscriber();
    await fake.useCard(customer.id, 'pm_card_chargeCustomerFail');
    fake.days(32);
    const [invoice] = (await fake.stripe.invoices.list({ status: 'open' })).data;
    const pdf = await fetch(invoice!.invoice_pdf!);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(await pdf.text()).toMatch(/^%PDF-1\.4[^]*FAKE-0002: \$99\.00[^]*%%EOF\n$/);
    await press(invoice!.hosted_invoice_url!, { card: WORKS });
    expect((await fake.stripe.subscriptions.retrieve(subscription.id)).status).toBe('active');
  });

  it('show what goes on, and move the time on', async () => {
    await fake.stripe.customers.create({ name: '<b>Ada</b>' });
    const home = await (await fetch(fake.server.url)).text();
    expect(home).toContain('&lt;b&gt;Ada&lt;/b&gt;');
    const before = fake.server.account.clock.now();
    await press(`${fake.server.url}/control/advance`, { seconds: '86400' });
    expect(fake.server.account.clock.now() - before).toBeGreaterThanOrEqual(86_400);
  });
});
