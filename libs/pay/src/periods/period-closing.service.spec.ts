import { aCompany } from '../../../../test/factories/a-company.js';
import { aManager, aSteward } from '../../../../test/factories/a-grant.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import {
  anHourlyRate,
  aWorkedCall,
  setSheet,
  type WorkedCall,
} from '../../../../test/factories/a-worked-call.js';
import { atOnce, behindChange } from '../../../../test/support/at-once.js';
import { NotFound } from '#libs/kernel';
import { PayPeriodPageQueries } from './pay-period-page.queries.js';
import { PayPeriodQueries, type PeriodList } from './pay-period.queries.js';
import { PeriodIsClosed, PeriodIsRunning } from './pay-period.errors.js';
import { TaxYearQueries } from './tax-year.queries.js';
import { closingPeriods, FIRST, SECOND, THIRD } from '../../../../test/support/closing-periods.js';

describe('closing a pay period', () => {
  const pay = closingPeriods();
  const { aWorkday, close, workersOf, setEnd, centsOf, chooseFederal } = pay;

  const periods = (): Promise<PeriodList> =>
    pay.app
      .get(PayPeriodQueries)
      .ofCompany(pay.app.unitOfWork.reading(pay.app.as(pay.manager)), pay.company.id);

  const statesOf = async (...calls: WorkedCall[]): Promise<string[]> => {
    const rows = await pay.app.db.query(
      `select state from time_sheets where call_time_id = any($1) order by array_position($1, call_time_id)`,
      [calls.map(({ callTimeId }) => callTimeId)],
    );
    return rows.map(({ state }: { state: string }) => state);
  };

  it('freezes approved sheets, and carries drafts into the next', async () => {
    const approved = await aWorkday('2031-05-05');
    const draft = await aWorkday('2031-05-06', { sheet: 'draft' });
    const submitted = await aWorkday('2031-05-10', { sheet: 'submitted' });
    const later = await aWorkday('2031-05-11');
    expect((await periods()).open.at(-1)).toMatchObject({
      ...{ startsOn: FIRST, endsOn: '2031-05-10', isOver: true, approved: 1, drafts: 2 },
    });
    const work = pay.app.unitOfWork.reading(pay.app.as(pay.manager));
    expect(await pay.app.get(PayPeriodPageQueries).find(work, pay.company.id, FIRST)).toMatchObject(
      {
        ...{ approved: 1, drafts: 2, closed: null, workers: [] },
      },
    );
    const first = await close(FIRST);
    expect(await workersOf(first)).toMatchObject([
      { workerId: approved.workerId, regularMinutes: 240, cents: 8_800, differenceCents: 0 },
    ]);
    const states = await statesOf(approved, draft, submitted, later);
    expect(states).toEqual(['exported', 'draft', 'submitted', 'approved']);

    await setSheet(
      pay.app.db,
      { companyId: pay.company.id, callTimeId: draft.callTimeId },
      'approved',
    );
    const second = await close(SECOND);
    const ids = (await workersOf(second)).map(({ workerId }) => workerId);
    expect(ids.sort()).toEqual([draft.workerId, later.workerId].sort());
    expect((await periods()).closed).toMatchObject([
      { starts_on: SECOND, workers: 2, minutes: 480, cents: 17_600, difference_cents: 0 },
      { starts_on: FIRST, workers: 1, minutes: 240, cents: 8_800, payday: '2031-05-30' },
    ]);
    expect((await periods()).open.at(-1)).toMatchObject({ startsOn: THIRD, drafts: 1 });
  });

  it('keeps what was paid, and pays what changed afterwards as a difference', async () => {
    const call = await aWorkday('2031-05-05');
    const first = await close(FIRST);
    await setEnd(call, '2031-05-05T13:30');
    expect(await centsOf(first)).toEqual([8_800]);
    const second = await close(SECOND);
    expect(await workersOf(second)).toMatchObject([
      { regularMinutes: 90, cents: 3_300, differenceCents: 3_300 },
    ]);
    await setEnd(call, '2031-05-05T10:00');
    expect(await centsOf(await close(THIRD))).toEqual([-7_700]);
    pay.app.clock.setTime('2031-06-03T12:00:00-04:00');
    expect(await centsOf(await close('2031-05-25'))).toEqual([]);
  });

  it('takes back what is void, and pays who was added', async () => {
    const call = await aWorkday('2031-05-05');
    await close(FIRST);
    await pay.app.db.query('update time_entries set voided_at = now() where id = $1', [
      call.entryId,
    ]);
    const another = await aWorkedCall(pay.app.db, {
      companyId: pay.company.id,
      date: '2031-05-06',
    });
    await pay.app.db.query(
      'update labor_requests set labor_requirement_id = $1 where worker_id = $2',
      [...[call.requirementId, another.workerId]],
    );
    const second = await close(SECOND);
    const cents = new Map((await workersOf(second)).map((row) => [row.workerId, row.cents]));
    expect(cents.get(call.workerId)).toBe(-8_800);
    expect(cents.get(another.workerId)).toBe(8_800);
  });

  it('counts overtime of a week whose first half is closed', async () => {
    await pay.app.db.query(
      `insert into pay_settings (company_id, period_kind, period_anchor) values ($1, 'half_months', '2031-05-01')`,
      [pay.company.id],
    );
    await chooseFederal(pay.company);
    const worker = await aWorker(pay.app.db, { companyId: pay.company.id });
    // Sunday, the 11th, to Saturday, the 17th: the period ends on Thursday.
    for (const day of ['12', '13', '14', '15'])
      await aWorkday(`2031-05-${day}`, { worker, from: '06:00', to: '16:00' });
    await aWorkday('2031-05-16', { worker, from: '06:00', to: '11:00' });
    const [first] = await workersOf(await close('2031-05-01'));
    expect(first).toMatchObject({ regularMinutes: 2400, overtimeMinutes: 0 });
    pay.app.clock.setTime('2031-06-03T12:00:00-04:00');
    const [second] = await workersOf(await close('2031-05-16'));
    expect(second).toMatchObject({ regularMinutes: 0, overtimeMinutes: 300, cents: 16_500 });
    // Half of 22.00 for five hours, with the way down to the line that has it.
    const work = pay.app.unitOfWork.reading(pay.app.as(pay.manager));
    const [year] = await pay.app.get(TaxYearQueries).ofYear(work, pay.company.id, 2031);
    expect(year).toMatchObject({ workerId: worker.id, federal: 5_500, cents: 104_500, weeks: 1 });
    const { weeks } = await pay.app
      .get(TaxYearQueries)
      .ofWorker(work, pay.company.id, 2031, worker.slug);
    expect(weeks).toMatchObject([{ minutes: 2700, federal: 5_500, cents: 104_500 }]);
    const qualified = weeks[0]!.lines.filter(({ federal }) => federal !== 0);
    expect(qualified).toMatchObject([{ date: '2031-05-16', earning: 'overtime', minutes: 300 }]);
    expect(await pay.app.get(TaxYearQueries).ofYear(work, pay.company.id, 2032)).toEqual([]);
  });

  it('pays later what has no rate yet', async () => {
    await pay.app.db.query('delete from pay_rates where company_id = $1', [pay.company.id]);
    await aWorkday('2031-05-05');
    const [hoursOnly] = await workersOf(await close(FIRST));
    expect(hoursOnly).toMatchObject({ regularMinutes: 240, cents: 0, withoutRate: 1 });
    await anHourlyRate(pay.app.db, pay.company.id);
    const [paid] = await workersOf(await close(SECOND));
    expect(paid).toMatchObject({ regularMinutes: 0, cents: 8_800, differenceCents: 8_800 });
    expect(paid!.withoutRate).toBe(0);
  });

  it.each`
    startsOn        | refusal            | because
    ${'2031-05-25'} | ${PeriodIsRunning} | ${'it runs until Saturday'}
    ${'2031-05-06'} | ${NotFound}        | ${'it begins no period'}
    ${'2031-13-41'} | ${NotFound}        | ${'it is no date'}
    ${'2031-06-01'} | ${NotFound}        | ${'it has not begun'}
  `('is refused: $because', async ({ startsOn, refusal }) => {
    await expect(close(startsOn as string)).rejects.toThrow(refusal);
  });

  it.each(['2031-05-03', '2032-05-20', 'soon'])('is refused with the payday %s', async (payday) => {
    await aWorkday('2031-05-05');
    await expect(close(FIRST, pay.manager, payday)).rejects.toMatchObject({
      fields: { payday: [expect.any(String)] },
    });
    expect((await periods()).closed).toEqual([]);
  });

  it('is for who may read money, and once', async () => {
    const call = await aWorkday('2031-05-05');
    const stranger = await aManager(pay.app.db, (await aCompany(pay.app.db)).id);
    const steward = await aSteward(pay.app.db, pay.company.id);
    for (const { actor } of [stranger, steward])
      await expect(close(FIRST, actor)).rejects.toThrow(NotFound);
    expect(await statesOf(call)).toEqual(['approved']);
    await close(SECOND);
    await expect(close(FIRST)).rejects.toThrow(PeriodIsClosed);
    await expect(close(SECOND)).rejects.toThrow(PeriodIsClosed);
  });

  it('happens once, of two at the same time', async () => {
    await aWorkday('2031-05-05');
    const outcomes = await atOnce(pay.app.db, 'pay_periods', [
      () => close(FIRST),
      () => close(FIRST),
    ]);
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused).toEqual([expect.any(PeriodIsClosed)]);
    expect((await periods()).closed).toMatchObject([{ minutes: 240, cents: 8_800 }]);
  });

  it('pays a difference once, where two periods are closed at the same time', async () => {
    const call = await aWorkday('2031-05-05');
    await close(FIRST);
    await setEnd(call, '2031-05-05T13:00');
    const outcomes = await atOnce(pay.app.db, 'pay_periods', [
      () => close(SECOND),
      () => close(THIRD),
    ]);
    const closed = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const cents = await Promise.all(closed.map(centsOf));
    expect(cents.flat()).toEqual([2_200]);
  });

  it('leaves out a sheet that is approved no more when its turn comes', async () => {
    const call = await aWorkday('2031-05-05');
    const back = `update time_sheets set state = 'submitted', approved_at = null where call_time_id = $1`;
    const period = await behindChange(pay.app.db, [back, [call.callTimeId]], () => close(FIRST));
    expect(await centsOf(period)).toEqual([]);
    expect(await statesOf(call)).toEqual(['submitted']);
  });

  it('comes along with a change that was not written yet, in the next period', async () => {
    const call = await aWorkday('2031-05-05');
    const first = await close(FIRST);
    // Another transaction changes hours while the second period closes: only one of the two knows of the other.
    const later = `update time_entries set end_at = '2031-05-05T13:00-04:00' where id = ${call.entryId}`;
    await pay.app.db.transaction(async (other) => {
      await other.query(later);
      expect(await centsOf(await close(SECOND))).toEqual([]);
    });
    expect(await centsOf(await close(THIRD))).toEqual([2_200]);
    expect(await centsOf(first)).toEqual([8_800]);
  });

  it('comes along with a change that was not written yet when its own period was closed', async () => {
    const call = await aWorkday('2031-05-05');
    await pay.app.db.transaction(async (other) => {
      // Nothing is closed yet, so nothing is noted.
      await other.query(`update time_entries set end_at = '2031-05-05T13:00-04:00' where id = $1`, [
        call.entryId,
      ]);
      expect(await centsOf(await close(FIRST))).toEqual([8_800]);
    });
    pay.app.clock.setTime('2031-05-27T13:00:00-04:00');
    expect(await centsOf(await close(SECOND))).toEqual([2_200]);
    pay.app.clock.setTime('2031-05-27T14:00:00-04:00');
    expect(await centsOf(await close(THIRD))).toEqual([]);
  });

  it('is in the audit trail, without amounts', async () => {
    await aWorkday('2031-05-05');
    const period = await close(FIRST);
    const [entry] = await pay.app.db.query(
      `select av.after from audit_entries ae join audit_values av on av.hash = ae.values_hash
        where ae.action = 'pay_period.closed' and ae.subject_id = $1`,
      [period],
    );
    expect(entry.after).toEqual({
      ...{ starts_on: FIRST, ends_on: '2031-05-10', payday: '2031-05-30' },
      ...{ calls: 1, differences: 0 },
    });
  });
});
