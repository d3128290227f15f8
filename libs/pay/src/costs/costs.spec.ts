import { aSteward } from '../../../../test/factories/a-grant.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { PayHarness } from '../../../../test/support/pay-harness.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import type {
  ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';
import { NotFound } from '#libs/kernel';
import { LaborRequirementQueries } from '#libs/labor';
import type { Work } from '#libs/platform';
import { CandidateCostQueries } from './candidate-cost.queries.js';
import type { EventCost } from './event-cost.queries.js';
import { EventCostQueries } from './event-cost.queries.js';
import { ProjectedOvertimeQueries } from './projected-overtime.queries.js';
import { plannedCallOf } from './planned-call.js';

describe('what work costs before it happens', () => {
  let pay: PayHarness;
  let bench: TimeSheetHarness;
  beforeAll(async () => {
    pay = await PayHarness.open();
    bench = pay.bench;
  });
  afterAll(() => bench.close());
  beforeEach(() => bench.setTime('2031-05-01T06:00:00-04:00'));

  const reading = ({ manager }: ShiftFixture): Work =>
    bench.app.unitOfWork.reading(bench.app.as(manager));
  const costOf = (shift: ShiftFixture): Promise<EventCost> =>
    bench.app.get(EventCostQueries).bySlug(reading(shift), shift.event.slug);
  /** Thirty-six hours in the four days before. */
  const aLongWeek = async (shift: ShiftFixture): Promise<void> => {
    for (const day of ['27', '28', '29', '30'])
      await pay.worked(shift, `2031-04-${day}T08:00`, `2031-04-${day}T17:00`);
  };

  it('is everybody who is needed at their rates, against what was worked', async () => {
    const shift = await bench.aShift({
      call: { expectedMinutes: 480 },
      requirement: { neededLabor: 3 },
    });
    await pay.rate(shift, 220_000, { laborTypeId: shift.requirement.laborTypeId });
    await pay.rate(shift, 300_000, { workerId: shift.request.workerId });
    const before = await costOf(shift);
    expect(before.total).toMatchObject({
      planned: { cents: 24_000 + 2 * 17_600, minutes: 3 * 480, entries: 3, withoutRate: 0 },
      soFar: { cents: null, minutes: 0 },
    });
    expect(before.calls).toMatchObject([
      {
        slug: shift.call.slug,
        planned: { cents: 59_200 },
        requirements: [{ slug: shift.requirement.slug, needed: 3, confirmed: 1 }],
      },
    ]);

    bench.setTime('2031-05-01T08:00:00-04:00');
    await bench.record(shift, (sheet, work) => sheet.signIn(work, shift.row));
    bench.setTime('2031-05-01T13:00:00-04:00');
    expect((await costOf(shift)).total.soFar).toMatchObject({ cents: 15_000 });
    // The plan stays what it was.
    expect((await costOf(shift)).total.planned).toEqual(before.total.planned);
  });

  it('is the minimum, where nobody said how long the call takes', async () => {
    const shift = await bench.aShift({
      call: { minimumMinutes: 300 },
      requirement: { neededLabor: 2, minimumMinutes: 360 },
    });
    await pay.rate(shift, 100_000);
    expect((await costOf(shift)).total.planned).toMatchObject({ cents: 2 * 6000, minutes: 720 });
  });

  it('tops up expected hours below the minimum', async () => {
    const shift = await bench.aShift({
      call: { minimumMinutes: 240, expectedMinutes: 120 },
      requirement: { neededLabor: 1 },
    });
    await pay.rate(shift, 100_000);
    expect((await costOf(shift)).total.planned).toMatchObject({
      ...{ cents: 4000, minutes: 120, addedMinutes: 120 },
    });
  });

  it('is nothing for canceled events, and unknown without rates', async () => {
    const shift = await bench.aShift({
      call: { expectedMinutes: 480 },
      requirement: { neededLabor: 1 },
    });
    expect((await costOf(shift)).total.planned).toMatchObject({ cents: null, withoutRate: 1 });
    await bench.app.db.query('update events set canceled = true where id = $1', [shift.event.id]);
    expect((await costOf(shift)).total.planned).toMatchObject({ cents: null, entries: 0 });
  });

  it('has the overtime of a worker’s own week, and tells who passes 40 hours', async () => {
    const shift = await bench.aShift({
      call: { expectedMinutes: 480 },
      requirement: { neededLabor: 1 },
    });
    await pay.chooseFederal(shift);
    await pay.rate(shift, 200_000);
    await aLongWeek(shift);
    const name = (await bench.worker(shift)).name;
    const { total, overtimeAhead } = await costOf(shift);
    expect(total.planned).toMatchObject({
      cents: 4 * 2000 + 4 * 3000,
      byMultiplier: [
        { multiplier: 100, minutes: 240 },
        { multiplier: 150, minutes: 240 },
      ],
    });
    const ahead = { workerId: shift.request.workerId, name, week: '2031-04-27', minutes: 44 * 60 };
    expect(overtimeAhead).toEqual([ahead]);
    const company = bench.app.get(ProjectedOvertimeQueries);
    expect(await company.ofCompany(reading(shift), shift.company.id)).toEqual([ahead]);

    await bench.app.db.query('update call_times set expected_minutes = 240 where id = $1', [
      shift.call.id,
    ]);
    expect((await costOf(shift)).overtimeAhead).toEqual([]);
    expect(await company.ofCompany(reading(shift), shift.company.id)).toEqual([]);

    // The minimum of the requirement alone makes it long.
    await bench.app.db.query('update call_times set expected_minutes = null where id = $1', [
      shift.call.id,
    ]);
    await bench.app.db.query('update labor_requirements set minimum_minutes = 480 where id = $1', [
      shift.requirement.id,
    ]);
    expect(await company.ofCompany(reading(shift), shift.company.id)).toEqual([ahead]);
  });

  it('is told for each candidate, with their week so far', async () => {
    const shift = await bench.aShift({
      call: { expectedMinutes: 480 },
      requirement: { neededLabor: 3 },
    });
    await pay.chooseFederal(shift);
    await pay.rate(shift, 200_000);
    const busy = (await bench.crewOf(shift, 1))[0]!;
    await bench.app.db.query(`update labor_requests set state = 'available' where id = $1`, [
      busy.request.id,
    ]);
    await aLongWeek(busy);
    const booked = await aWorker(bench.app.db, { companyId: shift.company.id });
    const next = { ...shift, request: { ...shift.request, workerId: booked.id } };
    for (const day of ['28', '29', '30'])
      await pay.worked(next, `2031-04-${day}T08:00`, `2031-04-${day}T17:00`);
    // Still to come today, before this call; and one that is over and was not worked.
    await pay.confirmed(next, '2031-05-01T06:30', 90);
    await pay.confirmed(next, '2031-04-27T06:30', 480);
    const fresh = await aWorker(bench.app.db, { companyId: shift.company.id });

    const work = reading(shift);
    const requirement = await bench.app
      .get(LaborRequirementQueries)
      .reached(work, shift.requirement.slug);
    const call = requirement.call_time;
    const plan = plannedCallOf({ event: call.event, call, requirement });
    const ids = [busy.request.workerId, booked.id, fresh.id];
    const queries = bench.app.get(CandidateCostQueries);
    let costs = new Map<number, unknown>();
    const statements = await recordStatements(bench.app.db, async () => {
      costs = await queries.ofCandidates(work, plan, ids);
    });
    expect(ids.map((id) => costs.get(id))).toMatchObject([
      { cents: 20_000, weekMinutes: 44 * 60, minutes: 480 },
      { cents: 16_000, weekMinutes: (27 + 4 + 8) * 60 - 150 },
      { cents: 16_000, weekMinutes: 480 },
    ]);
    const more = await Promise.all(
      Array.from({ length: 7 }, () => aWorker(bench.app.db, { companyId: shift.company.id })),
    );
    const all = [...ids, ...more.map(({ id }) => id)];
    const again = await recordStatements(bench.app.db, () => queries.ofCandidates(work, plan, all));
    expect([statements.length, again.length]).toEqual([7, 7]);
  });

  it('takes the same statements for an event of any size', async () => {
    const shift = await bench.aShift();
    const count = async (): Promise<number> =>
      (await recordStatements(bench.app.db, () => costOf(shift))).length;
    await pay.work(shift, '08:00', '12:00');
    const one = await count();
    for (const member of await bench.crewOf(shift, 3)) await pay.work(member, '08:00', '12:00');
    expect([one, await count()]).toEqual([11, 11]);
  });

  it('is no business of stewards', async () => {
    const shift = await bench.aShift();
    const { actor, grant } = await aSteward(bench.app.db, shift.company.id);
    await bench.app.db.query('update events set steward_id = $1 where company_id = $2', [
      grant.id,
      shift.company.id,
    ]);
    const steward = { ...shift, manager: actor };
    await expect(costOf(steward)).rejects.toThrow(NotFound);
    const work = reading(steward);
    const company = bench.app.get(ProjectedOvertimeQueries).ofCompany(work, shift.company.id);
    await expect(company).rejects.toThrow(NotFound);
    const requirement = await bench.app
      .get(LaborRequirementQueries)
      .reached(work, shift.requirement.slug);
    const call = requirement.call_time;
    const plan = plannedCallOf({ event: call.event, call, requirement });
    await expect(
      bench.app.get(CandidateCostQueries).ofCandidates(work, plan, [shift.request.workerId]),
    ).rejects.toThrow(NotFound);
  });
});
