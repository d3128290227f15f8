import { aCall } from '../../../../test/factories/a-call.js';
import { aLocation } from '../../../../test/factories/a-location.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aSkill } from '../../../../test/factories/a-skill.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { setSheet, type WorkedCall } from '../../../../test/factories/a-worked-call.js';
import { Worker } from '#libs/labor';
import { ContactMergingService } from '#libs/time-entry';
import { PayRate } from '../rates/pay-rate.entity.js';
import { PayDifferenceQueries } from './pay-difference.queries.js';
import { closingPeriods, FIRST, SECOND, THIRD } from '../../../../test/support/closing-periods.js';

describe('long after a pay period was closed', () => {
  const pay = closingPeriods();
  const { choose, aWorkday, close, centsOf } = pay;

  const ENTRY = 'select id from time_entries where id = $1';
  const OF_CALL =
    'select call_time_id from labor_requirements q join labor_requests r on r.labor_requirement_id = q.id';
  it.each`
    what                         | sql
    ${'hours'}                   | ${`update time_entries set end_at = end_at + interval '1 hour' where id in (${ENTRY})`}
    ${'a break'}                 | ${`insert into meal_breaks (time_entry_id, starts_at, minutes, break_type) select id, start_at + interval '1 hour', 60, 'unpaid' from time_entries where id in (${ENTRY})`}
    ${'hours that are void'}     | ${`update time_entries set voided_at = now() where id in (${ENTRY})`}
    ${'an extra'}                | ${`insert into pay_extras (company_id, time_entry_id, kind, cents) select $2::bigint, id, 'travel', 500 from time_entries where id in (${ENTRY})`}
    ${'a worker sent home'}      | ${`insert into pay_entry_details (company_id, time_entry_id, sent_home) select $2::bigint, id, true from time_entries where id in (${ENTRY})`}
    ${'a rate'}                  | ${`with entry as (${ENTRY}) update pay_rates set amount = 230000 where company_id = $2 and exists (select from entry)`}
    ${'a rate that is gone'}     | ${`with entry as (${ENTRY}) delete from pay_rates where company_id = $2 and exists (select from entry)`}
    ${'the rate of a worker'}    | ${`with entry as (${ENTRY}) insert into pay_rates (company_id, worker_id, per, amount, effective_from) select $2, r.worker_id, 'hour', 250000, '2031-05-01' from entry join time_entries te on te.id = entry.id join labor_requests r on r.id = te.labor_request_id`}
    ${'rules'}                   | ${`with entry as (${ENTRY}), made as (insert into pay_rule_sets (company_id, name, layer, created_at) select $2::bigint, 'After two', 'contract', now() from entry returning id), said as (insert into pay_rule_set_versions (company_id, rule_set_id, version, rules, effective_from, created_at) select $2::bigint, id, 1, '{"daily": [{"after": 120, "multiplier": 150}]}', '2000-01-01', now() from made) insert into pay_rule_set_choices (company_id, layer, effective_from, rule_set_id, created_at) select $2::bigint, 'contract', '2031-01-01', id, now() from made`}
    ${'how long it should last'} | ${`with entry as (${ENTRY}), home as (insert into pay_entry_details (company_id, time_entry_id, sent_home) select $2::bigint, id, true from entry) update call_times set expected_minutes = 600 where id in (${OF_CALL} join time_entries te on te.labor_request_id = r.id join entry on entry.id = te.id)`}
  `('it carries $what', async ({ sql }: { sql: string }) => {
    await choose(pay.company, 'state', {
      ...{ reporting: { percent: 50, least: 300, most: 480 } },
    });
    const { entryId } = await aWorkday('2031-05-05');
    await close(FIRST);
    pay.app.clock.setTime('2031-05-27T13:00:00-04:00');
    await close(SECOND);
    pay.app.clock.setTime('2033-05-27T12:00:00-04:00');
    expect(await changed()).toEqual([]);
    await pay.app.db.query(sql, sql.includes('$2') ? [entryId, pay.company.id] : [entryId]);
    expect(await changed()).toEqual([entryId]);
    expect((await centsOf(await close('2033-05-15', pay.manager, '2033-05-20'))).length).toBe(1);
    expect(await changed()).toEqual([]);
  });

  /** What a change leads to is there already when the period is closed. */
  const MOVES: [string, (call: WorkedCall) => Promise<() => Promise<unknown>>][] = [
    [
      'another skill',
      async ({ requirementId }) => {
        const { id } = await aSkill(pay.app.db, { companyId: pay.company.id });
        await rate({ laborTypeId: id });
        return () => set('labor_requirements', requirementId, 'labor_type_id', id);
      },
    ],
    [
      'the call of another event',
      async ({ requirementId }) => {
        const other = await anEvent(pay.app.db, { companyId: pay.company.id });
        await rate({ eventId: other.id });
        const { id } = await aCall(pay.app.db, { eventId: other.id, date: '2031-05-05' });
        await setSheet(pay.app.db, { companyId: pay.company.id, callTimeId: id }, 'exported');
        return () => set('labor_requirements', requirementId, 'call_time_id', id);
      },
    ],
    [
      'another requirement',
      async ({ callTimeId, entryId }) => {
        const { id } = await aRequirement(pay.app.db, { callTimeId });
        await rate({ laborRequirementId: id });
        return () =>
          pay.app.db.query(
            `update labor_requests set labor_requirement_id = $1 where id = (select labor_request_id from time_entries where id = $2)`,
            [id, entryId],
          );
      },
    ],
    [
      'another location',
      async ({ eventId }) => {
        const { id } = await aLocation(pay.app.db, { companyId: pay.company.id });
        await rate({ locationProfileId: id });
        return () => set('events', eventId, 'location_profile_id', id);
      },
    ],
    [
      'another zone of the location, where its hours have none',
      async ({ eventId, entryId }) => {
        const { id } = await aLocation(pay.app.db, { companyId: pay.company.id });
        await set('events', eventId, 'location_profile_id', id);
        await set('time_entries', entryId, 'time_zone', null);
        return () => set('location_profiles', id, 'time_zone', 'America/Los_Angeles');
      },
    ],
    [
      'another zone of the company, where its hours have none',
      async ({ entryId }) => {
        await set('time_entries', entryId, 'time_zone', null);
        return () => set('companies', pay.company.id, 'time_zone', 'America/Los_Angeles');
      },
    ],
    [
      'a contact that becomes one with another',
      async ({ workerId }) => {
        const [kept, gone] = [
          await aWorker(pay.app.db, { companyId: pay.company.id }),
          await pay.app.db.manager.findOneByOrFail(Worker, { id: workerId }),
        ];
        await rate({ workerId: kept.id });
        return () =>
          pay.app.unitOfWork.as(pay.app.as(pay.manager), (work) =>
            pay.app.get(ContactMergingService).merge(work, kept.slug, gone.slug),
          );
      },
    ],
  ];
  it.each(MOVES)('it carries what comes of %s', async (_, prepare) => {
    // Worked from eight to twelve; in Los Angeles until nine.
    await choose(pay.company, 'state', { nights: [{ from: 0, to: 480, multiplier: 150 }] });
    const call = await aWorkday('2031-05-05');
    const change = await prepare(call);
    await close(FIRST);
    pay.app.clock.setTime('2031-05-27T13:00:00-04:00');
    await close(SECOND);
    expect(await changed()).toEqual([]);
    await change();
    expect(await changed()).toEqual([call.entryId]);
    expect(await centsOf(await close(THIRD))).not.toEqual([0]);
    expect(await changed()).toEqual([]);
  });

  /** Others than the house's, for everybody whom it names. */
  const rate = (scope: Partial<PayRate>): Promise<unknown> =>
    pay.app.db.manager.insert(PayRate, {
      ...{ companyId: pay.company.id, per: 'hour', amount: 250_000, effectiveFrom: '2031-01-01' },
      ...scope,
    });
  const set = (table: string, id: number, column: string, value: unknown): Promise<unknown> =>
    pay.app.db.query(`update ${table} set ${column} = $2 where id = $1`, [id, value]);

  it.each`
    what            | sql
    ${'made'}       | ${'select $1::bigint'}
    ${'taken back'} | ${'update cancellations set withdrawn_at = now() where id = $1'}
  `('it carries a cancellation that is $what', async ({ sql }: { sql: string }) => {
    await choose(pay.company, 'state', { cancellation: { notice: 1440, minutes: 180 } });
    const cancel = async (date: string): Promise<number> => {
      const call = await aWorkday(date);
      await pay.app.db.query(
        `with gone as (delete from time_entries where id = $1) delete from time_sheets where call_time_id = $2`,
        [call.entryId, call.callTimeId],
      );
      const [{ id }] = await pay.app.db.query(
        `insert into cancellations (company_id, worker_id, labor_requirement_id, call_time_id, starts_at, date, time_zone, canceled_at)
           select $1, $2, $3, ct.id, ct.starts_at, ct.date, 'America/New_York', ct.starts_at from call_times ct where ct.id = $4 returning id`,
        [pay.company.id, call.workerId, call.requirementId, call.callTimeId],
      );
      return id as number;
    };
    await aWorkday('2031-05-06', { sheet: 'draft' });
    const early = sql.includes('update') ? await cancel('2031-05-05') : 0;
    await close(FIRST);
    await close(SECOND);
    expect(await changed()).toEqual([]);
    const id = early || (await cancel('2031-05-05'));
    await pay.app.db.query(sql, [id]);
    expect(await changed()).toEqual([id]);
    expect(await centsOf(await close(THIRD))).toEqual([early ? -6_600 : 6_600]);
    expect(await changed()).toEqual([]);
  });

  const changed = (): Promise<number[]> =>
    pay.app
      .get(PayDifferenceQueries)
      .changedUnchecked(pay.app.unitOfWork.reading(pay.app.as(pay.manager)), pay.company.id);
});
