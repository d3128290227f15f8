import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import Stripe from 'stripe';
import { shuffled } from './control.js';
import { aFakeStripe, type TestStripe } from './test-stripe.js';

interface Received {
  body: string;
  signature: string;
}

describe('webhooks of the fake Stripe', () => {
  let fake: TestStripe;
  let endpoint: Server;
  let received: Received[];
  let answers: number[];
  beforeEach(async () => {
    received = [];
    answers = [];
    endpoint = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        received.push({ body, signature: String(request.headers['stripe-signature']) });
        response.writeHead(answers.shift() ?? 200).end();
      });
    });
    endpoint.listen(0, '127.0.0.1');
    await once(endpoint, 'listening');
    fake = await aFakeStripe();
    const url = `http://127.0.0.1:${(endpoint.address() as { port: number }).port}/`;
    fake.server.webhooks.endpoints.push(
      { url, secrets: ['whsec_old', 'whsec_new'], payload: 'snapshot' },
      { url, secrets: ['whsec_thin'], payload: 'thin' },
    );
  });
  afterEach(async () => {
    await fake.server.stop();
    endpoint.closeAllConnections();
    endpoint.close();
  });

  const types = () => received.map(({ body }) => (JSON.parse(body) as { type: string }).type);

  it('are signed by each secret while one is being rolled', async () => {
    await fake.stripe.customers.create({ name: 'Ada' });
    await fake.server.webhooks.settled();
    const [{ body, signature }] = received as [Received];
    for (const secret of ['whsec_old', 'whsec_new']) {
      const event = Stripe.webhooks.constructEvent(body, signature, secret);
      expect(event).toMatchObject({ type: 'customer.created', data: { object: { name: 'Ada' } } });
    }
    expect(() => Stripe.webhooks.constructEvent(body, signature, 'whsec_other')).toThrow(
      'No signatures found',
    );
  });

  it('of thin events carry no data; it has to be read', async () => {
    fake.server.control.reportMeterError('meter_event_invalid_value', ['a', 'b']);
    await fake.server.webhooks.settled();
    const [{ body, signature }] = received as [Received];
    const notification = fake.stripe.parseEventNotification(body, signature, 'whsec_thin');
    if (notification.type !== 'v1.billing.meter.error_report_triggered')
      throw new Error(`Not expected: ${notification.type}`);
    expect(notification).not.toHaveProperty('data');
    const event = await notification.fetchEvent();
    expect(event).toMatchObject({ data: { reason: { error_count: 2 } } });
    const meter = await notification.fetchRelatedObject();
    expect(meter).toMatchObject({ object: 'billing.meter' });
  });

  it('can wait, and go out in another order, some twice and some never', async () => {
    fake.server.webhooks.hold();
    await fake.aSubscriber();
    expect(received).toEqual([]);
    await fake.server.webhooks.release((held) => {
      const [first, , ...rest] = held;
      return [...shuffled(7)(rest), first!, first!];
    });
    const sent = fake.typesSince(0);
    expect(types()).toHaveLength(sent.length);
    expect(types()).not.toEqual(sent);
    expect(types().slice(-2)).toEqual([sent[0], sent[0]]);
  });

  it('are tried again until they are taken', async () => {
    await fake.server.stop();
    fake = await aFakeStripe({ webhookRetries: [1, 1] });
    const url = `http://127.0.0.1:${(endpoint.address() as { port: number }).port}/`;
    fake.server.webhooks.endpoints.push({ url, secrets: ['whsec'], payload: 'snapshot' });
    answers = [500, 503];
    await fake.stripe.customers.create({ name: 'Ada' });
    while (received.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    await fake.server.webhooks.settled();
    expect(fake.server.webhooks.deliveries).toMatchObject([{ attempts: 3, state: 'delivered' }]);
  });

  it('can be sent once more though they arrived', async () => {
    await fake.stripe.customers.create({ name: 'Ada' });
    await fake.server.webhooks.settled();
    await fake.server.webhooks.redeliver(() => true);
    expect(types()).toEqual(['customer.created', 'customer.created']);
  });
});
