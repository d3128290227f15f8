import { aCompany } from '../../../../test/factories/a-company.js';
import { anAdministrator } from '../../../../test/factories/a-grant.js';
import {
  aStripeWithClock,
  billingSettings,
  linkCustomer,
} from '../../../../test/support/billing-app.js';
import { allAtOnce, inTurn } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { BillingReadingService } from '../accounts/billing-reading.service.js';
import { BillingModule } from '../billing.module.js';
import { StripeEventService } from '../events/stripe-event.service.js';
import { UsageAuditService } from './usage-audit.service.js';
import { UsageBookingService } from './usage-booking.service.js';
import { UsageCollectingService } from './usage-collecting.service.js';
import { UsageTask } from './usage.task.js';
import { UsageReportingService } from './usage-reporting.service.js';

const DAY = 86_400_000;

describe('usage', () => {
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

  async function aSubscriber() {
    const company = await aCompany(app.db, { createdAt: app.clock.now() });
    const { customer } = await world.stripe.aSubscriber();
    await linkCustomer(app.db, company.id, customer.id);
    world.follow(app.clock);
    await app.get(BillingReadingService).refresh(company.id);
    return { id: company.id, customer: customer.id };
  }
  async function text(companyId: number, segments = 1, at = app.clock.now(), status = 'sent') {
    await app.db.query(
      `insert into outgoing_messages (channel, kind, company_id, recipient, body, segments, status, sent_at, created_at)
       values ('sms', 'code', $1, '+14155550111', 'x', $2, $3, $4, $4)`,
      [companyId, segments, status, at],
    );
  }
  const collect = (id: number) =>
    app.unitOfWork.asSystem((work) =>
      app.get(UsageCollectingService).collect(work, id, new Date(work.now.getTime() - 60 * DAY)),
    );
  const tell = async (id: number) => {
    await collect(id);
    await app.get(UsageReportingService).workOff(id);
  };
  const meterHas = (customer: string) =>
    world.stripe.server.account.meterEvents
      .filter(({ payload }) => payload['stripe_customer_id'] === customer)
      .reduce((sum, { payload }) => sum + Number(payload['value']), 0);
  const rows = (id: number) =>
    app.db.query(
      'select segments, outcome, message_id from usage_records where company_id = $1 order by id',
      [id],
    );
  const listed = async (id: number) =>
    (
      await app.db.query(
        'select coalesce(sum(segments), 0)::int as sum from usage_bookings where company_id = $1',
        [id],
      )
    )[0].sum;
  const alerts = (id: number) =>
    app.db.query('select message from billing_alerts where company_id = $1 order by id', [id]);
  const meterLoses = (customer: string) => {
    const { account } = world.stripe.server;
    account.meterEvents = account.meterEvents.filter(
      ({ payload }) => payload['stripe_customer_id'] !== customer,
    );
  };

  it('is collected once, of texts that a provider took, since the subscription', async () => {
    const { id, customer } = await aSubscriber();
    world.pass(app.clock, 1);
    await text(id, 1, new Date(app.clock.now().getTime() - 3 * DAY));
    await text(id, 2);
    await text(id, 3, app.clock.now(), 'delivered');
    await text(id, 4, app.clock.now(), 'failed');
    await text(id, 5, app.clock.now(), 'queued');
    await Promise.all([collect(id), collect(id), collect(id)]);
    await tell(id);
    await tell(id);
    expect(meterHas(customer)).toBe(5);
    expect(await rows(id)).toEqual([
      expect.objectContaining({ segments: 2, outcome: 'sent' }),
      expect.objectContaining({ segments: 3, outcome: 'sent' }),
    ]);
  });

  it('of another company stays its own', async () => {
    const [one, other] = [await aSubscriber(), await aSubscriber()];
    await text(one.id, 7);
    await text(other.id, 2);
    await tell(one.id);
    expect([meterHas(one.customer), meterHas(other.customer)]).toEqual([7, 0]);
  });

  it.each(['cut', 'lose', 'garble'] as const)(
    'is counted once when the connection breaks (%s), and is told again within a day',
    async (kind) => {
      const { id, customer } = await aSubscriber();
      await text(id, 3);
      world.stripe.server.faults.next(
        kind === 'garble' ? 1 : 2,
        { kind },
        '/v1/billing/meter_events',
      );
      await expect(tell(id)).rejects.toMatchObject({ type: expect.stringMatching(/^Stripe/) });
      await tell(id);
      expect(meterHas(customer)).toBe(3);
      expect(await rows(id)).toEqual([expect.objectContaining({ outcome: 'sent' })]);
    },
  );

  it('is exact after forty days of outage: what was sent and what is listed', async () => {
    const { id, customer } = await aSubscriber();
    let used = 0;
    // The subscription's invoice is finalized every thirty days, while no webhook and no call arrives.
    for (let day = 0; day < 40; day++) {
      await text(id, 1 + (day % 3));
      used += 1 + (day % 3);
      if (day % 5 === 2) {
        world.stripe.server.faults.next(
          50,
          { kind: day % 2 ? 'lose' : 'cut' },
          '/v1/billing/meter_events',
        );
        await expect(tell(id)).rejects.toMatchObject({ type: expect.any(String) });
        world.stripe.server.faults.clear();
      }
      world.pass(app.clock, 1);
    }
    for (let turn = 0; turn < 4; turn++) {
      await app.get(BillingReadingService).refresh(id);
      await tell(id);
      world.pass(app.clock, 0.1);
    }
    for (const { outcome } of await rows(id)) expect(outcome).not.toBeNull();
    expect(meterHas(customer) + (await listed(id))).toBe(used);
    expect(await listed(id)).toBeGreaterThan(0);
  });

  it('of a finalized invoice is listed once, and booked once by an administrator', async () => {
    const { id } = await aSubscriber();
    await text(id, 4);
    world.pass(app.clock, 33);
    await app.get(BillingReadingService).refresh(id);
    await tell(id);
    await tell(id);
    expect(await listed(id)).toBe(4);
    const [first, second] = [await anAdministrator(app.db), await anAdministrator(app.db)];
    const [booking] = await app.unitOfWork.as(app.as(first.actor), (work) =>
      app.get(UsageBookingService).list(work),
    );
    const bookAs = (person: typeof first) => () =>
      app.unitOfWork.as(app.as(person.actor), (work) =>
        app.get(UsageBookingService).markBooked(work, booking!.id),
      );
    const outcomes = await inTurn(app.db, 'usage_bookings', [bookAs(first), bookAs(second)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    const [{ booked_at: bookedAt, booked_by_id: by }] = await app.db.query(
      'select booked_at, booked_by_id from usage_bookings where id = $1',
      [booking!.id],
    );
    expect([bookedAt, by]).toEqual([app.clock.now(), first.userId]);
  });

  it('that may have arrived is settled once, when two processes compare its hour at once', async () => {
    const { id, customer } = await aSubscriber();
    await text(id, 3);
    world.stripe.server.faults.next(2, { kind: 'lose' }, '/v1/billing/meter_events');
    await expect(tell(id)).rejects.toMatchObject({ type: expect.stringMatching(/^Stripe/) });
    world.stripe.server.faults.clear();
    world.pass(app.clock, 2);
    const workOff = () => app.get(UsageReportingService).workOff(id);
    await allAtOnce(app.db, 'usage_records', [workOff, workOff]);
    expect(await rows(id)).toEqual([expect.objectContaining({ outcome: 'arrived' })]);
    await app.get(UsageAuditService).compare(id);
    expect([meterHas(customer), await alerts(id)]).toEqual([3, []]);
  });

  it('that an invoice lacks is listed, and a surplus is reported', async () => {
    const { id, customer } = await aSubscriber();
    await text(id, 4);
    await tell(id);
    const event = world.stripe.server.account.meterEvents.find(
      ({ payload }) => payload['stripe_customer_id'] === customer,
    )!;
    event.payload = { ...event.payload, value: '1' };
    world.pass(app.clock, 33);
    await app.get(BillingReadingService).refresh(id);
    await app.get(UsageAuditService).compare(id);
    expect(await listed(id)).toBe(3);
    expect(meterHas(customer)).toBe(1);
    expect(await alerts(id)).toContainEqual({
      message: expect.stringContaining('3 segments fewer'),
    });
  });

  it('that Stripe has and we never sent is reported to administrators', async () => {
    const { id, customer } = await aSubscriber();
    await anAdministrator(app.db);
    await world.stripe.stripe.billing.meterEvents.create({
      event_name: 'message_segments',
      identifier: 'somebody-else',
      payload: { stripe_customer_id: customer, value: '9' },
    });
    world.pass(app.clock, 0.5);
    await app.get(UsageAuditService).compare(id);
    await app.get(UsageAuditService).compare(id);
    expect(await alerts(id)).toEqual([{ message: expect.stringContaining('9 segments more') }]);
  });

  it('that Stripe refused later is sent again under another identifier, and listed after the third time', async () => {
    const { id, customer } = await aSubscriber();
    await text(id, 6);
    await tell(id);
    for (let refusal = 1; refusal <= 3; refusal++) {
      const [{ identifier }] = await app.db.query(
        'select identifier from usage_records where company_id = $1',
        [id],
      );
      meterLoses(customer);
      const report = world.stripe.server.control.reportMeterError('archived_meter', [identifier]);
      await app.unitOfWork.asSystem((work) =>
        app.get(StripeEventService).keep(work, {
          stripeId: report.id,
          type: report.type,
          thin: true,
          happenedAt: new Date(report.created),
          customerId: null,
          chargeId: null,
        }),
      );
      await app.finishTasks();
      await tell(id);
      expect(meterHas(customer)).toBe(0);
      world.pass(app.clock, 0.1);
      await tell(id);
      expect(meterHas(customer)).toBe(refusal < 3 ? 6 : 0);
    }
    expect(await listed(id)).toBe(6);
    expect(await rows(id)).toEqual([expect.objectContaining({ outcome: 'booked' })]);
    const reports = await app.db.query(
      `select message from billing_alerts where key like 'meter report %'`,
    );
    expect(reports).toHaveLength(3);
  });

  it('without a subscription waits, and costs nothing', async () => {
    const company = await aCompany(app.db, { createdAt: app.clock.now() });
    const customer = await world.stripe.aCustomer();
    await linkCustomer(app.db, company.id, customer.id);
    await app.get(BillingReadingService).refresh(company.id);
    await text(company.id, 4);
    await tell(company.id);
    expect(await rows(company.id)).toEqual([]);
    expect(meterHas(customer.id)).toBe(0);
  });

  it('is collected and reported for every company that pays, and compared each day', async () => {
    const [one, other] = [await aSubscriber(), await aSubscriber()];
    await text(one.id, 2);
    await text(other.id, 3);
    await app.get(UsageTask).collect({});
    await app.get(UsageTask).compareAll({});
    await app.finishTasks();
    expect([meterHas(one.customer), meterHas(other.customer)]).toEqual([2, 3]);
  });
});
