import { aWorker } from '../../../../test/factories/a-worker.js';
import type { WorkedCall } from '../../../../test/factories/a-worked-call.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import { CarriedDifferenceQueries } from './carried-difference.queries.js';
import { ClosedPayEffectQueries } from './closed-pay-effect.queries.js';
import { PeriodAheadQueries } from './period-ahead.queries.js';
import { PeriodSoFarQueries } from './period-so-far.queries.js';
import { type PeriodOfWorker, PeriodWorkerQueries } from './period-worker.queries.js';
import { closingPeriods, FIRST, SECOND, THIRD } from '../../../../test/support/closing-periods.js';

describe('what closing a pay period pays, said beforehand', () => {
  const pay = closingPeriods();
  const { aWorkday, close, setEnd, workersOf } = pay;

  /** More of a worker than are computed for a screen; they are withdrawn, and so paid nothing. */
  const cancelMany = ({ workerId, requirementId, callTimeId }: WorkedCall): Promise<unknown> =>
    pay.app.db.query(
      `insert into cancellations (company_id, worker_id, labor_requirement_id, call_time_id, starts_at, date, time_zone, canceled_at, withdrawn_at)
       select $1, $2, $3, ct.id, ct.starts_at, ct.date, 'America/New_York', ct.starts_at, ct.starts_at
         from call_times ct, generate_series(1, 2001) where ct.id = $4`,
      [pay.company.id, workerId, requirementId, callTimeId],
    );

  it('says beforehand what it pays, to the cent, and what differs from what was paid', async () => {
    const ann = await aWorker(pay.app.db, { companyId: pay.company.id, name: 'Ann' });
    const changed = await aWorkday('2031-05-05', { worker: ann });
    const same = await aWorkday('2031-05-06');
    await close(FIRST);
    await setEnd(changed, '2031-05-05T13:30');
    await pay.app.db.query('update time_entries set voided_at = now() where id = $1', [
      same.entryId,
    ]);
    await aWorkday('2031-05-12', { worker: ann, to: '22:00' });
    await aWorkday('2031-05-13', { sheet: 'draft' });
    const work = pay.app.unitOfWork.reading(pay.app.as(pay.manager));
    const dates = { startsOn: SECOND, endsOn: '2031-05-17' };
    const ahead = await pay.app.get(PeriodAheadQueries).ofPeriod(work, pay.company.id, dates);
    expect(ahead.differences).toMatchObject([
      ...[{ entry: { worker: 'Ann', period: FIRST }, before: 8_800, after: 12_100, minutes: 90 }],
      ...[{ entry: { id: same.entryId, date: '2031-05-06' }, before: 8_800, after: 0 }],
    ]);
    const drafts = ahead.workers.filter(({ draftMinutes }) => draftMinutes > 0);
    expect(drafts).toMatchObject([{ draftMinutes: 240, draftCents: 8_800, cents: 0 }]);
    const [only] = await pay.app
      .get(CarriedDifferenceQueries)
      .ofCall(work, pay.company.id, same.callTimeId);
    expect(only).toMatchObject({ entry: { id: same.entryId }, after: 0 });
    // Entry by entry, those of earlier periods included; what is not approved comes later.
    const entriesOf = (startsOn: string): Promise<PeriodOfWorker[]> =>
      Promise.all(
        ahead.workers.map(({ slug }) =>
          pay.app.get(PeriodWorkerQueries).find(work, pay.company.id, startsOn, slug),
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
    expect(await pay.app.get(PeriodAheadQueries).ofPeriod(work, pay.company.id, later)).toEqual({
      ...{ workers: [], differences: [], uncounted: 0, disputes: 0, scans: 0 },
    });
  });

  describe('says what a change does to it', () => {
    const effectOf = (change: string, values: unknown[] = []) =>
      pay.app.unitOfWork.as(pay.app.as(pay.manager), async (work) => {
        const changing = pay.app.get(ClosedPayEffectQueries);
        return (await changing.changing(work, pay.company.id, () => work.rows(change, values)))
          .effect;
      });
    const EXTRA = `insert into pay_extras (company_id, time_entry_id, kind, cents) values ($1, $2, 'travel', 500)`;

    it('alone, beside what was changed earlier, and computes nothing that nobody has changed', async () => {
      const changed = await aWorkday('2031-05-05');
      await close(FIRST);
      const statements = await recordStatements(pay.app.db, () => effectOf('select 1'));
      expect(statements.filter((sql) => sql.includes('pay_rates'))).toEqual([]);
      await setEnd(changed, '2031-05-05T13:30');
      expect(await effectOf(EXTRA, [pay.company.id, changed.entryId])).toEqual({
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
      expect(await effectOf(EXTRA, [pay.company.id, changed.entryId])).toEqual({
        ...{ closedUntil: '2031-05-10', entries: 1, cents: null },
      });
    });
  });

  it('has the differences of a worker, where those of the company are too many to be computed', async () => {
    const ann = await aWorker(pay.app.db, { companyId: pay.company.id, name: 'Ann' });
    const changed = await aWorkday('2031-05-05', { worker: ann });
    const other = await aWorkday('2031-05-06');
    await close(FIRST);
    await setEnd(changed, '2031-05-05T13:30');
    await cancelMany(other);
    await aWorkday('2031-05-12', { worker: ann });
    const work = pay.app.unitOfWork.reading(pay.app.as(pay.manager));
    const ahead = await pay.app.get(PeriodAheadQueries).ofOpen(work, pay.company.id, SECOND);
    expect(ahead).toMatchObject({ differences: [], uncounted: 2003 });
    const find = () =>
      pay.app.get(PeriodWorkerQueries).find(work, pay.company.id, SECOND, ann.slug);
    expect((await find()).entries).toMatchObject([
      { id: changed.entryId, cents: 3_300, isDifference: true },
      { date: '2031-05-12', cents: 8_800, isDifference: false },
    ]);
    expect(await recordStatements(pay.app.db, find)).toHaveLength(13);
  });

  it('says beforehand what the calls on the dates of the running one come to', async () => {
    await aWorkday('2031-05-05');
    await aWorkday('2031-05-26', { sheet: 'draft' });
    const work = pay.app.unitOfWork.reading(pay.app.as(pay.manager));
    expect(await pay.app.get(PeriodSoFarQueries).ofCompany(work, pay.company.id)).toMatchObject({
      ...{ period: { startsOn: '2031-05-25', approved: 1, drafts: 1 }, overdue: 3 },
      sum: { minutes: 240, cents: 8_800 },
    });
  });
});
