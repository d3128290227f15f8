import { randomUUID } from 'node:crypto';
import type { Actor } from '#libs/kernel';
import { RequestAnsweringService } from '#libs/labor';
import type { Work } from '#libs/platform';
import { aSteward } from '../../../../test/factories/a-grant.js';
import { inTurn } from '../../../../test/support/at-once.js';
import {
  type ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';
import { ScanJudgingService } from '../scans/scan-judging.service.js';
import type { ScanAnswer } from '../scans/scan-taking.service.js';
import { StationScanService } from '../scans/station-scan.service.js';
import { StationService } from '../stations/station.service.js';
import { SheetBatchService } from '../time-sheet/sheet-batch.service.js';
import { SheetCellService } from '../time-sheet/sheet-cell.service.js';
import { SheetUndoService } from '../time-sheet/sheet-undo.service.js';
import { TimeSheetService } from '../time-sheet/time-sheet.service.js';
import { RowRemarksQueries } from './row-remarks.queries.js';
import { SheetAdjustingService } from './sheet-adjusting.service.js';
import { TimeSheetStateService } from './time-sheet-state.service.js';

const at = (time: string): string => `2031-05-01T${time}-04:00`;
const CONFIRMED = { revision: null, confirmed: true };

describe('changes of approved time sheets', () => {
  let bench: TimeSheetHarness;
  let adjusting: SheetAdjustingService;
  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
    adjusting = bench.app.get(SheetAdjustingService);
  });
  afterAll(() => bench.close());

  const approve = (shift: ShiftFixture): Promise<void> =>
    bench.work(async (work) => {
      const sheets = bench.app.get(TimeSheetStateService);
      await sheets.submit(work, shift.call.slug, CONFIRMED);
      await sheets.approve(work, shift.call.slug, CONFIRMED);
    }, shift.manager);

  /** Worked from 08:00 to 16:00 with a break; it is 18:00. */
  async function aWorkedShift(): Promise<ShiftFixture> {
    const shift = await bench.aShift();
    bench.setTime(at('18:00:00'));
    await bench.record(shift, async (sheet, work) => {
      await sheet.updateEndTime(work, shift.row, '2031-05-01T16:00');
      await sheet.addMealBreak(work, shift.row, 30, '2031-05-01T12:00');
    });
    return shift;
  }

  async function anApprovedShift(): Promise<ShiftFixture> {
    const shift = await aWorkedShift();
    await approve(shift);
    return shift;
  }

  const change = (
    shift: ShiftFixture,
    reason: string | null,
    verb: (work: Work) => Promise<unknown>,
    actor: Actor = shift.manager,
  ): Promise<unknown> =>
    bench.work(
      (work) =>
        adjusting.change(work, shift.call.slug, [shift.request.id], reason, () => verb(work)),
      actor,
    );
  const setEnd = (shift: ShiftFixture, end: string) => (work: Work) =>
    bench.app.get(TimeSheetService).updateEndTime(work, shift.row, `2031-05-01T${end}`);
  const adjustmentsOf = async ({ call, request }: ShiftFixture) => {
    const rows = await bench.work((work) =>
      bench.app.get(RowRemarksQueries).ofCallUnchecked(work, call.slug),
    );
    return rows.get(request.id)!.adjustments;
  };
  const REFUSED = { code: 'time_sheet.approved', message: expect.stringContaining('/app/call/') };

  it('are not that somebody is confirmed late: a submitted sheet becomes a draft, an approved one stays', async () => {
    for (const [steps, state] of [
      [['submit'], 'draft'],
      [['submit', 'approve'], 'approved'],
    ] as const) {
      const shift = await aWorkedShift();
      const [late] = (await bench.crewOf(shift, 1)) as [ShiftFixture];
      await bench.app.db.query(`update labor_requests set state = 'available' where id = $1`, [
        late.request.id,
      ]);
      await bench.work(async (work) => {
        for (const step of steps)
          await bench.app.get(TimeSheetStateService)[step](work, shift.call.slug, CONFIRMED);
      }, shift.manager);
      await bench.work(
        (work) =>
          bench.app
            .get(RequestAnsweringService)
            .perform(work, late.request.id, 'confirm', 'manager'),
        shift.manager,
      );
      const [sheet] = await bench.app.db.query(
        'select state from time_sheets where call_time_id = $1',
        [shift.call.id],
      );
      expect([await bench.state(late), sheet.state]).toEqual(['confirmed', state]);
      if (state === 'approved')
        await expect(
          bench.record(late, (verbs, work) => verbs.signIn(work, late.row)),
        ).rejects.toMatchObject(REFUSED);
    }
  });

  describe('without a reason are refused, whichever way', () => {
    let shift: ShiftFixture;
    let absent: ShiftFixture;
    let missed: ShiftFixture;
    beforeAll(async () => {
      shift = await aWorkedShift();
      [absent, missed] = (await bench.crewOf(shift, 2)) as [ShiftFixture, ShiftFixture];
      await bench.record(shift, (sheet, work) => sheet.noCallNoShow(work, missed.row));
      await approve(shift);
    });

    it.each<[string, (sheet: TimeSheetService, work: Work) => Promise<unknown>]>([
      ['sign in', (sheet, work) => sheet.signIn(work, absent.row)],
      ['sign out', (sheet, work) => sheet.signOut(work, shift.row)],
      ['start', (sheet, work) => sheet.updateStartTime(work, shift.row, '2031-05-01T09:00')],
      ['end', (sheet, work) => sheet.updateEndTime(work, shift.row, '2031-05-01T17:00')],
      ['break', (sheet, work) => sheet.addMealBreak(work, shift.row, 30, null)],
      ['no-show', (sheet, work) => sheet.noCallNoShow(work, absent.row)],
      ['call-out', (sheet, work) => sheet.callOut(work, absent.row)],
      ['showed up', (sheet, work) => sheet.showedUp(work, missed.row)],
      [
        'taken off',
        (_, work) =>
          bench.app
            .get(RequestAnsweringService)
            .perform(work, absent.request.id, 'cancel', 'manager'),
      ],
      [
        'showed up elsewhere',
        (_, work) =>
          bench.app
            .get(RequestAnsweringService)
            .perform(work, missed.request.id, 'showed_up', 'manager'),
      ],
      ['undo', (_, work) => bench.app.get(SheetUndoService).undo(work, shift.call.slug)],
      [
        'void',
        (_, work) =>
          bench.app.get(SheetBatchService).perform(work, shift.call.slug, {
            action: 'void',
            requestIds: [absent.request.id],
            typed: '',
          }),
      ],
      [
        'cells',
        (_, work) =>
          bench.app.get(SheetCellService).edit(work, shift.call.slug, {
            requestId: shift.request.id,
            field: 'breaks',
            typed: '-',
            shown: null,
          }),
      ],
    ])('%s', async (_, verb) => {
      const before = [
        await bench.hours(shift),
        await bench.breaks(shift),
        await bench.state(absent),
      ];
      await expect(bench.record(shift, verb)).rejects.toMatchObject(REFUSED);
      expect([
        await bench.hours(shift),
        await bench.breaks(shift),
        await bench.state(absent),
      ]).toEqual(before);
    });
  });

  it('with one are kept with the values before and after, who and when', async () => {
    const shift = await anApprovedShift();
    bench.setTime(at('20:00:00'));
    await change(shift, ' Loaded out until six ', setEnd(shift, '18:00'));
    expect(await bench.hours(shift)).toBe('08:00 to 18:00');
    const [kept, ...more] = await adjustmentsOf(shift);
    expect(more).toEqual([]);
    expect(kept).toMatchObject({
      ...{ reason: 'Loaded out until six', by: expect.any(String) },
      before: { state: 'confirmed', hours: { breaks: [{ minutes: 30 }] } },
    });
    const [before, after] = [kept!.before, kept!.after].map(({ hours }) =>
      Date.parse(hours!.end_at!),
    );
    expect([before, after]).toEqual([Date.parse(at('16:00:00')), Date.parse(at('18:00:00'))]);
    expect(Date.parse(kept!.created_at)).toBe(Date.parse(at('20:00:00')));
    const [audited] = await bench.app.db.query(
      `select action, user_id, after from audit_trail where subject = 'labor_request' and subject_id = $1 and action = 'time_sheet.adjusted'`,
      [shift.request.id],
    );
    expect(audited).toMatchObject({
      user_id: shift.manager.userId,
      after: { reason: 'Loaded out until six' },
    });
  });

  it('a second without a reason is refused again; one that changes nothing is not kept', async () => {
    const shift = await anApprovedShift();
    await change(shift, 'nothing', setEnd(shift, '16:00'));
    await expect(change(shift, ' ', setEnd(shift, '17:00'))).rejects.toMatchObject(REFUSED);
    await expect(change(shift, 'a'.repeat(501), setEnd(shift, '17:00'))).rejects.toMatchObject({
      fields: { reason: ['At most 500 characters.'] },
    });
    expect(await adjustmentsOf(shift)).toEqual([]);
  });

  it('a no-show can be taken back and get hours, each kept', async () => {
    const shift = await aWorkedShift();
    const [missed] = await bench.crewOf(shift, 1);
    await bench.record(shift, (sheet, work) => sheet.noCallNoShow(work, missed!.row));
    await approve(shift);
    await change(missed!, 'Was there', (work) =>
      bench.app.get(TimeSheetService).showedUp(work, missed!.row),
    );
    await change(missed!, 'Was there until four', setEnd(missed!, '16:00'));
    expect(await bench.hours(missed!)).toBe('08:00 to 16:00');
    const states = (await adjustmentsOf(missed!)).map(({ before, after }) => [
      before.state,
      after.state,
      after.hours !== null,
    ]);
    expect(states).toEqual([
      ['no_show', 'confirmed', false],
      ['confirmed', 'confirmed', true],
    ]);
  });

  it('are for managers: a steward is refused with a reason too, while a draft asks for none', async () => {
    const shift = await aWorkedShift();
    const { actor: steward, grant } = await aSteward(bench.app.db, shift.company.id);
    await bench.app.db.query('update events set steward_id = $2 where id = $1', [
      shift.event.id,
      grant.id,
    ]);
    await change(shift, 'needless', setEnd(shift, '16:30'), steward);
    expect(await adjustmentsOf(shift)).toEqual([]);
    await approve(shift);
    await expect(change(shift, 'why', setEnd(shift, '17:00'), steward)).rejects.toMatchObject({
      code: 'unauthorized',
    });
    expect(await bench.hours(shift)).toBe('08:00 to 16:30');
  });

  describe('by a late scan', () => {
    async function aStationAt(shift: ShiftFixture) {
      bench.setTime(at('06:00:00'));
      const { token } = await bench.work(
        (work) => bench.app.get(StationService).create(work, shift.event.slug),
        shift.manager,
      );
      const code = (await bench.clockInPass(shift)).token;
      return async (
        sentAt: string,
        scannedAt: string,
      ): Promise<{ id: string; outcome: string }> => {
        bench.setTime(sentAt);
        const scan = { id: randomUUID(), deviceAt: new Date(scannedAt), token: code };
        const { answers } = await bench.work((work) =>
          bench.app.get(StationScanService).take(work, token, { offsetMs: 0, scans: [scan] }),
        );
        const { outcome, sentence } = answers[0] as ScanAnswer;
        return { id: scan.id, outcome: `${outcome} ${sentence}` };
      };
    }
    const accept = (shift: ShiftFixture, id: string, reason: string | null): Promise<void> =>
      bench.work(
        (work) => adjusting.acceptScan(work, shift.event.slug, id, '', reason),
        shift.manager,
      );

    it('wait for the steward, who lets them count with a reason', async () => {
      const shift = await bench.aShift();
      const scan = await aStationAt(shift);
      await scan(at('07:50:00'), at('07:50:00'));
      bench.setTime(at('18:00:00'));
      await bench.record(shift, (sheet, work) =>
        sheet.updateEndTime(work, shift.row, '2031-05-01T16:00'),
      );
      await approve(shift);
      const late = await scan(at('19:00:00'), at('12:58:00'));
      expect(late.outcome).toBe('kept sheet_approved');
      expect(await bench.hours(shift)).toBe('08:00 to 16:00');
      await expect(accept(shift, late.id, null)).rejects.toMatchObject(REFUSED);
      await accept(shift, late.id, 'The tablet was offline');
      expect(await adjustmentsOf(shift)).toHaveLength(0); // The typed end is later than the scan, and wins.
      const out = await scan(at('19:10:00'), at('19:10:00'));
      expect(out.outcome).not.toContain('kept');
    });

    it('a no-show who scanned stays a no-show, and other scans of the batch count', async () => {
      const shift = await bench.aShift();
      const scan = await aStationAt(shift);
      bench.setTime(at('09:00:00'));
      await bench.record(shift, (sheet, work) => sheet.noCallNoShow(work, shift.row));
      await approve(shift);
      const late = await scan(at('10:00:00'), at('08:05:00'));
      expect(late.outcome).toBe('kept sheet_approved');
      expect(await bench.state(shift)).toBe('no_show');
      await expect(
        bench.work(
          (work) => bench.app.get(ScanJudgingService).accept(work, shift.event.slug, late.id),
          shift.manager,
        ),
      ).rejects.toMatchObject(REFUSED);
      await accept(shift, late.id, 'The tablet was offline');
      expect(await bench.hours(shift)).toBe('08:00 to ?');
      expect(await adjustmentsOf(shift)).toMatchObject([
        { reason: 'The tablet was offline', before: { state: 'no_show', hours: null } },
      ]);
    });

    it('on a submitted sheet make it a draft; those that change nothing leave it', async () => {
      const shift = await bench.aShift();
      const scan = await aStationAt(shift);
      await scan(at('07:50:00'), at('07:50:00'));
      bench.setTime(at('12:00:00'));
      await bench.record(shift, (sheet, work) => sheet.signOut(work, shift.row));
      await bench.work(
        (work) => bench.app.get(TimeSheetStateService).submit(work, shift.call.slug, CONFIRMED),
        shift.manager,
      );
      const stateOf = async (): Promise<unknown> => {
        const [sheet] = await bench.app.db.query(
          'select state, returned_by_user_id as by from time_sheets where call_time_id = $1',
          [shift.call.id],
        );
        return sheet;
      };
      await scan(at('12:01:00'), at('07:50:05'));
      expect(await stateOf()).toEqual({ state: 'submitted', by: null });
      await scan(at('12:02:00'), at('11:00:00'));
      expect(await stateOf()).toEqual({ state: 'draft', by: null });
    });

    it('at the moment of the approval: whichever is first, no hours change unseen', async () => {
      const shift = await bench.aShift();
      const scan = await aStationAt(shift);
      await scan(at('07:50:00'), at('07:50:00'));
      bench.setTime(at('12:00:00'));
      await bench.record(shift, (sheet, work) => sheet.signOut(work, shift.row));
      await bench.work(
        (work) => bench.app.get(TimeSheetStateService).submit(work, shift.call.slug, CONFIRMED),
        shift.manager,
      );
      const approval = (): Promise<unknown> =>
        bench.work(
          (work) => bench.app.get(TimeSheetStateService).approve(work, shift.call.slug, CONFIRMED),
          shift.manager,
        );
      const [approved, scanned] = await inTurn<unknown>(bench.app.db, 'time_sheets', [
        approval,
        () => scan(at('12:00:00'), at('11:00:00')),
      ]);
      expect(approved!.status).toBe('fulfilled');
      expect(scanned).toMatchObject({ value: { outcome: 'kept sheet_approved' } });
      expect(await bench.hours(shift)).toBe('08:00 to 12:00');
    });
  });
});
