import { aSteward } from '../../../../test/factories/a-grant.js';
import { atOnce, inTurn } from '../../../../test/support/at-once.js';
import {
  type ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';
import { TimeSheetStateQueries } from './time-sheet-state.queries.js';
import { type SeenSheet, TimeSheetStateService } from './time-sheet-state.service.js';

const at = (time: string): string => `2031-05-01T${time}-04:00`;
const LOOKED: SeenSheet = { revision: null, confirmed: false };

describe('the steps of a time sheet', () => {
  let bench: TimeSheetHarness;
  let sheets: TimeSheetStateService;
  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
    sheets = bench.app.get(TimeSheetStateService);
  });
  afterAll(() => bench.close());

  /** Worked from 08:00 to 16:00; it is 18:00. */
  async function aWorkedShift(): Promise<ShiftFixture> {
    const shift = await bench.aShift();
    bench.setTime(at('18:00:00'));
    await bench.record(shift, (sheet, work) =>
      sheet.updateEndTime(work, shift.row, '2031-05-01T16:00'),
    );
    return shift;
  }

  const submit = (shift: ShiftFixture, seen: Partial<SeenSheet> = {}): Promise<void> =>
    bench.work(
      (work) => sheets.submit(work, shift.call.slug, { ...LOOKED, ...seen }),
      shift.manager,
    );
  const approve = (shift: ShiftFixture, seen: Partial<SeenSheet> = {}): Promise<void> =>
    bench.work(
      (work) => sheets.approve(work, shift.call.slug, { ...LOOKED, ...seen }),
      shift.manager,
    );
  const reopen = (shift: ShiftFixture, note = ''): Promise<void> =>
    bench.work((work) => sheets.reopen(work, shift.call.slug, note), shift.manager);
  const stateOf = async ({ call }: ShiftFixture) => {
    const states = await bench.work((work) =>
      bench.app.get(TimeSheetStateQueries).ofCallsUnchecked(work, [call.id]),
    );
    return states.get(call.id)!;
  };
  const setEnd = (shift: ShiftFixture, end: string): Promise<void> =>
    bench.record(shift, (sheet, work) => sheet.updateEndTime(work, shift.row, `2031-05-01T${end}`));
  const auditOf = async ({ call }: ShiftFixture): Promise<string[]> => {
    const rows = await bench.app.db.query(
      `select action, user_id from audit_entries where subject = 'call_time' and subject_id = $1 and action like 'time_sheet.%' order by id`,
      [call.id],
    );
    return rows.map(({ action, user_id: by }: { action: string; user_id: number | null }) =>
      by === null ? `${action} by nobody` : action,
    );
  };

  it('go from draft to exported, each with who and when, and each once', async () => {
    const shift = await aWorkedShift();
    expect(await stateOf(shift)).toMatchObject({ state: 'draft', revision: 0, submitted_at: null });
    await submit(shift);
    await submit(shift);
    expect(await stateOf(shift)).toMatchObject({
      ...{ state: 'submitted', revision: 1, submitted_at: new Date(at('18:00:00')) },
      submitted_by: expect.any(String),
    });
    bench.setTime(at('18:30:00'));
    await approve(shift);
    await approve(shift);
    const exported = (): Promise<number[]> =>
      bench.work((work) => sheets.markInClosedPeriod(work, [shift.call.id]), shift.manager);
    expect(await exported()).toEqual([shift.call.id]);
    expect(await exported()).toEqual([]);
    expect(await stateOf(shift)).toMatchObject({
      ...{ state: 'exported', revision: 3, approved_at: new Date(at('18:30:00')) },
      exported_by: expect.any(String),
    });
    expect(await auditOf(shift)).toEqual([
      'time_sheet.submitted',
      'time_sheet.approved',
      'time_sheet.exported',
    ]);
  });

  it('are refused where somebody is in; what may stay unfinished is asked once', async () => {
    const shift = await aWorkedShift();
    const [running, absent] = await bench.crewOf(shift, 2);
    await bench.record(shift, (sheet, work) => sheet.signIn(work, running!.row));
    await expect(submit(shift, { confirmed: true })).rejects.toMatchObject({
      code: 'time_sheet.unfinished',
      details: {
        may_confirm: false,
        unfinished: [
          { kind: 'still_in', request_id: running!.request.id },
          { kind: 'no_hours', request_id: absent!.request.id },
        ],
      },
    });
    await setEnd(running!, '17:00');
    await expect(submit(shift)).rejects.toMatchObject({ details: { may_confirm: true } });
    expect((await stateOf(shift)).state).toBe('draft');
    await submit(shift, { confirmed: true });
    await approve(shift, { confirmed: true });
    expect((await stateOf(shift)).state).toBe('approved');
  });

  it('are not taken before the call begins', async () => {
    const shift = await bench.aShift();
    bench.setTime(at('07:59:00'));
    await expect(submit(shift, { confirmed: true })).rejects.toMatchObject({
      code: 'time_sheet.unfinished',
    });
  });

  it('a change of a submitted sheet makes it a draft; a refused or repeated one does not', async () => {
    const shift = await aWorkedShift();
    await submit(shift);
    await setEnd(shift, '16:00');
    await expect(setEnd(shift, '06:00')).rejects.toMatchObject({ code: 'new_time.invalid' });
    expect((await stateOf(shift)).state).toBe('submitted');
    await setEnd(shift, '15:30');
    expect(await stateOf(shift)).toMatchObject({
      ...{ state: 'draft', submitted_at: null, submitted_by: null, returned_note: null },
      returned_by: expect.any(String),
    });
    await expect(approve(shift)).rejects.toMatchObject({ code: 'time_sheet.draft' });
    expect(await auditOf(shift)).toEqual(['time_sheet.submitted', 'time_sheet.returned']);
  });

  it('a break makes a submitted sheet a draft, and so does a no-show who never had hours', async () => {
    const shift = await aWorkedShift();
    await submit(shift);
    await bench.record(shift, (sheet, work) =>
      sheet.addMealBreak(work, shift.row, 30, '2031-05-01T12:00'),
    );
    expect((await stateOf(shift)).state).toBe('draft');
    const [absent] = await bench.crewOf(shift, 1);
    await submit(shift, { confirmed: true });
    await bench.record(shift, (sheet, work) => sheet.noCallNoShow(work, absent!.row));
    expect((await stateOf(shift)).state).toBe('draft');
    await submit(shift);
    await bench.record(shift, (sheet, work) => sheet.callOut(work, absent!.row));
    expect((await stateOf(shift)).state).toBe('draft');
  });

  it('a person returns it with a note, which the next submission forgets', async () => {
    const shift = await aWorkedShift();
    await submit(shift);
    await reopen(shift, ' Lunch of Lee is missing ');
    expect(await stateOf(shift)).toMatchObject({
      ...{ state: 'draft', returned_note: 'Lunch of Lee is missing' },
    });
    await submit(shift);
    expect(await stateOf(shift)).toMatchObject({ state: 'submitted', returned_note: null });
    await approve(shift);
    await expect(reopen(shift)).rejects.toMatchObject({ code: 'time_sheet.approved' });
    await expect(submit(shift)).rejects.toMatchObject({ code: 'time_sheet.approved' });
  });

  it('nobody approves another sheet than the one they saw', async () => {
    const shift = await aWorkedShift();
    await submit(shift);
    const { revision } = await stateOf(shift);
    await setEnd(shift, '15:30');
    await submit(shift);
    await expect(approve(shift, { revision })).rejects.toMatchObject({
      code: 'time_sheet.moved_on',
    });
    await approve(shift, { revision: (await stateOf(shift)).revision });
  });

  it('a steward of the event submits and does not approve; others reach nothing', async () => {
    const shift = await aWorkedShift();
    const { actor: steward, grant } = await aSteward(bench.app.db, shift.company.id);
    const as = (actor: ShiftFixture['manager']): ShiftFixture => ({ ...shift, manager: actor });
    await expect(submit(as(steward))).rejects.toMatchObject({ code: 'unauthorized' });
    await bench.app.db.query('update events set steward_id = $2 where id = $1', [
      shift.event.id,
      grant.id,
    ]);
    await submit(as(steward));
    await expect(approve(as(steward))).rejects.toMatchObject({ code: 'unauthorized' });
    const { manager: stranger } = await bench.aShift();
    await expect(approve(as(stranger))).rejects.toMatchObject({ code: 'call_time.missing' });
    await expect(submit(as(stranger))).rejects.toMatchObject({ code: 'call_time.missing' });
    await expect(reopen(as(stranger))).rejects.toMatchObject({ code: 'call_time.missing' });
  });

  it('what waits for a manager: submitted sheets, and nothing for a steward', async () => {
    const shift = await aWorkedShift();
    await submit(shift);
    const toDecide = (actor: ShiftFixture['manager']) =>
      bench.work(
        (work) => bench.app.get(TimeSheetStateQueries).toDecide(work, shift.company.id),
        actor,
      );
    expect(await toDecide(shift.manager)).toMatchObject([
      { call_time_slug: shift.call.slug, state: 'submitted', open_disputes: 0 },
    ]);
    const { actor: steward } = await aSteward(bench.app.db, shift.company.id);
    expect(await toDecide(steward)).toEqual([]);
    await approve(shift);
    expect(await toDecide(shift.manager)).toEqual([]);
  });

  it('submitting and editing at once: the sheet is submitted with the edit, or a draft again', async () => {
    const shift = await aWorkedShift();
    const [submitted, edited] = await atOnce(bench.app.db, 'time_sheets, time_entries', [
      () => submit(shift),
      () => setEnd(shift, '15:00'),
    ]);
    expect([submitted!.status, edited!.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(await bench.hours(shift)).toBe('08:00 to 15:00');
    const audited = await auditOf(shift);
    const { state } = await stateOf(shift);
    expect(state).toBe(audited.length === 1 ? 'submitted' : 'draft');
  });

  it('approving while an edit is on its way is refused; an edit behind an approval too', async () => {
    const shift = await aWorkedShift();
    await submit(shift);
    const [edited, approved] = await inTurn(bench.app.db, 'punches', [
      () => setEnd(shift, '15:00'),
      () => approve(shift),
    ]);
    expect(edited!.status).toBe('fulfilled');
    expect(approved).toMatchObject({ reason: { code: 'time_sheet.draft' } });
    await submit(shift);
    const [late, second] = await inTurn(bench.app.db, 'time_sheets', [
      () => approve(shift),
      () => setEnd(shift, '14:00'),
    ]);
    expect(late!.status).toBe('fulfilled');
    expect(second).toMatchObject({ reason: { code: 'time_sheet.approved' } });
    expect(await bench.hours(shift)).toBe('08:00 to 15:00');
  });
});
