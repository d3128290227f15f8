import { aManager, anOwner, aSteward } from '../../../../test/factories/a-grant.js';
import { aUser } from '../../../../test/factories/a-user.js';
import { PayHarness } from '../../../../test/support/pay-harness.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import type {
  ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';
import { Actor, NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { HoursReportQueries } from '#libs/time-entry';
import { EntryPayQueries } from './entry-pay.queries.js';
import { PayCalculationQueries } from './pay-calculation.queries.js';
import { paySumOf } from './pay-sum.js';
import { WorkerPayQueries } from './worker-pay.queries.js';

describe('pay of worked hours', () => {
  let pay: PayHarness;
  let bench: TimeSheetHarness;
  let calculation: PayCalculationQueries;
  beforeAll(async () => {
    pay = await PayHarness.open();
    bench = pay.bench;
    calculation = bench.app.get(PayCalculationQueries);
  });
  afterAll(() => bench.close());

  const reading = (actor: Actor): Work => bench.app.unitOfWork.reading(bench.app.as(actor));
  const ofCall = ({ manager, call }: ShiftFixture) =>
    calculation.ofCall(reading(manager), call.slug);

  it('has the numbers of the sheet', async () => {
    const shift = await bench.aShift({ company: { mealPenaltyHundredths: 200 } });
    const crew = [shift, ...(await bench.crewOf(shift, 5))];
    await pay.work(crew[0]!, '07:50', '18:10');
    await pay.work(crew[1]!, '08:00', '18:00', '14:00');
    await pay.work(crew[2]!, '08:00', '18:00', '14:30 unpaid');
    await pay.work(crew[3]!, '08:00', '22:00', '12:00', '18:30');
    // Short shifts: the sheet stretches them to the minimum, which pay adds.
    await pay.work(crew[4]!, '08:20', '09:40');
    await pay.work(crew[5]!, '07:55', '07:56');
    await pay.rate(shift, 220_000);

    const sheet = await bench.app
      .get(HoursReportQueries)
      .ofCall(reading(shift.manager), shift.call.slug);
    const { workers } = await ofCall(shift);
    const sums = new Map(
      workers.map(({ entries }) => [entries[0]!.time.requestId!, paySumOf(entries)]),
    );
    expect(sheet.rows).toHaveLength(6);
    for (const { requestId, hours } of sheet.rows) {
      const { minutes, addedMinutes, byMultiplier, cents } = sums.get(requestId)!;
      const at = (multiplier: number): number =>
        byMultiplier.find((each) => each.multiplier === multiplier)?.minutes ?? 0;
      expect({
        normalMinutes: at(100) + addedMinutes,
        penaltyMinutes: at(200),
        totalMinutes: minutes + addedMinutes,
      }).toEqual(hours);
      // 22.00 an hour: 110 cents in three minutes.
      expect(cents).toBe(((hours.normalMinutes + 2 * hours.penaltyMinutes) * 110) / 3);
    }
  });

  it('owes the minimum for work, where the sheet has other hours', async () => {
    const shift = await bench.aShift({ company: { minimumMinutes: 240, mealTriggerMinutes: 300 } });
    const crew = [shift, ...(await bench.crewOf(shift, 3))];
    const [typed, rested, earlier, long] = crew as [
      ...[ShiftFixture, ShiftFixture, ShiftFixture, ShiftFixture],
    ];
    await pay.work(rested, '08:00', '11:30', '10:00 unpaid');
    await pay.work(earlier, '08:00', '10:30');
    await bench.record(earlier, (verbs, work) =>
      verbs.updateStartTime(work, earlier.row, '2031-05-01T07:00'),
    );
    await bench.app.db.query('update labor_requirements set minimum_minutes = 480 where id = $1', [
      shift.requirement.id,
    ]);
    await pay.work(long, '08:00', '11:00');
    await bench.app.db.query('update labor_requirements set minimum_minutes = 240 where id = $1', [
      shift.requirement.id,
    ]);
    await bench.record(typed, (verbs, work) =>
      verbs.updateEndTime(work, typed.row, '2031-05-01T09:30'),
    );

    const sheet = await bench.app
      .get(HoursReportQueries)
      .ofCall(reading(shift.manager), shift.call.slug);
    const { workers } = await ofCall(shift);
    const found = crew.map(({ request }) => {
      const { hours } = sheet.rows.find(({ requestId }) => requestId === request.id)!;
      const entries = workers.flatMap((worker) => worker.entries);
      const sum = paySumOf(entries.filter(({ time }) => time.requestId === request.id));
      const { minutes, addedMinutes, byMultiplier } = sum;
      const penalty = byMultiplier.filter(({ multiplier }) => multiplier !== 100);
      return [hours.totalMinutes, hours.penaltyMinutes, minutes, addedMinutes, penalty];
    });
    expect(found).toEqual([
      [90, 0, 90, 150, []],
      [180, 0, 150, 90, []],
      [300, 0, 210, 30, []],
      [480, 180, 180, 300, []],
    ]);
  });

  it('counts the hours of the whole week, and gives none a price that has no rate', async () => {
    const shift = await bench.aShift();
    for (const day of ['27', '28', '29', '30'])
      await pay.worked(shift, `2031-04-${day}T08:00`, `2031-04-${day}T17:00`);
    await pay.chooseFederal(shift);
    const id = await pay.work(shift, '08:00', '18:00', '12:00', '16:00');
    const [entry] = (await ofCall(shift)).workers[0]!.entries;
    expect(paySumOf([entry!])).toMatchObject({
      ...{ cents: null, withoutRate: 1, minutes: 600 },
      byMultiplier: [
        { multiplier: 100, minutes: 240 },
        { multiplier: 150, minutes: 360 },
      ],
    });
    await pay.rate(shift, 200_000, { workerId: shift.request.workerId });
    const paid = await bench.app.get(EntryPayQueries).ofEntry(reading(shift.manager), id);
    expect(paySumOf([paid.paid!])).toMatchObject({ cents: 8000 + 18_000, withoutRate: 0 });
    expect(paid.worker!.weeks).toMatchObject([{ paidMinutes: 46 * 60 }]);
    expect(paid.worker!.others).toHaveLength(4);
    expect(paid.entry).toMatchObject({ request_id: shift.request.id, punches: { length: 4 } });
  });

  it('of days has every entry once', async () => {
    const shift = await bench.aShift();
    await pay.rate(shift, 200_000);
    await pay.worked(shift, '2031-05-02T22:00', '2031-05-03T06:00');
    await pay.worked(shift, '2031-05-03T22:00', '2031-05-04T06:00');
    await pay.worked(shift, '2031-05-04T08:00', '2031-05-04T12:00');
    const { slug } = await bench.worker(shift);
    const days = { from: '2031-05-03', until: '2031-05-04' };
    const own = await bench.app.get(WorkerPayQueries).ofWorker(reading(shift.manager), slug, days);
    expect(own.entries.map(({ time: { scope } }) => scope.date)).toEqual([
      '2031-05-04',
      '2031-05-03',
    ]);
    // No meal in eight hours: three of them are penalty time.
    expect(own.sum).toMatchObject({ cents: 19_000 + 8000 });
  });

  it('is for the office and for the worker', async () => {
    const shift = await bench.aShift();
    const id = await pay.work(shift, '08:00', '12:00');
    const { db } = bench.app;
    const { slug } = await bench.worker(shift);
    const user = await aUser(db);
    await db.query('update workers set user_id = $1 where id = $2', [
      user.id,
      shift.request.workerId,
    ]);
    const { actor: owner } = await anOwner(db, shift.company.id);
    const { actor: steward, grant } = await aSteward(db, shift.company.id);
    await db.query('update events set steward_id = $1 where id = $2', [grant.id, shift.event.id]);
    const { actor: stranger } = await aManager(db, (await bench.aShift()).company.id);
    const contactCompanyIds = [shift.company.id];
    const worker = new Actor({ userId: user.id, contactCompanyIds });
    const other = new Actor({ userId: (await aUser(db)).id, contactCompanyIds });

    const entries = bench.app.get(EntryPayQueries);
    const earned = bench.app.get(WorkerPayQueries);
    const days = { from: '2031-05-01', until: '2031-05-01' };
    for (const actor of [owner, shift.manager, worker]) {
      const found = await entries.ofEntry(reading(actor), id);
      expect(found.isOffice).toBe(actor !== worker);
      expect((await earned.ofWorker(reading(actor), slug, days)).entries).toHaveLength(1);
    }
    for (const actor of [steward, stranger, other]) {
      await expect(entries.ofEntry(reading(actor), id)).rejects.toThrow(NotFound);
      await expect(earned.ofWorker(reading(actor), slug, days)).rejects.toThrow(NotFound);
    }
    await expect(calculation.ofCall(reading(steward), shift.call.slug)).rejects.toThrow(NotFound);
    await expect(calculation.ofEvent(reading(steward), shift.event.slug)).rejects.toThrow(NotFound);
    await expect(calculation.ofCall(reading(stranger), shift.call.slug)).rejects.toThrow(NotFound);
    await expect(calculation.ofCall(reading(worker), shift.call.slug)).rejects.toThrow(NotFound);
  });

  it('takes the same statements for one worker and for many', async () => {
    const shift = await bench.aShift();
    await pay.work(shift, '08:00', '12:00');
    const work = reading(shift.manager);
    const count = async (): Promise<number> =>
      (await recordStatements(bench.app.db, () => calculation.ofCall(work, shift.call.slug)))
        .length;
    expect(await count()).toBe(7);
    for (const member of await bench.crewOf(shift, 4)) await pay.work(member, '08:00', '12:00');
    expect(await count()).toBe(7);
  });
});
