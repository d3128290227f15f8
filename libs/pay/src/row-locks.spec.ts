import { aCompany } from '../../../test/factories/a-company.js';
import { aManager } from '../../../test/factories/a-grant.js';
import { aWorkedCall } from '../../../test/factories/a-worked-call.js';
import { aWorker } from '../../../test/factories/a-worker.js';
import { allAtOnce, behindChange } from '../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../test/support/lib-app.js';
import type { Actor } from '#libs/kernel';
import { NotificationModule } from '#libs/notification';
import type { Work } from '#libs/platform';
import { PayRuleSetChoiceService } from './company-sets/pay-rule-set-choice.service.js';
import { EntryDetailService } from './entry-details/entry-detail.service.js';
import { PayrollMappingService } from './exports/payroll-mapping.service.js';
import { PayrollNumberService } from './exports/payroll-number.service.js';
import { PayModule } from './pay.module.js';
import type { PayrollMapping } from './payroll/payroll-mapping.js';
import { PayRate } from './rates/pay-rate.entity.js';
import { PayRateService } from './rates/pay-rate.service.js';
import { RateImportService } from './rates/rate-import.service.js';
import { PaySettingsService } from './settings/pay-settings.service.js';

const HOUR = { per: 'hour', amount: 300_000 } as const;
const FROM = '2020-01-01';

/** Each verb begins behind an uncommitted change of a row it counts on: without its lock it decides without that change. */
describe('pay waits for concurrent transactions', () => {
  let app: LibApp;
  let companyId: number;
  let manager: Actor;
  beforeAll(async () => {
    app = await aLibApp([PayModule, NotificationModule]);
  });
  beforeEach(async () => {
    app.clock.setTime('2031-05-27T12:00:00-04:00');
    companyId = (await aCompany(app.db)).id;
    manager = (await aManager(app.db, companyId)).actor;
  });
  afterAll(() => app.close());

  const as = <T>(verb: (work: Work) => Promise<T>): Promise<T> =>
    app.unitOfWork.as(app.as(manager), verb);
  const aRate = async (): Promise<number> => {
    const rate = { companyId, per: 'hour', amount: 220_000, effectiveFrom: FROM } as const;
    return (await app.db.manager.insert(PayRate, rate)).identifiers[0]!['id'] as number;
  };
  const aRow = async (sql: string, ...values: unknown[]): Promise<number> =>
    (await app.db.query<{ id: number }[]>(sql, values))[0]!.id;

  it('changes no rate that has just been removed', async () => {
    const id = await aRate();
    const removed = 'delete from pay_rates where id = $1';
    const changed = behindChange(app.db, [removed, [id]], () =>
      as((work) => app.get(PayRateService).change(work, id, HOUR)),
    );
    await expect(changed).rejects.toMatchObject({ code: 'pay_rate.missing' });
  });

  it('imports no rate that has just been typed', async () => {
    const typed = 'update pay_rates set amount = $2 where id = $1';
    const none = { worker: '', skill: '', location: '', event: '', requirement: '' };
    const cells = { ...none, amount: '30', per: 'hour', from: FROM };
    const line = { row: 2, cells, rate: HOUR, from: FROM, problem: null };
    const [imported] = await behindChange(app.db, [typed, [await aRate(), HOUR.amount]], () =>
      as((work) => app.get(RateImportService).import(work, companyId, [line])),
    );
    expect(imported).toMatchObject({ outcome: 'same' });
  });

  it('takes payroll numbers of a worker from two who type them at the same time', async () => {
    const { id: workerId } = await aWorker(app.db, { companyId });
    const type = (number: string) => () =>
      as((work) => app.get(PayrollNumberService).type(work, companyId, [{ workerId, number }]));
    await allAtOnce(app.db, 'worker_payroll_numbers', [type('A1'), type('B2')]);
    const rows = await app.db.query(
      'select number from worker_payroll_numbers where worker_id = $1',
      [workerId],
    );
    expect(rows).toEqual([{ number: expect.stringMatching(/^(A1|B2)$/) }]);
  });

  it('gives a mapping the name that another one has just left', async () => {
    const other = await aRow(
      `insert into payroll_mappings (company_id, name, mapping, updated_at) values ($1, 'Ours', '{}', now()) returning id`,
      companyId,
    );
    const renamed = `update payroll_mappings set name = 'Theirs' where id = $1`;
    const mapping: PayrollMapping = {
      ...{ lines: 'worker', hasHeadings: true, delimiter: ',', dates: 'YYYY-MM-DD' },
      ...{ decimalMark: '.', hours: 'decimal', codes: {} },
      columns: [{ field: 'worker', heading: 'Worker' }],
    };
    const id = await behindChange(app.db, [renamed, [other]], () =>
      as((work) =>
        app.get(PayrollMappingService).write(work, companyId, { name: 'Ours', mapping }),
      ),
    );
    expect(id).toBeGreaterThan(other);
  });

  it('keeps a setting that somebody else has just typed', async () => {
    await app.db.query('insert into pay_settings (company_id) values ($1)', [companyId]);
    const typed = `update pay_settings set adp_company_code = 'AB1' where company_id = $1`;
    await behindChange(app.db, [typed, [companyId]], () =>
      as((work) => app.get(PaySettingsService).change(work, companyId, { adp_batch_id: '7' })),
    );
    expect(
      await app.db.query(
        'select adp_company_code, adp_batch_id from pay_settings where company_id = $1',
        [companyId],
      ),
    ).toEqual([{ adp_company_code: 'AB1', adp_batch_id: '7' }]);
  });

  it('moves no workweek into a period that has just been closed', async () => {
    const closed = `
      with held as (select id from companies where id = $1 for no key update)
      insert into pay_periods (company_id, starts_on, ends_on, payday, closed_at)
      select id, '2031-05-18', '2031-05-24', '2031-05-30', now() from held`;
    const moved = behindChange(app.db, [closed, [companyId]], () =>
      as((work) =>
        app.get(PaySettingsService).change(work, companyId, {
          ...{ workweek_day: 3, workweek_from: '2031-05-20' },
        }),
      ),
    );
    await expect(moved).rejects.toMatchObject({ code: 'pay_settings.workweek_from_invalid' });
  });

  it('asks why the pay of a sheet changes that has just been approved', async () => {
    const call = await aWorkedCall(app.db, { companyId, date: '2031-05-05', sheet: 'submitted' });
    const approved = `
      with held as (select r.id from labor_requests r where r.labor_requirement_id = $2 for update)
      update time_sheets set state = 'approved', approved_at = now() where call_time_id = $1 and exists (select from held)`;
    const changed = behindChange(app.db, [approved, [call.callTimeId, call.requirementId]], () =>
      as((work) => app.get(EntryDetailService).change(work, call.entryId, { sentHome: true })),
    );
    await expect(changed).rejects.toMatchObject({ fields: { reason: expect.anything() } });
  });

  it('chooses no rule set that has just been archived', async () => {
    const ruleSetId = await aRow(
      `insert into pay_rule_sets (company_id, name, layer, created_at) values ($1, 'House', 'contract', now()) returning id`,
      companyId,
    );
    const archived = 'update pay_rule_sets set archived_at = now() where id = $1';
    const choice = { layer: 'contract', ruleSetId, effectiveFrom: '2031-05-04' } as const;
    const chosen = behindChange(app.db, [archived, [ruleSetId]], () =>
      as((work) => app.get(PayRuleSetChoiceService).choose(work, companyId, choice)),
    );
    await expect(chosen).rejects.toMatchObject({ code: 'pay_rule_set.not_choosable' });
  });
});
