import { payloadOf, signed } from '../../apps/fake-stripe/src/webhooks/signed-payload.js';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { aLocation } from '../factories/a-location.js';
import { anEvent } from '../factories/an-event.js';
import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aWorker } from '../factories/a-worker.js';
import { aStripeWithClock, billingSettings, linkCustomer } from '../support/billing-app.js';
import { aDatabase } from '../support/database.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const NOW = new Date('2031-04-01T16:00:00Z');

describe('billing', () => {
  let app: TestApp;
  let world: Awaited<ReturnType<typeof aStripeWithClock>>;
  beforeAll(async () => {
    world = await aStripeWithClock();
    app = await aTestApp({ billing: billingSettings(world.stripe) });
  });
  beforeEach(() => app.clock.useRealTime());
  afterAll(async () => {
    await app.close();
    await world.stripe.server.stop();
  });

  describe('webhooks', () => {
    const send = (body: string, headers: Record<string, string>) =>
      fetch(`${app.url}/webhooks/stripe`, { method: 'POST', body, headers });
    const kept = (id: string) =>
      app.db.query(
        'select type, outcome, note, company_id from stripe_events where stripe_id = $1',
        [id],
      );
    async function anEventOf() {
      const company = await aCompany(app.db);
      const { customer } = await world.stripe.aSubscriber();
      await linkCustomer(app.db, company.id, customer.id);
      const event = world.stripe.server.account.events
        .all()
        .findLast(({ type }) => type === 'customer.subscription.created')!;
      return { company, event };
    }

    it.each`
      secrets                            | timestamp | status | because
      ${['whsec_first']}                 | ${0}      | ${200} | ${'the first secret signs'}
      ${['whsec_second']}                | ${0}      | ${200} | ${'the second secret signs'}
      ${['whsec_other', 'whsec_second']} | ${0}      | ${200} | ${'one of two fits'}
      ${['whsec_other']}                 | ${0}      | ${403} | ${'nobody here knows the secret'}
      ${['whsec_first']}                 | ${-400}   | ${403} | ${'it is too old'}
    `('are answered $status when $because', async ({ secrets, timestamp, status }) => {
      const { event } = await anEventOf();
      const at = Math.floor(Date.now() / 1000) + Number(timestamp);
      const { body, headers } = signed(payloadOf(event), secrets, at);
      expect((await send(body, headers)).status).toBe(status);
      expect(await kept(event.id)).toHaveLength(status === 200 ? 1 : 0);
    });

    it('are refused without a signature, and when a byte of the body differs', async () => {
      const { event } = await anEventOf();
      const { body, headers } = signed(payloadOf(event), ['whsec_first']);
      expect((await send(body, { 'Content-Type': 'application/json' })).status).toBe(403);
      expect((await send(`${body} `, headers)).status).toBe(403);
      expect((await send(body.replace('evt', 'eVt'), headers)).status).toBe(403);
    });

    it.each`
      header                      | because
      ${'t=1900000000,v1='}       | ${'there is no signature'}
      ${'v1=,t=1900000000'}       | ${'it is empty, and first'}
      ${'t=1900000000,v1'}        | ${'there is no value'}
      ${'t=1900000000,v1=a,v1=b'} | ${'both are too short'}
      ${'nothing'}                | ${'it is no header of Stripe'}
    `('are refused with the header $header, since $because', async ({ header }) => {
      const answer = await send('{}', {
        'Content-Type': 'application/json',
        'Stripe-Signature': header,
      });
      expect(answer.status).toBe(403);
    });

    it.each`
      body                                                                               | member
      ${'[]'}                                                                            | ${'body'}
      ${'null'}                                                                          | ${'body'}
      ${'{}'}                                                                            | ${'object'}
      ${'{"object":"event","id":5}'}                                                     | ${'id'}
      ${'{"object":"event","id":"evt_1","type":null}'}                                   | ${'type'}
      ${'{"object":"event","id":"evt_1","type":"a.b"}'}                                  | ${'created'}
      ${'{"object":"event","id":"evt_1","type":"a.b","created":1900000000,"data":null}'} | ${'data'}
      ${'{"object":"v2.core.event","id":"evt_1","type":"a.b"}'}                          | ${'created'}
    `('name $member when a signed body is $body', async ({ body, member }) => {
      const answer = await send(body as string, signed(body as string, ['whsec_first']).headers);
      expect([answer.status, await answer.json()]).toEqual([
        400,
        expect.objectContaining({
          errors: { [member as string]: ['This is no event of Stripe.'] },
        }),
      ]);
    });

    it('are kept once, worked off by reading Stripe again, and replayed by an administrator', async () => {
      const { event, company } = await anEventOf();
      const { body, headers } = signed(payloadOf(event), ['whsec_first']);
      const statuses = await Promise.all([1, 2, 3, 4].map(() => send(body, headers)));
      expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect(await kept(event.id)).toEqual([expect.objectContaining({ outcome: 'waiting' })]);
      await app.finishTasks();
      expect(await kept(event.id)).toEqual([
        expect.objectContaining({ outcome: 'done', company_id: company.id }),
      ]);
      const state = () =>
        app.db.query('select state from billing_accounts where company_id = $1', [company.id]);
      expect(await state()).toEqual([{ state: 'active' }]);

      const administrator = await app.as(await anAdministrator(app.db));
      const { body: events } = await administrator.get('/admin/billing/events/');
      const { id } = events.find(
        ({ stripe_id: stripeId }: { stripe_id: string }) => stripeId === event.id,
      );
      await app.db.query(`update billing_accounts set state = 'ended' where company_id = $1`, [
        company.id,
      ]);
      expect((await administrator.post(`/admin/billing/events/${id}/replay/`)).status).toBe(200);
      await app.finishTasks();
      expect(await state()).toEqual([{ state: 'active' }]);
    });

    it("of an unknown type are kept; of a stranger's customer they change nothing", async () => {
      const odd = world.stripe.server.control.tell('tax.settings.updated', {
        object: 'tax.settings',
      });
      const stranger = world.stripe.server.control.tell('customer.subscription.deleted', {
        object: 'subscription',
        id: 'sub_x',
        customer: 'cus_nobody',
      });
      for (const event of [odd, stranger]) {
        const { body, headers } = signed(payloadOf(event), ['whsec_first']);
        expect((await send(body, headers)).status).toBe(200);
      }
      await app.finishTasks();
      expect(await kept(odd.id)).toEqual([expect.objectContaining({ outcome: 'kept' })]);
      expect(await kept(stranger.id)).toEqual([
        {
          type: 'customer.subscription.deleted',
          outcome: 'done',
          note: 'Its customer belongs to no company.',
          company_id: null,
        },
      ]);
    });

    it('that cannot be worked off are tried again, and say why', async () => {
      const { event } = await anEventOf();
      const { body, headers } = signed(payloadOf(event), ['whsec_first']);
      await send(body, headers);
      world.stripe.server.faults.fail(1, '/v1/customers', 401);
      await app.finishTasks();
      expect(await kept(event.id)).toEqual([expect.objectContaining({ outcome: 'failed' })]);
      expect(
        await app.db.query('select 1 from billing_alerts where key like $1', [
          'refused StripeAuthenticationError%',
        ]),
      ).toHaveLength(1);
      await app.db.query(
        `update graphile_worker._private_jobs set run_at = now() where key = (select 'stripe event ' || id from stripe_events where stripe_id = $1)`,
        [event.id],
      );
      await app.finishTasks();
      expect(await kept(event.id)).toEqual([expect.objectContaining({ outcome: 'done' })]);
    });

    it('of a dispute tell the administrators, with the state that Stripe has now', async () => {
      const { company, event } = await anEventOf();
      const { customer } = event.data.object as { customer: string };
      const [charge] = world.stripe.server.account.charges.all((one) => one.customer === customer);
      const dispute = world.stripe.server.control.openDispute(charge!.id);
      const created = world.stripe.server.account.events
        .all()
        .findLast(({ type }) => type === 'charge.dispute.created')!;
      world.stripe.server.control.closeDispute(dispute.id, 'lost');
      const { body, headers } = signed(payloadOf(created), ['whsec_second']);
      await send(body, headers);
      await app.finishTasks();
      expect(
        await app.db.query('select message from billing_alerts where company_id = $1', [
          company.id,
        ]),
      ).toEqual([{ message: expect.stringContaining('disputed (lost)') }]);
    });
  });

  describe('restrictions', () => {
    async function aRestrictedCompany() {
      app.clock.setTime(NOW);
      const company = await aCompany(app.db);
      await app.db.query('update companies set restricted_since = $2 where id = $1', [
        company.id,
        new Date(NOW.getTime() - 60_000),
      ]);
      const manager = await app.as(await aManager(app.db, company.id));
      const location = await aLocation(app.db, { companyId: company.id });
      const create = (start_date: string) =>
        manager.post('/create-event/', {
          event_name: 'Spring',
          start_date,
          location_profile: location.id,
        });
      const event = await anEvent(app.db, { companyId: company.id });
      const queued = async (date: string) => {
        const call = await aCall(app.db, { eventId: event.id, date });
        const requirement = await aRequirement(app.db, { callTimeId: call.id });
        await aRequest(app.db, {
          laborRequirementId: requirement.id,
          sentAt: null,
          workerId: (await aWorker(app.db, { companyId: company.id })).id,
        });
        return { call, requirement };
      };
      return { company, event, manager, create, queued };
    }

    it.each`
      start           | status | because
      ${'2031-04-01'} | ${201} | ${'it is today'}
      ${'2031-04-03'} | ${201} | ${'it begins within 48 hours'}
      ${'2031-04-04'} | ${402} | ${'it begins later'}
      ${'2031-06-01'} | ${402} | ${'it begins much later'}
    `('answer $status to an event on $start, since $because', async ({ start, status }) => {
      const { create, company } = await aRestrictedCompany();
      const answer = await create(start);
      expect([answer.status, answer.text]).toEqual([status, expect.any(String)]);
      if (status === 402)
        expect(answer.body).toMatchObject({
          status: 'error',
          code: 'billing.restricted',
          message: expect.stringContaining('subscription'),
          detail: expect.stringContaining('subscription'),
        });
      const [{ count }] = await app.db.query(
        `select count(*)::int as count from events where company_id = $1 and event_name = 'Spring'`,
        [company.id],
      );
      expect(count).toBe(status === 402 ? 0 : 1);
    });

    it('send what is near, count the rest, and answer 402 when nothing is near', async () => {
      const { event, manager, queued } = await aRestrictedCompany();
      const later = await queued('2031-05-01');
      for (const path of [
        `/event/${event.slug}/send-messages/`,
        `/call-times/${later.call.slug}/send-messages/`,
        `/request/${later.requirement.slug}/send-messages/`,
      ])
        expect([path, (await manager.post(path)).status]).toEqual([path, 402]);
      await queued('2031-04-02');
      const answer = await manager.post(`/event/${event.slug}/send-messages/`);
      expect(answer.body.message).toBe('1 message queued, 1 skipped: the subscription is unpaid');
      await app.db.query('update companies set restricted_since = null where id = $1', [
        event.companyId,
      ]);
      expect((await manager.post(`/event/${event.slug}/send-messages/`)).body.message).toBe(
        '1 message queued',
      );
    });
  });

  describe('routes', () => {
    it("are the owner's, of their own company only", async () => {
      const company = await aCompany(app.db);
      const [owner, manager, steward, administrator, stranger] = await Promise.all([
        app.as(await anOwner(app.db, company.id)),
        app.as(await aManager(app.db, company.id)),
        app.as(await aSteward(app.db, company.id)),
        app.as(await anAdministrator(app.db)),
        app.as(await anOwner(app.db, (await aCompany(app.db)).id)),
      ]);
      expect((await owner.get('/billing/')).body).toMatchObject({
        configured: true,
        state: 'trial',
        plan: null,
        plans: [
          { key: 'monthly', flat: { currency: 'usd', interval: 'month' } },
          { key: 'yearly' },
        ],
      });
      for (const one of [manager, steward, administrator])
        expect((await one.get('/billing/')).status).toBe(401);
      expect((await stranger.get(`/billing/?company=${company.slug}`)).status).toBe(400);
      expect((await owner.get('/admin/billing/events/')).status).toBe(401);
      expect((await owner.post('/billing/checkout/', { plan: 'weekly' })).body).toMatchObject({
        errors: { plan: ['There is no such plan.'] },
      });
      const { body } = await owner.post('/billing/checkout/', { plan: 'monthly' });
      expect(body.url).toContain('/checkout/');
      expect((await owner.get('/billing/invoices/')).body).toEqual([]);

      world.stripe.server.faults.fail(9, '/v1/invoices', 429);
      const away = await owner.get('/billing/invoices/');
      world.stripe.server.faults.clear();
      expect([away.status, away.headers.get('retry-after'), away.body]).toEqual([
        503,
        '30',
        {
          code: 'billing.retry',
          detail: expect.stringContaining('try again'),
        },
      ]);
    });

    it('let administrators close alerts, on the page too', async () => {
      const administrator = await app.as(await anAdministrator(app.db));
      const [{ id }] = await app.db.query(
        `insert into billing_alerts (key, message) values ('charge ch_1 lost', 'The charge ch_1 was lost.') returning id`,
      );
      const alert = async () =>
        (await administrator.get('/admin/billing/alerts/')).body.find(
          (one: { id: number }) => one.id === id,
        );
      expect(await alert()).toMatchObject({ closed_at: null });
      const closed = await administrator.post(`/admin/billing/alerts/${id}/close/`);
      expect([closed.status, closed.body.message]).toEqual([200, 'The alert is closed.']);
      expect((await alert()).closed_at).not.toBeNull();
      expect((await administrator.post('/admin/billing/alerts/987654/close/')).status).toBe(404);
      const manager = await app.as(await aManager(app.db, (await aCompany(app.db)).id));
      expect((await manager.post(`/admin/billing/alerts/${id}/close/`)).status).toBe(401);
    });
  });
});

