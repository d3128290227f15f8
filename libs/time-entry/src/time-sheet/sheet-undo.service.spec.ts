import { aManager } from '../../../../test/factories/a-grant.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { allAtOnce } from '../../../../test/support/at-once.js';
import {
  type ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';
import { SheetBatchService } from './sheet-batch.service.js';
import { SheetCellService } from './sheet-cell.service.js';
import { SheetUndoService } from './sheet-undo.service.js';
import type { TimeSheetService } from './time-sheet.service.js';
import type { Work } from '#libs/platform';

type Step = [verb: keyof typeof STEPS, ...given: string[]];

const STEPS = {
  in: (sheet: TimeSheetService, work: Work, { row }: ShiftFixture) => sheet.signIn(work, row),
  out: (sheet: TimeSheetService, work: Work, { row }: ShiftFixture) => sheet.signOut(work, row),
  start: (sheet: TimeSheetService, work: Work, { row }: ShiftFixture, time = '') =>
    sheet.updateStartTime(work, row, `2031-05-01T${time}`),
  end: (sheet: TimeSheetService, work: Work, { row }: ShiftFixture, time = '') =>
    sheet.updateEndTime(work, row, `2031-05-01T${time}`),
  lunch: (sheet: TimeSheetService, work: Work, { row }: ShiftFixture, time = '') =>
    sheet.addMealBreak(work, row, 30, `2031-05-01T${time}`),
  walkAway: (sheet: TimeSheetService, work: Work, { row }: ShiftFixture, time = '') =>
    sheet.addMealBreak(work, row, 60, `2031-05-01T${time}`),
  noShow: (sheet: TimeSheetService, work: Work, { row }: ShiftFixture) =>
    sheet.noCallNoShow(work, row),
  showedUp: (sheet: TimeSheetService, work: Work, { row }: ShiftFixture) =>
    sheet.showedUp(work, row),
  callOut: (sheet: TimeSheetService, work: Work, { row }: ShiftFixture) => sheet.callOut(work, row),
};

describe('undoing on the time sheet', () => {
  let bench: TimeSheetHarness;
  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
  });
  afterAll(() => bench.close());
  beforeEach(() => bench.setTime('2031-05-01T12:40:20-04:00'));

  const step = (shift: ShiftFixture, [verb, ...given]: Step) =>
    bench.record(shift, (sheet, work) => STEPS[verb](sheet, work, shift, ...given));
  const undo = (shift: ShiftFixture, by = shift.manager) =>
    bench.work((work) => bench.app.get(SheetUndoService).undo(work, shift.call.slug), by);
  const rowOf = async (shift: ShiftFixture) =>
    [await bench.state(shift), await bench.hours(shift), await bench.breaks(shift)]
      .join(' ')
      .trim();

  it.each`
    steps                                               | rows
    ${[['in']]}                                         | ${['confirmed -']}
    ${[['in'], ['out']]}                                | ${['confirmed 08:00 to ?', 'confirmed -']}
    ${[['end', '16:00']]}                               | ${['confirmed -']}
    ${[['in'], ['start', '09:00'], ['end', '17:00']]}   | ${['confirmed 09:00 to ?', 'confirmed 08:00 to ?', 'confirmed -']}
    ${[['in'], ['lunch', '12:00']]}                     | ${['confirmed 08:00 to ?', 'confirmed -']}
    ${[['in'], ['walkAway', '12:00']]}                  | ${['confirmed 08:00 to ?', 'confirmed -']}
    ${[['in'], ['lunch', '12:00'], ['lunch', '12:00']]} | ${['confirmed 08:00 to ?', 'confirmed -']}
    ${[['in'], ['noShow']]}                             | ${['confirmed 08:00 to ?', 'confirmed -']}
    ${[['noShow'], ['showedUp']]}                       | ${['no_show -', 'confirmed -']}
  `('$steps, undone one by one', async ({ steps, rows }: { steps: Step[]; rows: string[] }) => {
    const shift = await bench.aShift();
    for (const each of steps) await step(shift, each);
    for (const row of rows) {
      await undo(shift);
      // A voided entry keeps its breaks; hours that do not count are shown without.
      expect((await rowOf(shift)).replace(/^confirmed - .*/, 'confirmed -')).toBe(row);
    }
    await expect(undo(shift)).rejects.toMatchObject({ code: 'time_sheet.nothing_to_undo' });
  });

  it('twice at once undoes two changes, the newest and the one before', async () => {
    const shift = await bench.aShift();
    for (const each of [['in'], ['start', '09:00'], ['end', '17:00']] as Step[])
      await step(shift, each);
    const tap = () => undo(shift);
    await allAtOnce(bench.app.db, 'time_entries, punches', [tap, tap]);
    expect(await rowOf(shift)).toBe('confirmed 08:00 to ?');
  });

  it('of voided hours withdraws the open offers of a running call, as a clock-in does', async () => {
    const shift = await bench.aShift({ requirement: { neededLabor: 1 } });
    await step(shift, ['in']);
    await bench.work(
      (work) =>
        bench.app.get(SheetBatchService).perform(work, shift.call.slug, {
          ...{ action: 'void', requestIds: [shift.request.id], typed: '' },
        }),
      shift.manager,
    );
    const asked = await aRequest(bench.app.db, { laborRequirementId: shift.requirement.id });
    await undo(shift);
    expect(await rowOf(shift)).toBe('confirmed 08:00 to ?');
    expect(
      await bench.app.db.query('select id from labor_requests where id = $1', [asked.id]),
    ).toEqual([]);
  });

  it('brings back a break with its id, so that the change before can be undone too', async () => {
    const shift = await bench.aShift();
    await step(shift, ['end', '16:00']);
    await step(shift, ['lunch', '12:00']);
    const [lunch] = await bench.breakRows(shift);
    await bench.record(shift, (sheet, work) =>
      sheet.updateMealBreak(work, shift.row, lunch!.id, '2031-05-01T13:00', 60),
    );
    await bench.record(shift, (sheet, work) => sheet.deleteMealBreak(work, shift.row, lunch!.id));
    const seen = [];
    for (let turn = 0; turn < 3; turn++) {
      await undo(shift);
      seen.push(await bench.breaks(shift));
    }
    expect(seen).toEqual(['unpaid 13:00', 'paid 12:00', '']);
    expect((await bench.punches(shift)).map(({ edge }) => edge)).toEqual([
      ...['start', 'end', 'break_start', 'break_start', 'break_removed'],
      ...['break_start', 'break_removed', 'break_start', 'break_removed'],
    ]);
  });

  it('takes back the rules that the first sign-out froze', async () => {
    const shift = await bench.aShift();
    await step(shift, ['in']);
    await step(shift, ['out']);
    expect((await bench.entry(shift))!.frozenRules).not.toBeNull();
    await undo(shift);
    expect((await bench.entry(shift))!.frozenRules).toBeNull();
  });

  it('of one’s own changes only, and of this sheet', async () => {
    const [shift, elsewhere] = [await bench.aShift(), await bench.aShift()];
    const { actor: other } = await aManager(bench.app.db, shift.company.id);
    await step(shift, ['in']);
    await expect(undo(shift, other)).rejects.toMatchObject({ code: 'time_sheet.nothing_to_undo' });
    await expect(undo(elsewhere)).rejects.toMatchObject({ code: 'time_sheet.nothing_to_undo' });
    await expect(undo(shift, elsewhere.manager)).rejects.toMatchObject({ kind: 'missing' });
    expect(await rowOf(shift)).toBe('confirmed 08:00 to ?');
  });

  it('not after somebody else changed the row, nor after a scan', async () => {
    const shift = await bench.aShift();
    const { actor: other } = await aManager(bench.app.db, shift.company.id);
    await step(shift, ['in']);
    await step({ ...shift, manager: other }, ['start', '09:00']);
    await expect(undo(shift)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'time_sheet.changed_since',
    });
    await undo(shift, other);
    bench.setTime('2031-05-01T13:40:20-04:00');
    await bench.scanAtStation(shift);
    await expect(undo(shift)).rejects.toMatchObject({ code: 'time_sheet.changed_since' });
    expect(await rowOf(shift)).toMatch(/^confirmed 08:00 to 1/);
  });

  it('not a call-out, which told people', async () => {
    const shift = await bench.aShift();
    await step(shift, ['callOut']);
    await expect(undo(shift)).rejects.toMatchObject({ code: 'time_sheet.call_out_stays' });
    expect(await rowOf(shift)).toBe('canceled -');
  });

  it('not after a day, and what is older is forgotten', async () => {
    const shift = await bench.aShift();
    await step(shift, ['in']);
    bench.setTime('2031-05-02T12:40:21-04:00');
    await expect(undo(shift)).rejects.toMatchObject({ code: 'time_sheet.nothing_to_undo' });
    await step(shift, ['out']);
    const [{ count }] = await bench.app.db.query(
      'select count(*)::int as count from time_sheet_changes where call_time_id = $1',
      [shift.call.id],
    );
    expect(count).toBe(1);
  });

  describe('many rows at once', () => {
    const batch = (shift: ShiftFixture, action: string, ids: number[], typed = '') =>
      bench.work(
        (work) =>
          bench.app.get(SheetBatchService).perform(work, shift.call.slug, {
            action: action as 'sign_in',
            requestIds: ids,
            typed,
          }),
        shift.manager,
      );
    async function aCrew() {
      const shift = await bench.aShift();
      const crew = [shift, ...(await bench.crewOf(shift, 2))];
      const ids = crew.map(({ request }) => request.id);
      const hours = () => Promise.all(crew.map((each) => rowOf(each)));
      return { shift, crew, ids, hours };
    }

    it.each`
      action                 | typed     | row
      ${'sign_in'}           | ${''}     | ${'confirmed 08:00 to ?'}
      ${'update_start_time'} | ${'7:30'} | ${'confirmed 07:30 to ?'}
      ${'update_end_time'}   | ${'4'}    | ${'confirmed 08:00 to 16:00'}
    `(
      '$action $typed: $row, undone together',
      async ({ action, typed, row }: Record<'action' | 'typed' | 'row', string>) => {
        const { shift, ids, hours } = await aCrew();
        const outcome = await batch(shift, action, ids, typed);
        expect(outcome).toEqual({ changed: ids, refused: [] });
        expect(await hours()).toEqual([row, row, row]);
        expect(await undo(shift)).toMatchObject({ action, requestIds: ids });
        expect(await hours()).toEqual(Array(3).fill('confirmed -'));
      },
    );

    it('lunch, sign out and void: who cannot is named, and stops nobody', async () => {
      const { shift, crew, ids, hours } = await aCrew();
      await batch(shift, 'sign_in', ids.slice(0, 2));
      expect(await batch(shift, 'add_meal_break', ids, '12-12:30')).toEqual({
        changed: ids.slice(0, 2),
        refused: [
          {
            requestId: ids[2],
            code: 'time_entry.not_signed_in',
            message: expect.stringMatching(/has not signed in/),
          },
        ],
      });
      await batch(shift, 'sign_out', [ids[0]!]);
      const voided = await batch(shift, 'void', ids);
      expect(voided.changed).toEqual([ids[1]]);
      expect(voided.refused).toEqual([
        expect.objectContaining({ requestId: ids[0], code: 'time_entry.worked' }),
      ]);
      expect((await bench.punches(crew[1]!)).at(-1)!.edge).toBe('voided');
      await undo(shift);
      expect((await hours()).slice(0, 2)).toEqual([
        expect.stringMatching(/^confirmed 08:00 to 1\d:\d0 paid 12:00$/),
        'confirmed 08:00 to ? paid 12:00',
      ]);
    });

    it('hours that a station recorded are not voided', async () => {
      const { shift, ids } = await aCrew();
      bench.setTime('2031-05-01T08:01:00-04:00');
      await bench.scanAtStation(shift);
      const outcome = await batch(shift, 'void', ids);
      expect(outcome.refused).toEqual([expect.objectContaining({ code: 'time_entry.scanned' })]);
    });

    it.each([
      ['update_end_time', 'x'],
      ['update_start_time', ''],
      ['add_meal_break', ''],
      ['add_meal_break', '12, 5p'],
    ])('%s with %j is refused as a whole', async (action, typed) => {
      const { shift, ids, hours } = await aCrew();
      await expect(batch(shift, action, ids, typed)).rejects.toMatchObject({
        fields: { typed: [expect.any(String)] },
      });
      expect(await hours()).toEqual(Array(3).fill('confirmed -'));
    });

    it('rows of another call are not found, and nothing is done', async () => {
      const { shift, ids, hours } = await aCrew();
      const foreign = await bench.aShift();
      await expect(batch(shift, 'sign_in', [...ids, foreign.request.id])).rejects.toMatchObject({
        kind: 'missing',
      });
      await expect(batch({ ...foreign, call: shift.call }, 'sign_in', ids)).rejects.toMatchObject({
        kind: 'missing',
      });
      expect(await hours()).toEqual(Array(3).fill('confirmed -'));
    });

    it('a pasted column is one change', async () => {
      const { shift, ids } = await aCrew();
      await bench.work(
        (work) =>
          bench.app.get(SheetCellService).editAll(
            work,
            shift.call.slug,
            ids.map((requestId) => ({
              ...{ requestId, field: 'end_time' as const },
              ...{ typed: '4', shown: '' },
            })),
          ),
        shift.manager,
      );
      expect(await undo(shift)).toMatchObject({ action: 'edit_cells', requestIds: ids });
    });
  });
});
