import { recordStatements } from '../../../../test/support/record-statements.js';
import {
  type ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';
import { minuteAt } from '../engine/entry.fixture.js';
import { WorkedTimeQueries } from './worked-time.queries.js';
import type { PayableWeeks } from './worked-time.js';

const zone = 'America/New_York';
const placed = { zone, workweek: { day: 0, minute: 0 } };
/** Thursday, 2031-05-01. */
const may = { from: minuteAt('2031-05-01 00:00', zone), to: minuteAt('2031-05-02 00:00', zone) };
const at = (time: string): number => minuteAt(`2031-05-01 ${time}`, zone);

describe('worked times', () => {
  let bench: TimeSheetHarness;
  let queries: WorkedTimeQueries;
  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
    queries = new WorkedTimeQueries();
  });
  afterAll(() => bench.close());

  const read = (shift: ShiftFixture, runningUntil?: string): Promise<PayableWeeks[]> =>
    queries.ofWorkersUnchecked(
      bench.app.unitOfWork.reading(bench.app.as(shift.manager)),
      shift.company.id,
      [shift.request.workerId],
      may,
      placed,
      runningUntil ? { runningUntil: new Date(runningUntil) } : {},
    );
  const sheet = async (shift: ShiftFixture, from: string, to?: string): Promise<void> => {
    bench.setTime(`2031-05-01T${from}-04:00`);
    await bench.record(shift, (verbs, work) => verbs.signIn(work, shift.row));
    if (!to) return;
    bench.setTime(`2031-05-01T${to}-04:00`);
    await bench.record(shift, (verbs, work) => verbs.signOut(work, shift.row));
  };

  it('have raw punches, and end without the minimum', async () => {
    const shift = await bench.aShift({ call: { minimumMinutes: 300, expectedMinutes: 420 } });
    await sheet(shift, '07:52:30', '10:20:00');
    expect(await bench.hours(shift)).toBe('08:00 to 13:00');
    const [weeks] = await read(shift);
    expect(weeks!.asked).toEqual(new Set([weeks!.times[0]!.scope.id]));
    expect(weeks!.times).toMatchObject([
      {
        requestId: shift.request.id,
        callTimeId: shift.call.id,
        scope: {
          ...{ workerId: shift.request.workerId, date: '2031-05-01', locationId: null },
          ...{ eventId: shift.event.id, requirementId: shift.requirement.id },
          laborTypeId: shift.requirement.laborTypeId,
        },
        entry: {
          ...{ zone, start: at('08:00'), end: at('10:30') },
          ...{ rawStart: at('07:52'), rawEnd: at('10:20') },
          ...{ minimum: 300, mealTrigger: 300, scheduled: 420, breaks: [], rate: null },
        },
      },
    ]);
  });

  it('have both times of breaks', async () => {
    const shift = await bench.aShift();
    await sheet(shift, '08:00:00', '17:00:00');
    await bench.record(shift, (verbs, work) =>
      verbs.addMealBreak(work, shift.row, 60, '2031-05-01T12:10'),
    );
    const [weeks] = await read(shift);
    expect(weeks!.times[0]!.entry.breaks).toEqual([
      { start: at('12:00'), rawStart: at('12:10'), minutes: 60, paid: false },
    ]);
  });

  it('keep a minute of a shift that breaks cover, where somebody is owed a minimum', async () => {
    const breaksOf = async (minimumMinutes: number): Promise<number[]> => {
      const shift = await bench.aShift({ call: { minimumMinutes } });
      bench.setTime('2031-05-03T10:00:00-04:00');
      await bench.record(shift, async (verbs, work) => {
        await verbs.updateStartTime(work, shift.row, '2031-05-01T08:00');
        await verbs.updateEndTime(work, shift.row, '2031-05-01T09:00');
        await verbs.addMealBreak(work, shift.row, 60, '2031-05-01T08:00');
      });
      const [weeks] = await read(shift);
      return weeks!.times[0]!.entry.breaks.map(({ minutes }) => minutes);
    };
    expect([await breaksOf(240), await breaksOf(0)]).toEqual([[59], [60]]);
  });

  it('keep the rules that were frozen', async () => {
    const shift = await bench.aShift();
    await sheet(shift, '08:00:00', '17:00:00');
    await bench.app.db.query('update companies set minimum_minutes = 600 where id = $1', [
      shift.company.id,
    ]);
    const [weeks] = await read(shift);
    expect(weeks!.times[0]!.entry.minimum).toBe(shift.company.minimumMinutes);
  });

  it('are typed, as far as somebody typed them', async () => {
    const shift = await bench.aShift();
    bench.setTime('2031-05-03T10:00:00-04:00');
    await bench.record(shift, (verbs, work) =>
      verbs.updateEndTime(work, shift.row, '2031-05-01T09:30'),
    );
    const [weeks] = await read(shift);
    expect(weeks!.times[0]!.entry).toMatchObject({
      ...{ start: at('08:00'), rawStart: at('08:00') },
      ...{ end: at('09:30'), rawEnd: at('09:30') },
    });
  });

  it('begin where they count, when only the end was typed, and before it had passed', async () => {
    const shift = await bench.aShift();
    bench.setTime('2031-05-01T16:50:00-04:00');
    await bench.record(shift, (verbs, work) =>
      verbs.updateEndTime(work, shift.row, '2031-05-01T17:00'),
    );
    const [weeks] = await read(shift);
    expect(weeks!.times[0]!.entry).toMatchObject({
      ...{ start: at('08:00'), rawStart: at('08:00') },
      ...{ end: at('17:00'), rawEnd: at('17:00') },
    });
  });

  it('are what was punched again, where an edit was taken back', async () => {
    const shift = await bench.aShift({ call: { minimumMinutes: 300 } });
    await sheet(shift, '07:52:30', '10:20:00');
    const [before] = await read(shift);
    const edit = (start: string, end: string): Promise<void> =>
      bench.record(shift, async (verbs, work) => {
        await verbs.updateStartTime(work, shift.row, `2031-05-01T${start}`);
        await verbs.updateEndTime(work, shift.row, `2031-05-01T${end}`);
      });
    await edit('07:00', '14:00');
    const [edited] = await read(shift);
    expect(edited!.times[0]!.entry).toMatchObject({ start: at('07:00'), end: at('14:00') });
    await edit('08:00', '13:00');
    expect((await read(shift))[0]).toEqual(before);
  });

  it('leave running shifts out, or end them when asked', async () => {
    const shift = await bench.aShift({ call: { minimumMinutes: 90 } });
    await sheet(shift, '08:00:00');
    expect(await read(shift)).toEqual([]);
    const [weeks] = await read(shift, '2031-05-01T09:05:20-04:00');
    expect(weeks!.times).toMatchObject([
      { state: 'running', entry: { end: at('09:05'), minimum: 90 } },
    ]);
  });

  it('leave void hours out, and keep those of archived calls and canceled events', async () => {
    const gone = await bench.aShift();
    await sheet(gone, '08:00:00');
    await bench.record(gone, (verbs, work) => verbs.noCallNoShow(work, gone.row));
    expect(await read(gone, '2031-05-01T12:00:00-04:00')).toEqual([]);

    const archived = await bench.aShift();
    await sheet(archived, '08:00:00', '12:00:00');
    const { db } = bench.app;
    await db.query('update call_times set archived_at = now() where id = $1', [archived.call.id]);
    await db.query('update events set canceled = true where id = $1', [archived.event.id]);
    expect(await read(archived)).toHaveLength(1);
  });

  it('come in one statement, whatever the number of workers', async () => {
    const shift = await bench.aShift();
    const crew = [shift, ...(await bench.crewOf(shift, 3))];
    for (const member of crew) await sheet(member, '08:00:00', '16:00:00');
    const ids = crew.map(({ request }) => request.workerId);
    const work = bench.app.unitOfWork.reading(bench.app.as(shift.manager));
    let found: PayableWeeks[] = [];
    const statements = await recordStatements(bench.app.db, async () => {
      found = await queries.ofWorkersUnchecked(work, shift.company.id, ids, may, placed);
    });
    expect(statements).toHaveLength(1);
    expect(found.map(({ workerId }) => workerId)).toEqual(ids);
  });

  it('are those of one company', async () => {
    const [own, other] = [await bench.aShift(), await bench.aShift()];
    await sheet(other, '08:00:00', '16:00:00');
    const work = bench.app.unitOfWork.reading(bench.app.as(own.manager));
    const ids = [other.request.workerId];
    expect(await queries.ofWorkersUnchecked(work, own.company.id, ids, may, placed)).toEqual([]);
  });
});
