import Stripe from 'stripe';
import { aFakeStripe, type TestStripe } from '../test-stripe.js';

describe('the fake Stripe as an API', () => {
  let fake: TestStripe;
  beforeEach(async () => {
    fake = await aFakeStripe();
  });
  afterEach(() => fake.server.stop());

  it('refuses what Stripe does not know, by its name', async () => {
    const wrong = { emial: 'a@example.com', metadata: { a: 'b' }, colour: 'red' };
    const refused = fake.stripe.customers.create(wrong);
    await expect(refused).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
      statusCode: 400,
      code: 'parameter_unknown',
      param: 'emial',
      message: 'Received unknown parameters: emial, colour',
    });
  });

  it('names an unknown parameter within another by its path', async () => {
    const items = [{ price: 'price_demo_month', amount: 3 }];
    const refused = fake.stripe.subscriptions.create({ customer: 'cus_x', items });
    await expect(refused).rejects.toMatchObject({ param: 'items[0][amount]' });
  });

  it.each`
    what                     | params                                                              | code
    ${'nothing is given'}    | ${{}}                                                               | ${'parameter_missing'}
    ${'no such customer is'} | ${{ customer: 'cus_none', items: [{ price: 'price_demo_month' }] }} | ${'resource_missing'}
    ${'a number is a word'}  | ${{ customer: 'c', items: [{ price: 'p', quantity: 'two' }] }}      | ${'parameter_invalid_integer'}
  `('answers 400 with $code when $what', async ({ params, code }) => {
    const refused = fake.stripe.subscriptions.create(params as Stripe.SubscriptionCreateParams);
    await expect(refused).rejects.toMatchObject({ statusCode: 400, code });
  });

  it('answers 404 for an object that is not there', async () => {
    const refused = fake.stripe.subscriptions.retrieve('sub_none');
    await expect(refused).rejects.toMatchObject({ statusCode: 404, code: 'resource_missing' });
  });

  it.each`
    key                  | type                           | status
    ${'sk_test_wrong'}   | ${'StripeAuthenticationError'} | ${401}
    ${'pk_test_browser'} | ${'StripeAuthenticationError'} | ${401}
    ${'rk_test_limited'} | ${'StripePermissionError'}     | ${403}
  `('refuses the key $key', async ({ key, type, status }) => {
    const refused = fake.client({ key }).customers.list();
    await expect(refused).rejects.toMatchObject({ type, statusCode: status });
  });

  it('refuses another version than the one that the package pins', async () => {
    const refused = fake.client({ apiVersion: '2019-01-01' }).customers.list();
    await expect(refused).rejects.toMatchObject({
      statusCode: 400,
      message: 'Invalid Stripe API version: 2019-01-01',
    });
  });

  describe('with an idempotency key', () => {
    const key = { idempotencyKey: 'one' };

    it('answers the same to the same, and does it once', async () => {
      const first = await fake.stripe.customers.create({ name: 'Ada' }, key);
      const again = await fake.stripe.customers.create({ name: 'Ada' }, key);
      expect(again.id).toBe(first.id);
      expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
      expect((await fake.stripe.customers.list()).data).toHaveLength(1);
    });

    it('refuses another body', async () => {
      await fake.stripe.customers.create({ name: 'Ada' }, key);
      const refused = fake.stripe.customers.create({ name: 'Bob' }, key);
      await expect(refused).rejects.toMatchObject({
        type: 'StripeIdempotencyError',
        statusCode: 400,
      });
    });

    it('refuses the second while the first is under way', async () => {
      const release = fake.server.faults.hold();
      const first = fake.stripe.customers.create({ name: 'Ada' }, key);
      await fake.reached(1);
      const refused = fake.stripe.customers.create(
        { name: 'Ada' },
        { ...key, maxNetworkRetries: 0 },
      );
      await expect(refused).rejects.toMatchObject({
        statusCode: 409,
        code: 'idempotency_key_in_use',
      });
      release();
      expect((await first).name).toBe('Ada');
    });

    it('forgets it after a day', async () => {
      const first = await fake.stripe.customers.create({ name: 'Ada' }, key);
      fake.server.control.advance(86_400);
      expect((await fake.stripe.customers.create({ name: 'Ada' }, key)).id).not.toBe(first.id);
    });

    it('does not keep a refusal', async () => {
      fake.server.faults.fail(1);
      await expect(fake.stripe.customers.create({ name: 'Ada' }, key)).rejects.toMatchObject({
        type: 'StripeAPIError',
      });
      await expect(fake.stripe.customers.create({ name: 'Ada' }, key)).resolves.toBeDefined();
    });

    it('did it once though the answer was lost', async () => {
      fake.server.faults.next(1, { kind: 'lose' });
      const client = fake.client({ maxNetworkRetries: 2 });
      await client.customers.create({ name: 'Ada' }, key);
      expect((await fake.stripe.customers.list()).data).toHaveLength(1);
    });
  });

  it('answers 429 when it is too much', async () => {
    const strict = await aFakeStripe({ callsPerSecond: 2 });
    const calls = Array.from({ length: 6 }, () => strict.stripe.customers.list());
    const answers = await Promise.allSettled(calls);
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThanOrEqual(2);
    expect(refused[0]).toMatchObject({
      reason: { type: 'StripeRateLimitError', code: 'rate_limit' },
    });
    await strict.server.stop();
  });

  it.each`
    kind        | type
    ${'cut'}    | ${'StripeConnectionError'}
    ${'lose'}   | ${'StripeConnectionError'}
    ${'garble'} | ${'StripeAPIError'}
  `('can $kind an answer', async ({ kind, type }) => {
    fake.server.faults.next(3, { kind });
    await expect(fake.stripe.customers.list()).rejects.toMatchObject({ type });
  });

  it('gives long lists in pages', async () => {
    for (let index = 0; index < 7; index++)
      await fake.stripe.customers.create({ name: `${index}` });
    const names: string[] = [];
    for await (const { name } of fake.stripe.customers.list({ limit: 3 })) names.push(name!);
    expect(names).toEqual(['6', '5', '4', '3', '2', '1', '0']);
  });

  it('expands ids into objects, and refuses paths that lead nowhere', async () => {
    const { customer, subscription } = await fake.aSubscriber();
    const found = await fake.stripe.subscriptions.retrieve(subscription.id, {
      expand: ['customer', 'latest_invoice', 'items.data.price.product'],
    });
    expect(found.customer).toMatchObject({ id: customer.id, object: 'customer' });
    expect(found.latest_invoice).toMatchObject({ object: 'invoice', status: 'paid' });
    expect(found.items.data[0]!.price.product).toMatchObject({ name: 'CallManager' });
    const refused = fake.stripe.subscriptions.retrieve(subscription.id, { expand: ['status'] });
    await expect(refused).rejects.toMatchObject({ statusCode: 400 });
  });

  it('lists what happened, newest first and by kind', async () => {
    await fake.aSubscriber();
    const events = await fake.stripe.events.list({ types: ['invoice.paid', 'customer.created'] });
    expect(events.data.map(({ type }) => type)).toEqual(['invoice.paid', 'customer.created']);
    expect(events.data[0]).toMatchObject({ api_version: Stripe.API_VERSION });
  });
});