describe('a restriction of earlier keys', () => {
  it('is lifted by a start without them', async () => {
    const database = await aDatabase();
    const first = await aTestApp({}, undefined, database);
    const { id } = await aCompany(first.db);
    await first.db.query('update companies set restricted_since = now() where id = $1', [id]);
    await first.context.close();
    const second = await aTestApp({}, undefined, database);
    expect(
      await second.db.query('select restricted_since from companies where id = $1', [id]),
    ).toEqual([{ restricted_since: null }]);
    await second.close();
  });
});

describe('billing without keys of Stripe', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());

  it('says so everywhere, and restricts nobody', async () => {
    const owner = await app.as(await anOwner(app.db, (await aCompany(app.db)).id));
    expect((await owner.get('/billing/')).body).toMatchObject({
      configured: false,
      state: 'trial',
    });
    for (const answer of [
      await owner.get('/billing/invoices/'),
      await owner.post('/billing/checkout/', { plan: 'monthly' }),
      await owner.post('/billing/portal/'),
    ])
      expect([answer.status, answer.body.message]).toEqual([
        409,
        expect.stringContaining('Billing is not set up'),
      ]);
    const administrator = await app.as(await anAdministrator(app.db));
    for (const answer of [
      await administrator.get('/admin/billing/events/'),
      await administrator.get('/admin/billing/bookings/'),
      await administrator.get('/admin/billing/alerts/'),
      await administrator.post('/admin/billing/events/1/replay/'),
      await administrator.post('/admin/billing/alerts/1/close/'),
    ])
      expect([answer.status, answer.body.code]).toEqual([409, 'billing.not_configured']);
    const hook = await fetch(`${app.url}/webhooks/stripe`, {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json', 'Stripe-Signature': 't=1,v1=0' },
    });
    expect(hook.status).toBe(403);
  });
});
