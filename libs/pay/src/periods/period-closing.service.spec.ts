import { aCompany } from '../../../../test/factories/a-company.js';
import { aManager, aSteward } from '../../../../test/factories/a-grant.js';
import { aCall } from '../../../../test/factories/a-call.js';
import { aLocation } from '../../../../test/factories/a-location.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aSkill } from '../../../../test/factories/a-skill.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import {
  anHourlyRate,
  aWorkedCall,
  setSheet,
  type WorkedCall,
} from '../../../../test/factories/a-worked-call.js';
import { atOnce, behindChange } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import { type Company, CompanyService } from '#libs/company';
import { type Actor, NotFound } from '#libs/kernel';
import { Worker } from '#libs/labor';
import { NotificationModule } from '#libs/notification';
import { ContactMergingService } from '#libs/time-entry';
import { PayModule } from '../pay.module.js';
import type { PaySettingsRow } from '../settings/pay-settings.queries.js';
import { PayRate } from '../rates/pay-rate.entity.js';
import { PaySettingsService } from '../settings/pay-settings.service.js';
import type { WorkerTotals } from './closed-pay.queries.js';
import { CarriedDifferenceQueries } from './carried-difference.queries.js';
import { ClosedPayEffectQueries } from './closed-pay-effect.queries.js';
import { PayDifferenceQueries } from './pay-difference.queries.js';
import { PayPeriodPageQueries } from './pay-period-page.queries.js';
import { PayPeriodQueries, type PeriodList } from './pay-period.queries.js';
import { PeriodIsClosed, PeriodIsRunning } from './pay-period.errors.js';
import { PeriodAheadQueries } from './period-ahead.queries.js';
import { PeriodSoFarQueries } from './period-so-far.queries.js';
import { type PeriodOfWorker, PeriodWorkerQueries } from './period-worker.queries.js';
import { TaxYearQueries } from './tax-year.queries.js';
import { PeriodClosingService } from './period-closing.service.js';

/** Sundays. */
const [FIRST, SECOND, THIRD] = ['2031-05-04', '2031-05-11', '2031-05-18'] as const;

