import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { anHourlyRate, aWorkedCall, type WorkedCall } from '../factories/a-worked-call.js';
import { aLibApp, type LibApp } from './lib-app.js';
import type { Company } from '#libs/company';
import type { Actor } from '#libs/kernel';
import { NotificationModule } from '#libs/notification';
import { PayModule } from '../../libs/pay/src/pay.module.js';
import type { WorkerTotals } from '../../libs/pay/src/periods/closed-pay.queries.js';
import { PayPeriodPageQueries } from '../../libs/pay/src/periods/pay-period-page.queries.js';
import { PeriodClosingService } from '../../libs/pay/src/periods/period-closing.service.js';

/** Sundays. */
export const [FIRST, SECOND, THIRD] = ['2031-05-04', '2031-05-11', '2031-05-18'] as const;

/** A company with an hourly rate, new for each test, whose pay periods are closed; the first three begin at `FIRST`, `SECOND` and `THIRD`. */
export function closingPeriods() {
  let app: LibApp;
  let company: Company;
  let manager: Actor;

  beforeAll(async () => {
    app = await aLibApp([PayModule, NotificationModule]);
  });

  beforeEach(async () => {
    app.clock.setTime('2031-05-27T12:00:00-04:00');
    company = await aCompany(app.db);
    manager = (await aManager(app.db, company.id)).actor;
    await anHourlyRate(app.db, company.id);
  });

  afterAll(() => app.close());

  const aWorkday = (date: string, given: Partial<Parameters<typeof aWorkedCall>[1]> = {}) =>
    aWorkedCall(app.db, { companyId: company.id, date, ...given });

  const close = (startsOn: string, actor = manager, payday = '2031-05-30'): Promise<number> =>
    app.unitOfWork.as(app.as(actor), (work) =>
      app.get(PeriodClosingService).close(work, company.id, startsOn, payday),
    );

  const workersOf = async (periodId: number): Promise<WorkerTotals[]> => {
    const [{ starts_on: startsOn }] = await app.db.query(
      'select starts_on::text from pay_periods where id = $1',
      [periodId],
    );
    const work = app.unitOfWork.reading(app.as(manager));
    return (await app.get(PayPeriodPageQueries).find(work, company.id, startsOn)).workers;
  };

  const centsOf = async (periodId: number): Promise<number[]> =>
    (await workersOf(periodId)).map(({ cents }) => cents);

  const setEnd = ({ entryId }: WorkedCall, time: string): Promise<unknown> =>
    app.db.query(`update time_entries set end_at = $2 where id = $1`, [entryId, `${time}-04:00`]);

  /** Forty hours a week, from the company's first day on. */
  const chooseFederal = (of: Company): Promise<void> =>
    choose(of, 'federal', { weekly: [{ after: 2400, multiplier: 150 }] });

  async function choose({ id }: Company, layer: string, rules: object): Promise<void> {
    await app.db.query(
      `with written as (
         insert into pay_rule_sets (company_id, name, layer, created_at) values ($1, initcap($2), $2, now()) returning id),
       said as (
         insert into pay_rule_set_versions (company_id, rule_set_id, version, rules, effective_from, created_at)
         select $1, written.id, 1, $3, '2000-01-01', now() from written)
       insert into pay_rule_set_choices (company_id, layer, effective_from, rule_set_id, created_at)
       select $1, $2, '2000-01-01', written.id, now() from written`,
      [id, layer, JSON.stringify(rules)],
    );
  }

  return {
    get app() {
      return app;
    },
    get manager() {
      return manager;
    },
    get company() {
      return company;
    },
    aWorkday,
    close,
    workersOf,
    setEnd,
    centsOf,
    chooseFederal,
    choose,
  };
}
