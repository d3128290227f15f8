import { aConfirmedRequest, aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { TimeSheetHarness } from '../../../../test/support/time-sheet-harness.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import { ClockInTokenService } from '../clock/clock-in-token.service.js';
import { ClockQueries } from '../clock/clock.queries.js';
import { TimeSheetQueries } from './time-sheet.queries.js';

describe('the time sheet of a call', () => {
  let bench: TimeSheetHarness;
  let queries: TimeSheetQueries;
  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
    queries = bench.app.get(TimeSheetQueries);
  });
  afterAll(() => bench.close());

  it('lists who is confirmed and who is missing, with their hours and breaks', async () => {
    const shift = await bench.aShift();
    const { db } = bench.app;
    const laborRequirementId = (await aRequirement(db, { callTimeId: shift.call.id })).id;
    const missing = await aRequest(db, { laborRequirementId, state: 'no_show' });
    for (const state of ['pending', 'available', 'declined', 'canceled'] as const)
      await aRequest(db, { laborRequirementId, state });
    await bench.record(shift, (sheet, work) =>
      sheet.updateEndTime(work, shift.row, '2031-05-01T16:00'),
    );
    await bench.record(shift, (sheet, work) =>
      sheet.addMealBreak(work, shift.row, 30, '2031-05-01T12:00'),
    );

    const board = await queries.board(
      bench.app.unitOfWork.reading(bench.app.as(shift.manager)),
      shift.call.slug,
    );
    const byId = new Map(board.requests.map((request) => [request.id, request]));
    expect([...byId.keys()].sort()).toEqual([shift.request.id, missing.id].sort());
    expect(byId.get(shift.request.id)!.time_entry).toMatchObject({
      meal_breaks: [{ minutes: 30, break_type: 'paid' }],
    });
    expect(byId.get(missing.id)).toMatchObject({ state: 'no_show', time_entry: null });
    expect(board.requirements).toHaveLength(2);
  });

  it('leaves void hours out', async () => {
    const shift = await bench.aShift();
    bench.setTime('2031-05-01T08:00:00-04:00');
    await bench.record(shift, (sheet, work) => sheet.signIn(work, shift.row));
    await bench.record(shift, (sheet, work) => sheet.noCallNoShow(work, shift.row));
    const board = await queries.board(
      bench.app.unitOfWork.reading(bench.app.as(shift.manager)),
      shift.call.slug,
    );
    expect(board.requests).toMatchObject([{ state: 'no_show', time_entry: null }]);
  });

  it('takes three statements, however large the crew is', async () => {
    const shift = await bench.aShift();
    for (let n = 0; n < 5; n++)
      await aConfirmedRequest(bench.app.db, { laborRequirementId: shift.requirement.id });
    const work = bench.app.unitOfWork.reading(bench.app.as(shift.manager));
    expect(
      await recordStatements(bench.app.db, () => queries.board(work, shift.call.slug)),
    ).toHaveLength(3);
  });

  it('and the clock-in page takes two', async () => {
    const shift = await bench.aShift();
    const { token } = await bench.clockInPass(shift);
    const work = bench.app.unitOfWork.reading();
    const statements = await recordStatements(bench.app.db, async () => {
      const pass = await bench.app.get(ClockInTokenService).find(work, token);
      await bench.app.get(ClockQueries).callsUnchecked(work, pass.worker_id, pass.event.id);
    });
    expect(statements).toHaveLength(2);
  });
});
