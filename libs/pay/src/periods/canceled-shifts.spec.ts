import { EventModule } from '#libs/event';
import type { Company } from '#libs/company';
import type { Actor } from '#libs/kernel';
import {
  EventCancelingService,
  LaborModule,
  type RequestAction,
  type RequestActor,
  RequestAnsweringService,
  RequestDeletingService,
} from '#libs/labor';
import { NotificationModule } from '#libs/notification';
import type { Work } from '#libs/platform';
import { WorkerMergingService } from '#libs/time-entry';
import { aCall } from '../../../../test/factories/a-call.js';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aConfirmedRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aWorkedCall, anHourlyRate } from '../../../../test/factories/a-worked-call.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { EntryPayQueries } from '../calculation/entry-pay.queries.js';
import { paySumOf } from '../calculation/pay-sum.js';
import { PayCalculationQueries } from '../calculation/pay-calculation.queries.js';
import { WorkerPayQueries } from '../calculation/worker-pay.queries.js';
import { EventCostQueries } from '../costs/event-cost.queries.js';
import { ExportSourceQueries } from '../exports/export-source.queries.js';
import { exportRow } from '../exports/export-table.js';
import { PayModule } from '../pay.module.js';
import { ClosedPayQueries } from './closed-pay.queries.js';
import { FrozenEntryQueries } from './frozen-entry.queries.js';
import { PayDifferenceQueries } from './pay-difference.queries.js';
import { PayPeriodPageQueries } from './pay-period-page.queries.js';
import { PayPeriodQueries } from './pay-period.queries.js';
import { PeriodAheadQueries } from './period-ahead.queries.js';
import { PeriodClosingService } from './period-closing.service.js';
import { PeriodSoFarQueries } from './period-so-far.queries.js';
import { TaxYearQueries } from './tax-year.queries.js';

/** Sundays. */
const [FIRST, SECOND] = ['2031-05-04', '2031-05-11'] as const;
/** Three hours at 22.00. */
const OWED = 6_600;

