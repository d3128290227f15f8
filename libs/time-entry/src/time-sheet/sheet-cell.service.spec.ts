import { aManager } from '../../../../test/factories/a-grant.js';
import { atOnce } from '../../../../test/support/at-once.js';
import {
  type ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';
import type { SheetField } from './rules/cell-value.js';
import { type CellEdit, SheetCellService } from './sheet-cell.service.js';

describe('typing into the time sheet', () => {
  let bench: TimeSheetHarness;
  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
  });
  afterAll(() => bench.close());
  beforeEach(() => bench.setTime('2031-05-01T12:40:20-04:00'));

  const edit = (
    shift: ShiftFixture,
    field: SheetField,
    typed: string,
    shown: string | null = null,
    by = shift.manager,
  ) =>
    bench.work(
      (work) =>
        bench.app
          .get(SheetCellService)
          .edit(work, shift.call.slug, { requestId: shift.request.id, field, typed, shown }),
      by,
    );
  const rowOf = async (shift: ShiftFixture) =>
    `${await bench.hours(shift)} ${await bench.breaks(shift)}`.trim();

  it.each`
    edits                                                              | row
    ${[['start_time', '7']]}                                           | ${'07:00 to ?'}
    ${[['start_time', '710']]}                                         | ${'07:00 to ?'}
    ${[['start_time', '8:20']]}                                        | ${'08:30 to ?'}
    ${[['end_time', '4']]}                                             | ${'08:00 to 16:00'}
    ${[['end_time', '12']]}                                            | ${'08:00 to 12:00'}
    ${[['end_time', '2a']]}                                            | ${'08:00 to 02:00'}
    ${[['start_time', '9'], ['end_time', 'now']]}                      | ${'09:00 to 12:30'}
    ${[['end_time', '4'], ['breaks', '12-12:30']]}                     | ${'08:00 to 16:00 paid 12:00'}
    ${[['end_time', '4'], ['breaks', 'noon 60, 2p']]}                  | ${'08:00 to 16:00 unpaid 12:00, paid 14:00'}
    ${[['start_time', '8'], ['breaks', 'noon 60']]}                    | ${'08:00 to ? unpaid 12:00'}
    ${[['end_time', '4'], ['breaks', '12'], ['breaks', '-']]}          | ${'08:00 to 16:00'}
    ${[['end_time', '4'], ['breaks', '12, 2'], ['breaks', '1230, 2']]} | ${'08:00 to 16:00 paid 12:30, paid 14:00'}
    ${[['end_time', '4'], ['breaks', '12'], ['breaks', '12 60']]}      | ${'08:00 to 16:00 unpaid 12:00'}
    ${[['end_time', '']]}                                              | ${'-'}
  `('$edits makes $row', async ({ edits, row }: { edits: [SheetField, string][]; row: string }) => {
    const shift = await bench.aShift();
    for (const [field, typed] of edits) await edit(shift, field, typed);
    expect(await rowOf(shift)).toBe(row);
  });

  it.each`
    before                 | field           | typed                 | code                          | message
    ${[]}                  | ${'start_time'} | ${'seven'}            | ${'typed.invalid'}            | ${/^This is no time/}
    ${[]}                  | ${'breaks'}     | ${'12'}               | ${'time_entry.not_signed_in'} | ${/has not signed in/}
    ${[['end_time', '4']]} | ${'breaks'}     | ${'12-12:20'}         | ${'typed.invalid'}            | ${/^Type breaks as/}
    ${[['end_time', '4']]} | ${'breaks'}     | ${'12, 6p'}           | ${'break_time.invalid'}       | ${/within the shift/}
    ${[['end_time', '4']]} | ${'end_time'}   | ${' '}                | ${'typed.invalid'}            | ${/cannot be taken away/}
    ${[['end_time', '4']]} | ${'start_time'} | ${'6p'}               | ${'new_time.invalid'}         | ${/must not lie after the end/}
    ${[]}                  | ${'start_time'} | ${'2031-04-20T08:00'} | ${'new_time.invalid'}         | ${/within seven days/}
  `(
    '$typed as $field is refused with $code, and nothing is saved',
    async (row: {
      before: [SheetField, string][];
      field: SheetField;
      typed: string;
      code: string;
      message: RegExp;
    }) => {
      const shift = await bench.aShift();
      for (const [field, typed] of row.before) await edit(shift, field, typed);
      const before = await rowOf(shift);
      await expect(edit(shift, row.field, row.typed)).rejects.toMatchObject({
        kind: 'invalid',
        code: row.code,
        message: expect.stringMatching(row.message),
      });
      expect(await rowOf(shift)).toBe(before);
    },
  );

  it('names the field that was typed into, whatever the verb calls it', async () => {
    const shift = await bench.aShift();
    await edit(shift, 'end_time', '4');
    await expect(edit(shift, 'breaks', '6p')).rejects.toMatchObject({
      fields: { typed: [expect.stringMatching(/within the shift/)] },
    });
  });

  it('a night call: times after midnight are the next day’s, and gaps of the clock are skipped', async () => {
    const night = await bench.aShift({
      call: { date: '2031-03-08', time: '22:00:00', startsAt: new Date('2031-03-09T03:00:00Z') },
      event: { startDate: '2031-03-08', endDate: '2031-03-08' },
    });
    bench.setTime('2031-03-09T12:00:00Z');
    await edit(night, 'end_time', '2:30');
    // 02:30 does not exist in this night: 03:30.
    expect(await rowOf(night)).toBe('22:00 to 03:30');
    await edit(night, 'breaks', '1230');
    expect(await rowOf(night)).toBe('22:00 to 03:30 paid 00:30');
  });

  it('an hour that exists twice means the first, and stays what it is when typed as shown', async () => {
    const night = await bench.aShift({
      call: { date: '2031-11-01', time: '22:00:00', startsAt: new Date('2031-11-02T02:00:00Z') },
      event: { startDate: '2031-11-01', endDate: '2031-11-01' },
    });
    bench.setTime('2031-11-02T12:00:00Z');
    await edit(night, 'end_time', '1:30');
    expect((await bench.entry(night))!.endAt!.toISOString()).toBe('2031-11-02T05:30:00.000Z');
    await bench.app.db.query(
      `update time_entries set end_at = '2031-11-02T06:30:00Z' where labor_request_id = $1`,
      [night.request.id],
    );
    await edit(night, 'end_time', '1:30', '2031-11-02T01:30');
    expect((await bench.entry(night))!.endAt!.toISOString()).toBe('2031-11-02T06:30:00.000Z');
  });

  describe('two stewards in one cell', () => {
    async function aCell() {
      const shift = await bench.aShift();
      const other = await aManager(bench.app.db, shift.company.id);
      await bench.app.db.query(
        `update users set first_name = 'Sam', last_name = 'Ortiz' where id = $1`,
        [other.actor.userId],
      );
      await edit(shift, 'start_time', '8');
      return { shift, other: other.actor, shown: '2031-05-01T08:00' };
    }

    it('the second one gets both values, and nothing is overwritten', async () => {
      const { shift, other, shown } = await aCell();
      await edit(shift, 'start_time', '7:30', shown, other);
      await expect(edit(shift, 'start_time', '9', shown)).rejects.toMatchObject({
        kind: 'conflict',
        code: 'time_sheet.cell_changed',
        details: {
          request_id: shift.request.id,
          field: 'start_time',
          current: '2031-05-01T07:30',
          typed: '2031-05-01T09:00',
          changed_by: 'Sam Ortiz',
        },
      });
      expect(await bench.hours(shift)).toBe('07:30 to ?');
      await edit(shift, 'start_time', '9', '2031-05-01T07:30');
      expect(await bench.hours(shift)).toBe('09:00 to ?');
    });

    it.each(['7:30', '7:20'])('both meant the same: %s', async (typed) => {
      const { shift, other, shown } = await aCell();
      await edit(shift, 'start_time', '7:30', shown, other);
      await edit(shift, 'start_time', typed, shown);
      expect(await bench.hours(shift)).toBe('07:30 to ?');
    });

    it('other cells of the row are no conflict', async () => {
      const { shift, other, shown } = await aCell();
      await edit(shift, 'end_time', '4', '', other);
      await edit(shift, 'start_time', '9', shown);
      expect(await bench.hours(shift)).toBe('09:00 to 16:00');
    });

    it('breaks too', async () => {
      const { shift, other } = await aCell();
      await edit(shift, 'breaks', '12', '', other);
      await expect(edit(shift, 'breaks', '1p', '')).rejects.toMatchObject({
        details: { current: '2031-05-01T12:00/30', typed: '2031-05-01T13:00/30' },
      });
      await edit(shift, 'breaks', 'noon', '');
      expect(await bench.breaks(shift)).toBe('paid 12:00');
    });

    it('at the same moment, one wins and the other is asked', async () => {
      const { shift, other, shown } = await aCell();
      const outcomes = await atOnce(bench.app.db, 'time_entries', [
        () => edit(shift, 'start_time', '7', shown),
        () => edit(shift, 'start_time', '9', shown, other),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });
  });

  it('a pasted column: what is refused stops nothing, and the rest is saved', async () => {
    const shift = await bench.aShift();
    const others = await bench.crewOf(shift, 3);
    const requestIds = [shift.request.id, ...others.map(({ request }) => request.id)];
    const typed = ['7', 'x', '7:30', '8:30'];
    const edits = requestIds.map((requestId, nth): CellEdit => ({
      ...{ requestId, field: 'start_time' },
      ...{ typed: typed[nth]!, shown: nth === 2 ? '2031-05-01T06:00' : null },
    }));
    const { cells, changed } = await bench.work(
      (work) => bench.app.get(SheetCellService).editAll(work, shift.call.slug, edits),
      shift.manager,
    );
    expect(cells.map(({ refusal }) => refusal?.code ?? null)).toEqual([
      null,
      'typed.invalid',
      'time_sheet.cell_changed',
      null,
    ]);
    expect(changed).toEqual([requestIds[0], requestIds[3]]);
    expect(await Promise.all([shift, ...others].map((each) => bench.hours(each)))).toEqual([
      '07:00 to ?',
      '-',
      '-',
      '08:30 to ?',
    ]);
  });

  it('two cells of one row in one paste are saved one after the other', async () => {
    const shift = await bench.aShift();
    const of = (field: SheetField, typed: string): CellEdit => ({
      ...{ requestId: shift.request.id, field, typed, shown: '' },
    });
    const { cells } = await bench.work(
      (work) =>
        bench.app
          .get(SheetCellService)
          .editAll(work, shift.call.slug, [of('start_time', '9'), of('end_time', '5')]),
      shift.manager,
    );
    expect(cells.map(({ refusal }) => refusal)).toEqual([null, null]);
    expect(await bench.hours(shift)).toBe('09:00 to 17:00');
  });
});
