import { aCompany } from '../../../test/factories/a-company.js';
import { anAdministrator } from '../../../test/factories/a-grant.js';
import { allAtOnce, behindChange } from '../../../test/support/at-once.js';
import {
  aStripeWithClock,
  billingSettings,
  linkCustomer,
} from '../../../test/support/billing-app.js';
import { aLibApp, type LibApp } from '../../../test/support/lib-app.js';
import type { Actor } from '#libs/kernel';
import { NotificationModule } from '#libs/notification';
import type { Work } from '#libs/platform';
import { BillingReadingService } from './accounts/billing-reading.service.js';
import { BillingAlertService } from './alerts/billing-alert.service.js';
import { BillingModule } from './billing.module.js';
import { MeterReportService } from './usage/meter-report.service.js';
import { UsageBookingService } from './usage/usage-booking.service.js';

/** Two administrators press at the same time: without the lock of the row, both go on and the trail has it twice. */
describe('billing is seen to once', () => {
  let app: LibApp;
  let administrator: Actor;
  beforeAll(async () => {
    app = await aLibApp([BillingModule, NotificationModule]);
    administrator = (await anAdministrator(app.db)).actor;
  });
  afterAll(() => app.close());

  const twice = (table: string, verb: (work: Work) => Promise<void>) => {
    const press = () => app.unitOfWork.as(app.as(administrator), verb);
    return allAtOnce(app.db, table, [press, press]);
  };
  const inTrail = async (action: string): Promise<number> => {
    const sql = 'select count(*)::int as n from audit_entries where action = $1';
    return (await app.db.query<{ n: number }[]>(sql, [action]))[0]!.n;
  };
  const aRow = async (sql: string, ...values: unknown[]): Promise<number> =>
    (await app.db.query<{ id: number }[]>(sql, values))[0]!.id;

  it('by closing an alert', async () => {
    const id = await aRow(
      `insert into billing_alerts (key, message) values ('a key', 'Check it.') returning id`,
    );
    await twice('billing_alerts', (work) => app.get(BillingAlertService).close(work, id));
    expect(await inTrail('billing.alert_closed')).toBe(1);
  });

  it('by booking usage', async () => {
    const { id: companyId } = await aCompany(app.db);
    await app.db.query('insert into billing_accounts (company_id) values ($1)', [companyId]);
    const id = await aRow(
      `insert into usage_bookings (company_id, key, segments, used_at, reason)
       values ($1, 'a key', 3, now(), 'Stripe takes it no more.') returning id`,
      companyId,
    );
    await twice('usage_bookings', (work) => app.get(UsageBookingService).markBooked(work, id));
    expect(await inTrail('billing.usage_booked')).toBe(1);
  });
});

/** Two processes hear of one thing, or read one customer: without the lock of the row, each decides as if it were alone. */
describe('what Stripe tells', () => {
  let app: LibApp;
  let world: Awaited<ReturnType<typeof aStripeWithClock>>;
  beforeAll(async () => {
    world = await aStripeWithClock();
    app = await aLibApp([BillingModule], { billing: billingSettings(world.stripe) });
    world.follow(app.clock);
  });
  afterAll(async () => {
    await app.close();
    await world.stripe.server.stop();
  });

  it('of one refused event, in two reports, has it sent again once', async () => {
    const { id: companyId } = await aCompany(app.db);
    await app.db.query('insert into billing_accounts (company_id) values ($1)', [companyId]);
    await app.db.query(
      `insert into usage_records (company_id, identifier, segments, used_at, outcome)
       values ($1, 'segments-7', 3, $2, 'sent')`,
      [companyId, app.clock.now()],
    );
    const notes: string[] = [];
    const take = () => {
      const report = world.stripe.server.control.reportMeterError('archived_meter', ['segments-7']);
      return app
        .get(MeterReportService)
        .take(report.id, (_work, note) => Promise.resolve(void notes.push(note)));
    };
    await allAtOnce(app.db, 'usage_records', [take, take]);
    expect(notes.sort()).toEqual([
      '0 of 1 refused events are told again or listed.',
      '1 of 1 refused events are told again or listed.',
    ]);
    expect(
      await app.db.query(
        'select identifier, refusals, outcome from usage_records where company_id = $1',
        [companyId],
      ),
    ).toEqual([{ identifier: 'segments-7~1', refusals: 1, outcome: null }]);
  });

  it('counts no more when a later reading is being applied', async () => {
    const { id: companyId } = await aCompany(app.db);
    const customer = await world.stripe.aCustomer();
    await linkCustomer(app.db, companyId, customer.id);
    const calls = world.stripe.server.received;
    const goOn = world.stripe.server.faults.hold('/v1/customers');
    const earlier = app.get(BillingReadingService).refresh(companyId);
    await world.stripe.reached(calls + 1);
    const later = `update billing_accounts set state = 'ended', reason = 'canceled', readings_begun = 2, reading_applied = 2
                    where company_id = $1`;
    await behindChange(app.db, [later, [companyId]], () => {
      goOn();
      return earlier;
    });
    expect(
      await app.db.query(
        'select state, readings_begun, reading_applied from billing_accounts where company_id = $1',
        [companyId],
      ),
    ).toEqual([{ state: 'ended', readings_begun: 2, reading_applied: 2 }]);
  });
});