describe('shifts that the company cancels', () => {
  let app: LibApp;
  let company: Company;
  let manager: Actor;
  beforeAll(async () => {
    app = await aLibApp([PayModule, LaborModule, EventModule, NotificationModule]);
  });
  beforeEach(async () => {
    company = await aCompany(app.db);
    manager = (await aManager(app.db, company.id)).actor;
    await anHourlyRate(app.db, company.id);
    await choose({ cancellation: { notice: 1440, minutes: 180 } });
  });
  afterAll(() => app.close());

  const choose = (rules: object): Promise<unknown> =>
    app.db.query(
      `with written as (
         insert into pay_rule_sets (company_id, name, layer, created_at) values ($1, 'Local 680', 'contract', now()) returning id),
       said as (
         insert into pay_rule_set_versions (company_id, rule_set_id, version, rules, effective_from, created_at)
         select $1, written.id, 1, $2, '2000-01-01', now() from written)
       insert into pay_rule_set_choices (company_id, layer, effective_from, rule_set_id, created_at)
       select $1, 'contract', '2000-01-01', written.id, now() from written`,
      [company.id, JSON.stringify(rules)],
    );
  const as = <T>(verb: (work: Work) => Promise<T>): Promise<T> =>
    app.unitOfWork.as(app.as(manager), verb);
  const reading = (): Work => app.unitOfWork.reading(app.as(manager));

  /** One worker confirmed for a call at 08:00 on a date, some hours before it. */
  async function aShift(
    hoursBefore: number,
    date = '2031-05-06',
    given: { workerId?: number } = {},
  ) {
    const event = await anEvent(app.db, {
      ...{ companyId: company.id, locationProfileId: null },
      ...{ startDate: date, endDate: date },
    });
    const call = await aCall(app.db, { eventId: event.id, date });
    const requirement = await aRequirement(app.db, { callTimeId: call.id });
    const worker = given.workerId ?? (await aWorker(app.db, { companyId: company.id })).id;
    const request = await aConfirmedRequest(app.db, {
      ...{ laborRequirementId: requirement.id, workerId: worker },
    });
    app.clock.setTime(new Date(call.startsAt.getTime() - hoursBefore * 3_600_000).toISOString());
    const perform = (action: RequestAction, by: RequestActor = 'manager') =>
      as((work) => app.get(RequestAnsweringService).perform(work, request.id, action, by));
    const verbs = {
      'the event is canceled': () =>
        as((work) => app.get(EventCancelingService).cancel(work, event.slug)),
      'a manager cancels them': () => perform('cancel'),
      'a manager deletes the request': () =>
        as((work) => app.get(RequestDeletingService).delete(work, request.id)),
      'the worker cancels': () => perform('cancel', 'worker'),
      'they called out': () => perform('call_out'),
      'they do not come': () => perform('no_show'),
      'nothing happens': async () => undefined,
    };
    return { event, call, requirement, request, workerId: worker, perform, verbs };
  }
  type Shift = Awaited<ReturnType<typeof aShift>>;
  const entriesOf = async ({ call }: Shift) =>
    (await app.get(PayCalculationQueries).ofCall(reading(), call.slug)).workers.flatMap(
      ({ entries }) => entries,
    );
  const owed = async (shift: Shift): Promise<number | null> =>
    paySumOf(await entriesOf(shift)).cents;
  const close = (startsOn: string, at: string): Promise<number> => {
    app.clock.setTime(at);
    return as((work) =>
      app.get(PeriodClosingService).close(work, company.id, startsOn, '2031-06-30'),
    );
  };
  const closeFirst = (): Promise<number> => close(FIRST, '2031-05-12T10:00:00-04:00');
  const closeSecond = (): Promise<number> => close(SECOND, '2031-05-19T10:00:00-04:00');
  const frozenIn = async (startsOn: string): Promise<object[]> =>
    (await app.get(PayPeriodPageQueries).find(reading(), company.id, startsOn)).workers;

  it.each<[keyof Shift['verbs'], number, number | null]>([
    ['the event is canceled', 1, OWED],
    ['the event is canceled', 23, OWED],
    ['the event is canceled', 24, null],
    ['the event is canceled', 72, null],
    ['a manager cancels them', 1, OWED],
    ['a manager cancels them', 23.99, OWED],
    ['a manager cancels them', 25, null],
    ['a manager cancels them', -0.5, OWED],
    ['a manager deletes the request', 2, OWED],
    ['the worker cancels', 1, null],
    ['they called out', 1, null],
    ['they do not come', 1, null],
    ['nothing happens', 1, null],
  ])('where %s %d h before, %p cents are owed', async (verb, hours, cents) => {
    const shift = await aShift(hours);
    await shift.verbs[verb]();
    expect(await owed(shift)).toBe(cents);
  });

  it('are paid for the notice there was, at the rate and by the rules of that day', async () => {
    const shift = await aShift(10.5);
    await shift.verbs['the event is canceled']();
    const [entry] = await entriesOf(shift);
    expect(entry).toMatchObject({
      time: {
        ...{ state: 'canceled', requestId: null },
        scope: { workerId: shift.workerId, date: '2031-05-06', eventId: shift.event.id },
        entry: { canceledNotice: 630, zone: 'America/New_York' },
      },
      lines: [],
      adders: [{ kind: 'cancellation', minutes: 180, amount: OWED, set: 'Local 680', version: 1 }],
    });
    const pay = await app.get(EntryPayQueries).ofEntry(reading(), entry!.time.scope.id);
    expect(pay.entry).toMatchObject({
      ...{ id: entry!.time.scope.id, is_frozen: false, request_id: null, punches: [] },
      canceled: { at: expect.any(String), by: expect.any(String) },
    });
    expect(pay.paid?.adders).toHaveLength(1);
  });

  it('are hours only without a rate, and nothing by rules that do not pay it', async () => {
    const shift = await aShift(1);
    await shift.verbs['a manager cancels them']();
    await app.db.query('delete from pay_rates where company_id = $1', [company.id]);
    expect(paySumOf(await entriesOf(shift))).toMatchObject({ cents: null, withoutRate: 1 });
    await app.db.query('delete from pay_rule_set_choices where company_id = $1', [company.id]);
    expect(await entriesOf(shift)).toEqual([]);
  });

  it('are not owed any more when the worker is on again, or has hours of the call', async () => {
    const again = await aShift(1);
    await again.verbs['a manager cancels them']();
    await again.perform('confirm');
    expect(await owed(again)).toBeNull();

    const worked = await aShift(1);
    await worked.verbs['the event is canceled']();
    await hours(worked);
    expect(paySumOf(await entriesOf(worked))).toMatchObject({ entries: 1, minutes: 240 });
  });
  const hours = ({ request, call }: Shift): Promise<unknown> =>
    app.db.query(
      `insert into time_entries (labor_request_id, start_at, end_at, minimum_minutes, meal_trigger_minutes, round_up_minutes, round_up_target, time_zone)
       values ($1, $2::timestamptz, $2::timestamptz + interval '4 hours', 0, 1440, 0, 0, 'America/New_York')`,
      [request.id, call.startsAt],
    );

  it('count no hours, and change none of the week', async () => {
    const worked = await aWorkedCall(app.db, { companyId: company.id, date: '2031-05-05' });
    const shift = await aShift(1, '2031-05-06', { workerId: worked.workerId });
    await shift.verbs['a manager cancels them']();
    const [{ slug }] = await app.db.query('select slug from workers where id = $1', [
      worked.workerId,
    ]);
    const dates = { from: FIRST, until: '2031-05-10' };
    const earned = await app.get(WorkerPayQueries).ofWorker(reading(), slug, dates);
    expect(earned.sum).toMatchObject({ entries: 2, minutes: 240, addedMinutes: 180 });
    expect(earned.sum.cents).toBe(8_800 + OWED);
    expect(earned.entries[0]).toMatchObject({
      label: { callSlug: shift.call.slug, workerSlug: slug, skill: expect.any(String) },
    });
  });

  it('are in what event and call have cost, and in no plan', async () => {
    const shift = await aShift(1);
    await shift.verbs['the event is canceled']();
    const { total, calls } = await app.get(EventCostQueries).bySlug(reading(), shift.event.slug);
    expect(total).toMatchObject({ planned: { cents: null }, soFar: { cents: OWED } });
    expect(calls[0]!.requirements).toMatchObject([{ soFar: { cents: OWED } }]);
  });

  it('come with the period of the day on which they would have begun, without a sheet', async () => {
    const shift = await aShift(1);
    await shift.verbs['the event is canceled']();
    const later = await aShift(1, '2031-05-12');
    await later.verbs['a manager cancels them']();
    app.clock.setTime('2031-05-10T10:00:00-04:00');
    const soFar = await app.get(PeriodSoFarQueries).ofCompany(reading(), company.id);
    expect(soFar).toMatchObject({ period: { startsOn: FIRST }, sum: { cents: OWED } });
    app.clock.setTime('2031-05-12T10:00:00-04:00');
    const ahead = await app.get(PeriodAheadQueries).ofOpen(reading(), company.id, FIRST);
    const own = { workerId: shift.workerId, adderCents: OWED, cents: OWED, draftCents: 0 };
    expect(ahead).toMatchObject({ workers: [own], differences: [] });
    const period = await closeFirst();
    expect(await frozenIn(FIRST)).toMatchObject([{ workerId: shift.workerId, cents: OWED }]);
    const { closed } = await app.get(PayPeriodQueries).ofCompany(reading(), company.id);
    const sums = { workers: 1, entries: 1, minutes: 0, difference_cents: 0 };
    expect(closed).toMatchObject([{ ...sums, cents: OWED }]);

    const items = await app
      .get(ClosedPayQueries)
      .payrollItemsUnchecked(reading(), company.id, period);
    expect(items).toMatchObject([
      { key: 'cancellation', minutes: 180, cents: OWED, date: '2031-05-06', rate: null },
    ]);
    await closeSecond();
    expect(await frozenIn(SECOND)).toMatchObject([{ workerId: later.workerId, cents: OWED }]);
    expect(await app.get(TaxYearQueries).ofYear(reading(), company.id, 2031)).toHaveLength(2);
  });

  it('begin the first period where a rule pays them, else the first work does', async () => {
    const firstOpen = async (): Promise<string | undefined> => {
      app.clock.setTime('2031-05-13T10:00:00-04:00');
      const { open } = await app.get(PayPeriodQueries).ofCompany(reading(), company.id);
      return open.at(-1)?.startsOn;
    };
    const shift = await aShift(1);
    await shift.verbs['the event is canceled']();
    expect(await firstOpen()).toBe(FIRST);
    company = await aCompany(app.db);
    manager = (await aManager(app.db, company.id)).actor;
    const unpaid = await aShift(1);
    await unpaid.verbs['the event is canceled']();
    expect(await firstOpen()).toBe(SECOND);
    await choose({ cancellation: null, minimum: { minutes: 240, counts: false } });
    expect(await firstOpen()).toBe(SECOND);
  });

  it('stay as they were frozen, open to why, and stand in files', async () => {
    const shift = await aShift(1);
    await shift.verbs['a manager deletes the request']();
    const [entry] = await entriesOf(shift);
    const id = entry!.time.scope.id;
    const dates = { from: FIRST, until: '2031-05-10' };
    const now = { companyId: company.id, periodId: null, options: dates };
    const before = await exported(now);
    const periodId = await closeFirst();
    const frozen = await app.get(FrozenEntryQueries).ofEntry(reading(), id);
    expect(frozen).toMatchObject({
      ...{ cents: OWED, entry: { is_frozen: true } },
      parts: [{ startsOn: FIRST, items: [{ entryId: id, earning: 'cancellation', sign: 1 }] }],
    });
    const of = await app
      .get(FrozenEntryQueries)
      .ofWorkerUnchecked(reading(), company.id, periodId, shift.workerId);
    expect(of).toMatchObject([
      { id, date: '2031-05-06', isCanceled: true, minutes: 0, cents: OWED },
    ]);
    expect(before).toHaveLength(1);
    expect(await exported({ ...now, periodId })).toEqual(before);
    expect(before[0]).toEqual(expect.arrayContaining(['cancellation', 180, 3, 66]));
  });
  async function exported(source: Parameters<ExportSourceQueries['workerBatches']>[1]) {
    const queries = app.get(ExportSourceQueries);
    const rows: unknown[] = [];
    for (const batch of await queries.workerBatches(reading(), source))
      for await (const items of queries.itemsUnchecked(reading(), source, batch))
        rows.push(...items.map(exportRow));
    return rows as unknown[][];
  }

  it('of a closed period, recorded or taken back afterwards, are differences', async () => {
    const late = await aShift(-2);
    const taken = await aShift(1);
    await taken.verbs['a manager cancels them']();
    await closeFirst();
    expect(await frozenIn(FIRST)).toMatchObject([{ workerId: taken.workerId }]);
    app.clock.setTime('2031-05-06T10:00:00-04:00');
    await late.verbs['a manager cancels them']();
    await taken.perform('confirm');
    app.clock.setTime('2031-05-19T10:00:00-04:00');
    const ahead = await app.get(PeriodAheadQueries).ofOpen(reading(), company.id, SECOND);
    const changes = ahead.differences.map(({ entry, before, after, because }) => [
      ...[entry.workerId, before, after, because.join()],
    ]);
    expect(changes.sort()).toEqual(
      [
        [late.workerId, 0, OWED, 'cancellation'],
        [taken.workerId, OWED, 0, 'cancellation'],
      ].sort(),
    );
    await closeSecond();
    const paid = (await frozenIn(SECOND)) as { workerId: number; differenceCents: number }[];
    expect(new Map(paid.map((each) => [each.workerId, each.differenceCents]))).toEqual(
      new Map([
        [late.workerId, OWED],
        [taken.workerId, -OWED],
      ]),
    );
    await close('2031-05-18', '2031-05-26T10:00:00-04:00');
    expect(await frozenIn('2031-05-18')).toEqual([]);
  });

  it('come along where nobody could note them, since the period was being closed', async () => {
    await aWorkedCall(app.db, { companyId: company.id, date: '2031-05-05' });
    const shift = await aShift(-2);
    const { request, requirement, call } = shift;
    await app.db.transaction(async (other) => {
      await other.query(
        `insert into cancellations (company_id, worker_id, labor_requirement_id, call_time_id, starts_at, date, time_zone, canceled_at)
         select $1, $2, $3, ct.id, ct.starts_at, ct.date, 'America/New_York', ct.starts_at from call_times ct where ct.id = $4`,
        [company.id, request.workerId, requirement.id, call.id],
      );
      await closeFirst();
    });
    expect(
      await app.get(PayDifferenceQueries).changedUnchecked(reading(), company.id),
    ).toHaveLength(2);
    await closeSecond();
    expect(await frozenIn(SECOND)).toMatchObject([
      { workerId: shift.workerId, differenceCents: OWED },
    ]);
  });

  it('belong to the contact that stays, and are paid once', async () => {
    const [kept, other] = await Promise.all(
      ['(415) 555-0101', '4155550101'].map((phoneNumber) =>
        aWorker(app.db, { companyId: company.id, phoneNumber, consents: false }),
      ),
    );
    const [lower, higher] = [kept!, other!].sort((a, b) => a.id - b.id);
    const shift = await aShift(1, '2031-05-06', { workerId: higher!.id });
    await shift.verbs['the event is canceled']();
    await closeFirst();
    await app.unitOfWork.asSystem((work) =>
      app.get(WorkerMergingService).merge(work, { dryRun: false }),
    );
    expect(await frozenIn(FIRST)).toMatchObject([{ cents: OWED }]);
    expect((await entriesOf(shift)).map(({ time }) => time.scope.workerId)).toEqual([
      (
        await app.db.query('select id from workers where id in ($1, $2)', [lower!.id, higher!.id])
      )[0].id,
    ]);
    await closeSecond();
    expect(await frozenIn(SECOND)).toEqual([]);
  });
});