describe('closing a pay period', () => {
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
  const periods = (): Promise<PeriodList> =>
    app.get(PayPeriodQueries).ofCompany(app.unitOfWork.reading(app.as(manager)), company.id);
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
  const moveWorkweek = (wanted: Partial<PaySettingsRow>): Promise<PaySettingsRow> =>
    app.unitOfWork.as(app.as(manager), (work) =>
      app.get(PaySettingsService).change(work, company.id, wanted),
    );
  const moveTo = (timeZone: string): Promise<unknown> =>
    app.unitOfWork.asSystem((work) => app.get(CompanyService).edit(work, company.id, { timeZone }));
  const moveToLosAngeles = (): Promise<unknown> => moveTo('America/Los_Angeles');
  const statesOf = async (...calls: WorkedCall[]): Promise<string[]> => {
    const rows = await app.db.query(
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
    const work = app.unitOfWork.reading(app.as(manager));
    expect(await app.get(PayPeriodPageQueries).find(work, company.id, FIRST)).toMatchObject({
      ...{ approved: 1, drafts: 2, closed: null, workers: [] },
    });
    const first = await close(FIRST);
    expect(await workersOf(first)).toMatchObject([
      { workerId: approved.workerId, regularMinutes: 240, cents: 8_800, differenceCents: 0 },
    ]);
    const states = await statesOf(approved, draft, submitted, later);
    expect(states).toEqual(['exported', 'draft', 'submitted', 'approved']);

    await setSheet(app.db, { companyId: company.id, callTimeId: draft.callTimeId }, 'approved');
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
    app.clock.setTime('2031-06-03T12:00:00-04:00');
    expect(await centsOf(await close('2031-05-25'))).toEqual([]);
  });

  it('takes back what is void, and pays who was added', async () => {
    const call = await aWorkday('2031-05-05');
    await close(FIRST);
    await app.db.query('update time_entries set voided_at = now() where id = $1', [call.entryId]);
    const another = await aWorkedCall(app.db, { companyId: company.id, date: '2031-05-06' });
    await app.db.query('update labor_requests set labor_requirement_id = $1 where worker_id = $2', [
      ...[call.requirementId, another.workerId],
    ]);
    const second = await close(SECOND);
    const cents = new Map((await workersOf(second)).map((row) => [row.workerId, row.cents]));
    expect(cents.get(call.workerId)).toBe(-8_800);
    expect(cents.get(another.workerId)).toBe(8_800);
  });

  it('counts overtime of a week whose first half is closed', async () => {
    await app.db.query(
      `insert into pay_settings (company_id, period_kind, period_anchor) values ($1, 'half_months', '2031-05-01')`,
      [company.id],
    );
    await chooseFederal(company);
    const worker = await aWorker(app.db, { companyId: company.id });
    // Sunday, the 11th, to Saturday, the 17th: the period ends on Thursday.
    for (const day of ['12', '13', '14', '15'])
      await aWorkday(`2031-05-${day}`, { worker, from: '06:00', to: '16:00' });
    await aWorkday('2031-05-16', { worker, from: '06:00', to: '11:00' });
    const [first] = await workersOf(await close('2031-05-01'));
    expect(first).toMatchObject({ regularMinutes: 2400, overtimeMinutes: 0 });
    app.clock.setTime('2031-06-03T12:00:00-04:00');
    const [second] = await workersOf(await close('2031-05-16'));
    expect(second).toMatchObject({ regularMinutes: 0, overtimeMinutes: 300, cents: 16_500 });
    // Half of 22.00 for five hours, with the way down to the line that has it.
    const work = app.unitOfWork.reading(app.as(manager));
    const [year] = await app.get(TaxYearQueries).ofYear(work, company.id, 2031);
    expect(year).toMatchObject({ workerId: worker.id, federal: 5_500, cents: 104_500, weeks: 1 });
    const { weeks } = await app.get(TaxYearQueries).ofWorker(work, company.id, 2031, worker.slug);
    expect(weeks).toMatchObject([{ minutes: 2700, federal: 5_500, cents: 104_500 }]);
    const qualified = weeks[0]!.lines.filter(({ federal }) => federal !== 0);
    expect(qualified).toMatchObject([{ date: '2031-05-16', earning: 'overtime', minutes: 300 }]);
    expect(await app.get(TaxYearQueries).ofYear(work, company.id, 2032)).toEqual([]);
  });

  it('keeps the workweeks of closed periods, where the company moves them later', async () => {
    await chooseFederal(company);
    const worker = await aWorker(app.db, { companyId: company.id });
    for (const day of ['05', '06', '07', '08', '09'])
      await aWorkday(`2031-05-${day}`, { worker, from: '06:00', to: '16:00' });
    const [first] = await workersOf(await close(FIRST));
    expect(first).toMatchObject({ regularMinutes: 2400, overtimeMinutes: 600 });
    await moveWorkweek({ workweek_day: 3, workweek_from: '2031-05-11' });
    await moveToLosAngeles();
    expect(await workersOf(await close(SECOND))).toEqual([]);
  });

  describe('whose workweek is moved', () => {
    const FROM_MAY_11 = { workweek_day: 3, workweek_from: '2031-05-11' };
    const moves = async (): Promise<unknown> =>
      (
        await app.db.query(
          `select until::text, time_zone as zone, workweek_day as day from earlier_workweeks where company_id = $1 order by until`,
          [company.id],
        )
      ).map(({ until, zone, day }: Record<string, string>) => [until, zone, day]);

    it.each`
      from            | overtime | because
      ${undefined}    | ${600}   | ${'the week that runs stays as it is, though Wednesday begins another'}
      ${'2031-05-07'} | ${0}     | ${'a day in the past cuts open weeks anew'}
    `('counts $overtime minutes of overtime: $because', async ({ from, overtime }) => {
      await chooseFederal(company);
      const worker = await aWorker(app.db, { companyId: company.id });
      for (const day of ['12', '13', '14', '15', '16'])
        await aWorkday(`2031-05-${day}`, { worker, from: '06:00', to: '16:00' });
      app.clock.setTime('2031-05-14T12:00:00-04:00');
      const { workweek_from: counts } = await moveWorkweek({
        ...{ workweek_day: 3, workweek_from: from as string | undefined },
      });
      expect(counts).toBe((from as string | undefined) ?? '2031-05-15');
      app.clock.setTime('2031-05-27T12:00:00-04:00');
      const [week] = await workersOf(await close(SECOND));
      expect(week).toMatchObject({ regularMinutes: 3000 - overtime, overtimeMinutes: overtime });
    });

    it('had it from the beginning, where nobody has worked yet', async () => {
      expect(await moveWorkweek({ workweek_day: 1 })).toMatchObject({ workweek_from: null });
      await moveToLosAngeles();
      expect(await moves()).toEqual([]);
    });

    it('has the old one on the clocks of the old zone, where the company moves', async () => {
      await aWorkday('2031-05-05');
      await moveToLosAngeles();
      expect(await moves()).toEqual([['2031-05-28', 'America/New_York', 0]]);
      expect(await moveWorkweek({ workweek_day: 2 })).toMatchObject({
        workweek_from: '2031-05-28',
      });
      expect(await moves()).toEqual([['2031-05-28', 'America/New_York', 0]]);
    });

    it('keeps the day of a move that is still to happen, where the company moves', async () => {
      const MOVE = { workweek_day: 3, workweek_from: '2031-06-04' };
      await moveWorkweek(MOVE);
      await moveToLosAngeles();
      expect(await moves()).toEqual([['2031-06-04', 'America/Los_Angeles', 0]]);
      await aWorkday('2031-05-05');
      await moveTo('America/Chicago');
      expect(await moves()).toEqual([['2031-06-04', 'America/Los_Angeles', 0]]);
      expect(await moveWorkweek({ workweek_day: 0 })).toMatchObject({
        workweek_from: '2031-05-28',
      });
    });

    it('is not cut on a day that has begun in the old zone', async () => {
      await aWorkday('2031-05-05');
      app.clock.setTime('2031-05-28T02:00:00-04:00');
      await moveTo('Pacific/Honolulu');
      expect(await moves()).toEqual([['2031-05-29', 'America/New_York', 0]]);
    });

    it('is moved on another day, or back', async () => {
      await aWorkday('2031-05-05');
      await moveWorkweek(FROM_MAY_11);
      expect(await moveWorkweek({ workweek_from: '2031-06-04' })).toMatchObject({
        ...{ workweek_day: 3, workweek_from: '2031-06-04' },
      });
      expect(await moves()).toEqual([['2031-06-04', 'America/New_York', 0]]);
      expect(await moveWorkweek({ adp_batch_id: '7' })).toMatchObject({
        workweek_from: '2031-06-04',
      });
      expect(await moveWorkweek({ workweek_day: 0 })).toMatchObject({ workweek_from: null });
      expect(await moves()).toEqual([]);
    });

    it.each`
      wanted                                              | says
      ${{ workweek_day: 1, workweek_from: '2031-05-10' }} | ${'Pay is closed until 2031-05-10: choose a later day.'}
      ${{ workweek_day: 1, workweek_from: '2031-05-24' }} | ${'The workweek was moved on 2031-05-11, and a move is meant to last: choose that day, or 2031-05-25 or later.'}
      ${{ workweek_from: '2031-05-01' }}                  | ${'Pay is closed until 2031-05-10: choose a later day.'}
      ${{ workweek_day: 1, workweek_from: '9999-12-31' }} | ${'Choose a day of the last ten years or the next one.'}
      ${{ workweek_day: 1, workweek_from: '0001-01-01' }} | ${'Choose a day of the last ten years or the next one.'}
    `('is not moved by $wanted', async ({ wanted, says }) => {
      await aWorkday('2031-05-05');
      await close(FIRST);
      await moveWorkweek(FROM_MAY_11);
      await expect(moveWorkweek(wanted as object)).rejects.toMatchObject({
        fields: { workweek_from: [says] },
      });
      expect(await moves()).toEqual([['2031-05-11', 'America/New_York', 0]]);
      await close(SECOND);
      await expect(moveWorkweek({ workweek_from: '2031-05-18' })).rejects.toThrow(
        'The workweek counts from 2031-05-11 on, and pay is closed until 2031-05-17.',
      );
    });
  });

  it('says beforehand what it pays, to the cent, and what differs from what was paid', async () => {
    const ann = await aWorker(app.db, { companyId: company.id, name: 'Ann' });
    const changed = await aWorkday('2031-05-05', { worker: ann });
    const same = await aWorkday('2031-05-06');
    await close(FIRST);
    await setEnd(changed, '2031-05-05T13:30');
    await app.db.query('update time_entries set voided_at = now() where id = $1', [same.entryId]);
    await aWorkday('2031-05-12', { worker: ann, to: '22:00' });
    await aWorkday('2031-05-13', { sheet: 'draft' });
    const work = app.unitOfWork.reading(app.as(manager));
    const dates = { startsOn: SECOND, endsOn: '2031-05-17' };
    const ahead = await app.get(PeriodAheadQueries).ofPeriod(work, company.id, dates);
    expect(ahead.differences).toMatchObject([
      ...[{ entry: { worker: 'Ann', period: FIRST }, before: 8_800, after: 12_100, minutes: 90 }],
      ...[{ entry: { id: same.entryId, date: '2031-05-06' }, before: 8_800, after: 0 }],
    ]);
    const drafts = ahead.workers.filter(({ draftMinutes }) => draftMinutes > 0);
    expect(drafts).toMatchObject([{ draftMinutes: 240, draftCents: 8_800, cents: 0 }]);
    const [only] = await app
      .get(CarriedDifferenceQueries)
      .ofCall(work, company.id, same.callTimeId);
    expect(only).toMatchObject({ entry: { id: same.entryId }, after: 0 });
    // Entry by entry, those of earlier periods included; what is not approved comes later.
    const entriesOf = (startsOn: string): Promise<PeriodOfWorker[]> =>
      Promise.all(
        ahead.workers.map(({ slug }) =>
          app.get(PeriodWorkerQueries).find(work, company.id, startsOn, slug),
        ),
      );
    const entriesAhead = await entriesOf(SECOND);
    const frozen = await workersOf(await close(SECOND));
    expect(await entriesOf(SECOND)).toEqual(
      entriesAhead.map((period) => ({
        ...{ ...period, isClosed: true },
        entries: period.entries.filter(({ isDraft }) => !isDraft),
      })),
    );
    const ofAnn = entriesAhead.find((period) => period.worker.slug === ann.slug)!;
    expect(ofAnn.entries).toMatchObject([
      { id: changed.entryId, date: '2031-05-05', minutes: 90, cents: 3_300, isDifference: true },
      { date: '2031-05-12', isDifference: false, isDraft: false },
    ]);
    const expected = ahead.workers.filter((worker) => !drafts.includes(worker));
    expect(expected).toEqual(
      frozen.map((worker) => ({ ...worker, draftMinutes: 0, draftCents: 0 })),
    );
    const later = { startsOn: THIRD, endsOn: '2031-05-24' };
    expect(await app.get(PeriodAheadQueries).ofPeriod(work, company.id, later)).toEqual({
      ...{ workers: [], differences: [], uncounted: 0, disputes: 0, scans: 0 },
    });
  });

  describe('says what a change does to it', () => {
    const effectOf = (change: string, values: unknown[] = []) =>
      app.unitOfWork.as(app.as(manager), async (work) => {
        const changing = app.get(ClosedPayEffectQueries);
        return (await changing.changing(work, company.id, () => work.rows(change, values))).effect;
      });
    const EXTRA = `insert into pay_extras (company_id, time_entry_id, kind, cents) values ($1, $2, 'travel', 500)`;

    it('alone, beside what was changed earlier, and computes nothing that nobody has changed', async () => {
      const changed = await aWorkday('2031-05-05');
      await close(FIRST);
      const statements = await recordStatements(app.db, () => effectOf('select 1'));
      expect(statements.filter((sql) => sql.includes('pay_rates'))).toEqual([]);
      await setEnd(changed, '2031-05-05T13:30');
      expect(await effectOf(EXTRA, [company.id, changed.entryId])).toEqual({
        ...{ closedUntil: '2031-05-10', entries: 1, cents: 500 },
      });
    });

    it('without a sum where too many were changed earlier', async () => {
      const changed = await aWorkday('2031-05-05');
      const other = await aWorkday('2031-05-06');
      await close(FIRST);
      await setEnd(changed, '2031-05-05T13:30');
      await cancelMany(other);
      expect(await effectOf('select 1')).toBeNull();
      expect(await effectOf(EXTRA, [company.id, changed.entryId])).toEqual({
        ...{ closedUntil: '2031-05-10', entries: 1, cents: null },
      });
    });
  });

  it('has the differences of a worker, where those of the company are too many to be computed', async () => {
    const ann = await aWorker(app.db, { companyId: company.id, name: 'Ann' });
    const changed = await aWorkday('2031-05-05', { worker: ann });
    const other = await aWorkday('2031-05-06');
    await close(FIRST);
    await setEnd(changed, '2031-05-05T13:30');
    await cancelMany(other);
    await aWorkday('2031-05-12', { worker: ann });
    const work = app.unitOfWork.reading(app.as(manager));
    const ahead = await app.get(PeriodAheadQueries).ofOpen(work, company.id, SECOND);
    expect(ahead).toMatchObject({ differences: [], uncounted: 2003 });
    const find = () => app.get(PeriodWorkerQueries).find(work, company.id, SECOND, ann.slug);
    expect((await find()).entries).toMatchObject([
      { id: changed.entryId, cents: 3_300, isDifference: true },
      { date: '2031-05-12', cents: 8_800, isDifference: false },
    ]);
    expect(await recordStatements(app.db, find)).toHaveLength(13);
  });

  /** More of a worker than are computed for a screen; they are withdrawn, and so paid nothing. */
  const cancelMany = ({ workerId, requirementId, callTimeId }: WorkedCall): Promise<unknown> =>
    app.db.query(
      `insert into cancellations (company_id, worker_id, labor_requirement_id, call_time_id, starts_at, date, time_zone, canceled_at, withdrawn_at)
       select $1, $2, $3, ct.id, ct.starts_at, ct.date, 'America/New_York', ct.starts_at, ct.starts_at
         from call_times ct, generate_series(1, 2001) where ct.id = $4`,
      [company.id, workerId, requirementId, callTimeId],
    );

  it('says beforehand what the calls on the dates of the running one come to', async () => {
    await aWorkday('2031-05-05');
    await aWorkday('2031-05-26', { sheet: 'draft' });
    const work = app.unitOfWork.reading(app.as(manager));
    expect(await app.get(PeriodSoFarQueries).ofCompany(work, company.id)).toMatchObject({
      ...{ period: { startsOn: '2031-05-25', approved: 1, drafts: 1 }, overdue: 3 },
      sum: { minutes: 240, cents: 8_800 },
    });
  });

  it('pays later what has no rate yet', async () => {
    await app.db.query('delete from pay_rates where company_id = $1', [company.id]);
    await aWorkday('2031-05-05');
    const [hoursOnly] = await workersOf(await close(FIRST));
    expect(hoursOnly).toMatchObject({ regularMinutes: 240, cents: 0, withoutRate: 1 });
    await anHourlyRate(app.db, company.id);
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
    await expect(close(FIRST, manager, payday)).rejects.toMatchObject({
      fields: { payday: [expect.any(String)] },
    });
    expect((await periods()).closed).toEqual([]);
  });

  it('is for who may read money, and once', async () => {
    const call = await aWorkday('2031-05-05');
    const stranger = await aManager(app.db, (await aCompany(app.db)).id);
    const steward = await aSteward(app.db, company.id);
    for (const { actor } of [stranger, steward])
      await expect(close(FIRST, actor)).rejects.toThrow(NotFound);
    expect(await statesOf(call)).toEqual(['approved']);
    await close(SECOND);
    await expect(close(FIRST)).rejects.toThrow(PeriodIsClosed);
    await expect(close(SECOND)).rejects.toThrow(PeriodIsClosed);
  });

  it('happens once, of two at the same time', async () => {
    await aWorkday('2031-05-05');
    const outcomes = await atOnce(app.db, 'pay_periods', [() => close(FIRST), () => close(FIRST)]);
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused).toEqual([expect.any(PeriodIsClosed)]);
    expect((await periods()).closed).toMatchObject([{ minutes: 240, cents: 8_800 }]);
  });

  it('pays a difference once, where two periods are closed at the same time', async () => {
    const call = await aWorkday('2031-05-05');
    await close(FIRST);
    await setEnd(call, '2031-05-05T13:00');
    const outcomes = await atOnce(app.db, 'pay_periods', [() => close(SECOND), () => close(THIRD)]);
    const closed = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const cents = await Promise.all(closed.map(centsOf));
    expect(cents.flat()).toEqual([2_200]);
  });

  it('leaves out a sheet that is approved no more when its turn comes', async () => {
    const call = await aWorkday('2031-05-05');
    const back = `update time_sheets set state = 'submitted', approved_at = null where call_time_id = $1`;
    const period = await behindChange(app.db, [back, [call.callTimeId]], () => close(FIRST));
    expect(await centsOf(period)).toEqual([]);
    expect(await statesOf(call)).toEqual(['submitted']);
  });

  it('comes along with a change that was not written yet, in the next period', async () => {
    const call = await aWorkday('2031-05-05');
    const first = await close(FIRST);
    // Another transaction changes hours while the second period closes: only one of the two knows of the other.
    const later = `update time_entries set end_at = '2031-05-05T13:00-04:00' where id = ${call.entryId}`;
    await app.db.transaction(async (other) => {
      await other.query(later);
      expect(await centsOf(await close(SECOND))).toEqual([]);
    });
    expect(await centsOf(await close(THIRD))).toEqual([2_200]);
    expect(await centsOf(first)).toEqual([8_800]);
  });

  it('comes along with a change that was not written yet when its own period was closed', async () => {
    const call = await aWorkday('2031-05-05');
    await app.db.transaction(async (other) => {
      // Nothing is closed yet, so nothing is noted.
      await other.query(`update time_entries set end_at = '2031-05-05T13:00-04:00' where id = $1`, [
        call.entryId,
      ]);
      expect(await centsOf(await close(FIRST))).toEqual([8_800]);
    });
    app.clock.setTime('2031-05-27T13:00:00-04:00');
    expect(await centsOf(await close(SECOND))).toEqual([2_200]);
    app.clock.setTime('2031-05-27T14:00:00-04:00');
    expect(await centsOf(await close(THIRD))).toEqual([]);
  });

  describe('long after a period was closed', () => {
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
      await choose(company, 'state', {
        ...{ reporting: { percent: 50, least: 300, most: 480 } },
      });
      const { entryId } = await aWorkday('2031-05-05');
      await close(FIRST);
      app.clock.setTime('2031-05-27T13:00:00-04:00');
      await close(SECOND);
      app.clock.setTime('2033-05-27T12:00:00-04:00');
      expect(await changed()).toEqual([]);
      await app.db.query(sql, sql.includes('$2') ? [entryId, company.id] : [entryId]);
      expect(await changed()).toEqual([entryId]);
      expect((await centsOf(await close('2033-05-15', manager, '2033-05-20'))).length).toBe(1);
      expect(await changed()).toEqual([]);
    });

    /** What a change leads to is there already when the period is closed. */
    const MOVES: [string, (call: WorkedCall) => Promise<() => Promise<unknown>>][] = [
      [
        'another skill',
        async ({ requirementId }) => {
          const { id } = await aSkill(app.db, { companyId: company.id });
          await rate({ laborTypeId: id });
          return () => set('labor_requirements', requirementId, 'labor_type_id', id);
        },
      ],
      [
        'the call of another event',
        async ({ requirementId }) => {
          const other = await anEvent(app.db, { companyId: company.id });
          await rate({ eventId: other.id });
          const { id } = await aCall(app.db, { eventId: other.id, date: '2031-05-05' });
          await setSheet(app.db, { companyId: company.id, callTimeId: id }, 'exported');
          return () => set('labor_requirements', requirementId, 'call_time_id', id);
        },
      ],
      [
        'another requirement',
        async ({ callTimeId, entryId }) => {
          const { id } = await aRequirement(app.db, { callTimeId });
          await rate({ laborRequirementId: id });
          return () =>
            app.db.query(
              `update labor_requests set labor_requirement_id = $1 where id = (select labor_request_id from time_entries where id = $2)`,
              [id, entryId],
            );
        },
      ],
      [
        'another location',
        async ({ eventId }) => {
          const { id } = await aLocation(app.db, { companyId: company.id });
          await rate({ locationProfileId: id });
          return () => set('events', eventId, 'location_profile_id', id);
        },
      ],
      [
        'another zone of the location, where its hours have none',
        async ({ eventId, entryId }) => {
          const { id } = await aLocation(app.db, { companyId: company.id });
          await set('events', eventId, 'location_profile_id', id);
          await set('time_entries', entryId, 'time_zone', null);
          return () => set('location_profiles', id, 'time_zone', 'America/Los_Angeles');
        },
      ],
      [
        'another zone of the company, where its hours have none',
        async ({ entryId }) => {
          await set('time_entries', entryId, 'time_zone', null);
          return () => set('companies', company.id, 'time_zone', 'America/Los_Angeles');
        },
      ],
      [
        'a contact that becomes one with another',
        async ({ workerId }) => {
          const [kept, gone] = [
            await aWorker(app.db, { companyId: company.id }),
            await app.db.manager.findOneByOrFail(Worker, { id: workerId }),
          ];
          await rate({ workerId: kept.id });
          return () =>
            app.unitOfWork.as(app.as(manager), (work) =>
              app.get(ContactMergingService).merge(work, kept.slug, gone.slug),
            );
        },
      ],
    ];
    it.each(MOVES)('it carries what comes of %s', async (_, prepare) => {
      // Worked from eight to twelve; in Los Angeles until nine.
      await choose(company, 'state', { nights: [{ from: 0, to: 480, multiplier: 150 }] });
      const call = await aWorkday('2031-05-05');
      const change = await prepare(call);
      await close(FIRST);
      app.clock.setTime('2031-05-27T13:00:00-04:00');
      await close(SECOND);
      expect(await changed()).toEqual([]);
      await change();
      expect(await changed()).toEqual([call.entryId]);
      expect(await centsOf(await close(THIRD))).not.toEqual([0]);
      expect(await changed()).toEqual([]);
    });

    /** Others than the house's, for everybody whom it names. */
    const rate = (scope: Partial<PayRate>): Promise<unknown> =>
      app.db.manager.insert(PayRate, {
        ...{ companyId: company.id, per: 'hour', amount: 250_000, effectiveFrom: '2031-01-01' },
        ...scope,
      });
    const set = (table: string, id: number, column: string, value: unknown): Promise<unknown> =>
      app.db.query(`update ${table} set ${column} = $2 where id = $1`, [id, value]);

    it.each`
      what            | sql
      ${'made'}       | ${'select $1::bigint'}
      ${'taken back'} | ${'update cancellations set withdrawn_at = now() where id = $1'}
    `('it carries a cancellation that is $what', async ({ sql }: { sql: string }) => {
      await choose(company, 'state', { cancellation: { notice: 1440, minutes: 180 } });
      const cancel = async (date: string): Promise<number> => {
        const call = await aWorkday(date);
        await app.db.query(
          `with gone as (delete from time_entries where id = $1) delete from time_sheets where call_time_id = $2`,
          [call.entryId, call.callTimeId],
        );
        const [{ id }] = await app.db.query(
          `insert into cancellations (company_id, worker_id, labor_requirement_id, call_time_id, starts_at, date, time_zone, canceled_at)
           select $1, $2, $3, ct.id, ct.starts_at, ct.date, 'America/New_York', ct.starts_at from call_times ct where ct.id = $4 returning id`,
          [company.id, call.workerId, call.requirementId, call.callTimeId],
        );
        return id as number;
      };
      await aWorkday('2031-05-06', { sheet: 'draft' });
      const early = sql.includes('update') ? await cancel('2031-05-05') : 0;
      await close(FIRST);
      await close(SECOND);
      expect(await changed()).toEqual([]);
      const id = early || (await cancel('2031-05-05'));
      await app.db.query(sql, [id]);
      expect(await changed()).toEqual([id]);
      expect(await centsOf(await close(THIRD))).toEqual([early ? -6_600 : 6_600]);
      expect(await changed()).toEqual([]);
    });

    const changed = (): Promise<number[]> =>
      app
        .get(PayDifferenceQueries)
        .changedUnchecked(app.unitOfWork.reading(app.as(manager)), company.id);
  });

  it('is in the audit trail, without amounts', async () => {
    await aWorkday('2031-05-05');
    const period = await close(FIRST);
    const [entry] = await app.db.query(
      `select av.after from audit_entries ae join audit_values av on av.hash = ae.values_hash
        where ae.action = 'pay_period.closed' and ae.subject_id = $1`,
      [period],
    );
    expect(entry.after).toEqual({
      ...{ starts_on: FIRST, ends_on: '2031-05-10', payday: '2031-05-30' },
      ...{ calls: 1, differences: 0 },
    });
  });

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
});
