import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#libs/schema';
import { aFakeStripe, type TestStripe } from '../../apps/fake-stripe/src/test-stripe.js';
import { aCompany } from '../factories/a-company.js';
import { anOwner } from '../factories/a-grant.js';
import { aKey } from '../factories/a-key.js';
import { billingSettings, linkCustomer } from '../support/billing-app.js';
import { aDatabase, dropAll, type TestDatabase } from '../support/database.js';
import { ServerProcess } from '../support/server-process.js';

/** Longer than it takes to kill a process; a call that is answered so late is done by then. */
const LATE = { kind: 'delay', milliseconds: 2_000 } as const;

describe('processes are killed while they talk to Stripe', () => {
  let stripe: TestStripe;
  let database: TestDatabase;
  let db: DataSource;
  let env: Record<string, string>;
  beforeAll(async () => {
    [stripe, database] = await Promise.all([aFakeStripe(), aDatabase()]);
    db = await new DataSource(dataSourceOptions(database)).initialize();
    const { secretKey, webhookSecrets, plans } = billingSettings(stripe).stripe;
    env = {
      DB_HOST: database.host,
      DB_PORT: String(database.port),
      DB_NAME: database.database,
      DB_USER: database.user,
      DB_PASS: database.password,
      DB_MIGRATE_USER: database.owner.user,
      DB_MIGRATE_PASS: database.owner.password,
      LOG_LEVEL: 'info',
      SECRET_KEY: 'killed-while-billing-killed-while-billing',
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_WEBHOOK_SECRET: webhookSecrets.join(','),
      STRIPE_API_URL: stripe.server.url,
      STRIPE_PLANS: JSON.stringify(plans),
      STRIPE_METER_EVENT: 'message_segments',
    };
  });
  afterEach(() => stripe.server.faults.clear());
  afterAll(async () => {
    await ServerProcess.killAll();
    await db.destroy();
    await dropAll();
    await stripe.server.stop();
  });

  it('a company has one customer, wherever its checkout is cut off', async () => {
    const company = await aCompany(db);
    const { userId } = await anOwner(db, company.id);
    const key = await aKey(db, userId);
    const checkout = (api: ServerProcess) =>
      fetch(`${api.url}/billing/checkout/`, {
        method: 'POST',
        headers: { Authorization: `Token ${key}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ plan: 'monthly' }),
      });
    const steps = [
      ['GET', /^\/v1\/customers$/],
      ['POST', /^\/v1\/customers$/],
      ['GET', /^\/v1\/subscriptions/],
      ['POST', /^\/v1\/checkout\/sessions/],
    ] as const;
    const started = async () =>
      (await ServerProcess.api(env)).waitForOutput('CallManager is ready');
    let api = await started();
    for (const [method, path] of steps) {
      stripe.server.faults.next(1, LATE, path, method);
      const broken = checkout(api).catch(() => 'broken');
      await api.waitUntil(`${method} ${path}`, () => stripe.server.faults.left === 0);
      await api.end('SIGKILL');
      expect(await broken).toBe('broken');
      // Stripe refuses the idempotency key while the call that was cut off is under way there.
      [api] = await Promise.all([started(), sleep(LATE.milliseconds)]);
      stripe.server.faults.clear();
    }
    expect((await checkout(api)).status).toBe(200);
    await api.end('SIGTERM');
    const { data } = await stripe.stripe.customers.list({ limit: 100 });
    const ours = data.filter(({ metadata }) => metadata['company'] === company.slug);
    expect(ours).toHaveLength(1);
    expect(
      await db.query('select stripe_customer_id from billing_accounts where company_id = $1', [
        company.id,
      ]),
    ).toEqual([{ stripe_customer_id: ours[0]!.id }]);
  });

  it('each segment is counted once, wherever its meter event is cut off', async () => {
    const company = await aCompany(db);
    const { customer } = await stripe.aSubscriber();
    await linkCustomer(db, company.id, customer.id);
    await db.query(
      `update billing_accounts set subscribed_at = now() - interval '1 hour' where company_id = $1`,
      [company.id],
    );
    let used = 0;
    const tell = () =>
      db.query(`select graphile_worker.add_job('billing.tell_usage', $1::json)`, [
        JSON.stringify({ companyId: company.id }),
      ]);
    for (const isLost of [false, true, false, true]) {
      for (let segments = 1; segments <= 3; segments++) {
        used += segments;
        await db.query(
          `insert into usage_records (company_id, identifier, segments, used_at) values ($1, $2, $3, now())`,
          [company.id, `text-${used}`, segments],
        );
      }
      const event = /^\/v1\/billing\/meter_events$/;
      stripe.server.faults.next(1, LATE, event, 'POST');
      if (isLost) stripe.server.faults.next(2, { kind: 'cut' }, event, 'POST');
      await tell();
      const worker = ServerProcess.worker({ ...env, NODE_ENV: 'development' });
      await worker.waitUntil('a meter event', () => stripe.server.faults.left === 0);
      await worker.end('SIGKILL');
      stripe.server.faults.clear();
    }
    await tell();
    const worker = ServerProcess.worker(env);
    const open = async () =>
      (await db.query(`select id from usage_records where outcome is null`)).length as number;
    await worker.waitUntil('everything is told', async () => {
      await sleep(50);
      return (await open()) === 0;
    });
    await worker.end('SIGTERM');
    const counted = stripe.server.account.meterEvents
      .filter(({ payload }) => payload['stripe_customer_id'] === customer.id)
      .reduce((sum, { payload }) => sum + Number(payload['value']), 0);
    expect(counted).toBe(used);
  });
});
