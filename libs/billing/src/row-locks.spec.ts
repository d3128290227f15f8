import { aCompany } from '../../../test/factories/a-company.js';
import { anAdministrator } from '../../../test/factories/a-grant.js';
import { allAtOnce } from '../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../test/support/lib-app.js';
import type { Actor } from '#libs/kernel';
import { NotificationModule } from '#libs/notification';
import type { Work } from '#libs/platform';
import { BillingAlertService } from './alerts/billing-alert.service.js';
import { BillingModule } from './billing.module.js';
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
