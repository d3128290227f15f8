import Stripe from 'stripe';
import { aFakeStripe, type TestStripe } from './test-stripe.js';

describe('subscriptions of the fake Stripe', () => {
  let fake: TestStripe;
  beforeEach(async () => {
    fake = await aFakeStripe();
  });
  afterEach(() => fake.server.stop());

  const statusOf = async (id: string) => (await fake.stripe.subscriptions.retrieve(id)).status;
  const invoicesOf = async (id: string) =>
    (await fake.stripe.invoices.list({ subscription: id, limit: 100 })).data;

  it('are active once the first invoice is paid, with the period on their items', async () => {
    const { subscription } = await fake.aSubscriber();
    expect(subscription.status).toBe('active');
    const [item] = subscription.items.data;
    expect(item!.current_period_end - item!.current_period_start).toBeGreaterThan(27 * 86_400);
    const [invoice] = await invoicesOf(subscription.id);
    expect(invoice).toMatchObject({ status: 'paid', amount_paid: 9900, number: 'FAKE-0001' });
    expect(invoice!.parent?.subscription_details?.subscription).toBe(subscription.id);
  });

  it('need a card, unless they begin with a trial', async () => {
    const { id: customer } = await fake.stripe.customers.create({ name: 'No card' });
    const items = [{ price: 'price_demo_month' }];
    const refused = fake.stripe.subscriptions.create({ customer, items });
    await expect(refused).rejects.toMatchObject({ code: 'resource_missing' });
    const trial = await fake.stripe.subscriptions.create({
      customer,
      items,
      trial_period_days: 14,
    });
    expect(trial.status).toBe('trialing');
  });

  it('warn three days before a trial ends, and charge an hour after it did', async () => {
    const { subscription } = await fake.aSubscriber({ trialDays: 14 });
    const before = fake.typesSince(0).length;
    fake.days(11.1);
    expect(fake.typesSince(before)).toEqual(['customer.subscription.trial_will_end']);
    fake.days(3);
    expect(await statusOf(subscription.id)).toBe('active');
    expect((await invoicesOf(subscription.id)).map(({ status }) => status)).toEqual([
      'paid',
      'paid',
    ]);
  });

  it('pause when a trial ends without a card and the settings say so', async () => {
    const { id: customer } = await fake.stripe.customers.create({ name: 'No card' });
    const { id } = await fake.stripe.subscriptions.create({
      customer,
      items: [{ price: 'price_demo_month' }],
      trial_period_days: 7,
      trial_settings: { end_behavior: { missing_payment_method: 'pause' } },
    });
    fake.days(8);
    expect(await statusOf(id)).toBe('paused');
    await fake.useCard(customer, 'pm_card_visa');
    expect((await fake.stripe.subscriptions.resume(id)).status).toBe('active');
    expect(fake.typesSince(0)).toEqual(
      expect.arrayContaining(['customer.subscription.paused', 'customer.subscription.resumed']),
    );
  });

  it('are past due while Stripe tries again, and canceled after the last attempt', async () => {
    const { customer, subscription } = await fake.aSubscriber();
    await fake.useCard(customer.id, 'pm_card_chargeCustomerFail');
    fake.days(32);
    expect(await statusOf(subscription.id)).toBe('past_due');
    const [open] = await invoicesOf(subscription.id);
    expect(open).toMatchObject({ status: 'open', attempt_count: 1 });
    fake.days(16);
    expect(await statusOf(subscription.id)).toBe('canceled');
    expect(fake.typesSince(0).filter((type) => type === 'invoice.payment_failed')).toHaveLength(4);
  });

  it('recover when the open invoice is paid', async () => {
    const { customer, subscription } = await fake.aSubscriber();
    await fake.useCard(customer.id, 'pm_card_chargeCustomerFail');
    fake.days(32);
    const [open] = await invoicesOf(subscription.id);
    await expect(fake.stripe.invoices.pay(open!.id)).rejects.toMatchObject({
      type: 'StripeCardError',
      code: 'card_declined',
    });
    await fake.useCard(customer.id, 'pm_card_visa');
    await fake.stripe.invoices.pay(open!.id);
    expect(await statusOf(subscription.id)).toBe('active');
  });

  it('ask for authentication when the card does', async () => {
    const { customer, subscription } = await fake.aSubscriber();
    await fake.useCard(customer.id, 'pm_card_authenticationRequired');
    fake.days(32);
    expect(await statusOf(subscription.id)).toBe('past_due');
    expect(fake.typesSince(0)).toContain('invoice.payment_action_required');
  });

  it('are incomplete when the first payment fails, and expire after 23 hours', async () => {
    const { subscription } = await fake.aSubscriber({ card: 'pm_card_chargeCustomerFail' });
    expect(subscription.status).toBe('incomplete');
    fake.days(1);
    expect(await statusOf(subscription.id)).toBe('incomplete_expired');
  });

  it('end with their period, or at once', async () => {
    const { subscription } = await fake.aSubscriber();
    const { id } = subscription;
    await fake.stripe.subscriptions.update(id, { cancel_at_period_end: true });
    fake.days(20);
    expect(await statusOf(id)).toBe('active');
    fake.days(12);
    expect(await statusOf(id)).toBe('canceled');
    const { subscription: other } = await fake.aSubscriber();
    expect((await fake.stripe.subscriptions.cancel(other.id)).status).toBe('canceled');
    await expect(fake.stripe.subscriptions.cancel(other.id)).rejects.toMatchObject({
      statusCode: 404,
    });
    expect((await fake.stripe.subscriptions.list()).data).toEqual([]);
    expect((await fake.stripe.subscriptions.list({ status: 'all' })).data).toHaveLength(2);
  });

  it('end with their customer', async () => {
    const { customer, subscription } = await fake.aSubscriber();
    await fake.stripe.customers.del(customer.id);
    expect(await statusOf(subscription.id)).toBe('canceled');
    expect(await fake.stripe.customers.retrieve(customer.id)).toMatchObject({ deleted: true });
    const refused = fake.stripe.customers.update(customer.id, { name: 'Gone' });
    await expect(refused).rejects.toMatchObject({ code: 'resource_missing' });
  });

  it('follow a test clock of their own', async () => {
    const now = Math.floor(Date.now() / 1000);
    const clock = await fake.stripe.testHelpers.testClocks.create({ frozen_time: now });
    const customer = await fake.aCustomer('pm_card_visa', clock.id);
    const { id } = await fake.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: 'price_demo_month' }],
    });
    const until = now + 65 * 86_400;
    const moved = await fake.stripe.testHelpers.testClocks.advance(clock.id, {
      frozen_time: until,
    });
    expect(moved).toMatchObject({ status: 'ready', frozen_time: until });
    expect(await invoicesOf(id)).toHaveLength(3);
  });

  it('change their price, and their last day of the month stays the last', async () => {
    const start = Date.UTC(2031, 0, 31) / 1000;
    const clock = await fake.stripe.testHelpers.testClocks.create({ frozen_time: start });
    const customer = await fake.aCustomer('pm_card_visa', clock.id);
    const { id } = await fake.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: 'price_demo_month' }],
    });
    const ends: string[] = [];
    for (const month of [1, 2, 3]) {
      const found = await fake.stripe.subscriptions.retrieve(id);
      ends.push(dayOf(found.items.data[0]!.current_period_end));
      const frozen = Date.UTC(2031, month + 1, 1) / 1000;
      await fake.stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: frozen });
    }
    expect(ends).toEqual(['2031-02-28', '2031-03-31', '2031-04-30']);
  });

  it('refund and dispute what was charged', async () => {
    const { customer } = await fake.aSubscriber();
    const [charge] = (await fake.stripe.charges.list({ customer: customer.id })).data;
    await fake.stripe.refunds.create({ charge: charge!.id, amount: 900 });
    const tooMuch = fake.stripe.refunds.create({ charge: charge!.id, amount: 9100 });
    await expect(tooMuch).rejects.toMatchObject({ code: 'amount_too_large' });
    const dispute = fake.server.control.openDispute(charge!.id);
    fake.server.control.closeDispute(dispute.id, 'lost');
    expect((await fake.stripe.disputes.retrieve(dispute.id)).status).toBe('lost');
    expect(fake.typesSince(0)).toEqual(
      expect.arrayContaining([
        'charge.refunded',
        'charge.dispute.created',
        'charge.dispute.closed',
      ]),
    );
  });

  it('tell when cards expire, to those who read them', async () => {
    const { customer } = await fake.aSubscriber();
    fake.server.control.letCardsExpire(customer.id);
    const { data } = await fake.stripe.paymentMethods.list({ customer: customer.id, type: 'card' });
    const today = new Date();
    expect(data[0]!.card).toMatchObject({
      exp_month: today.getUTCMonth() + 1,
      exp_year: today.getUTCFullYear(),
    });
    expect(data[0]).not.toHaveProperty('_behaviour');
  });

  it('keep prices in parts of a cent', async () => {
    const price = await fake.stripe.prices.retrieve('price_demo_month_segments');
    expect(price.unit_amount).toBeNull();
    expect(price.unit_amount_decimal).toEqual(Stripe.Decimal.from('1.5'));
  });
});

function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
