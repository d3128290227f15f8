import { CallTimeService } from '#libs/call-time';
import { EventService } from '#libs/event';
import { CancellationTextService, RequirementArchivingService, Worker } from '#libs/labor';
import type { SendOutcome } from '#libs/messaging';
import type { Work } from '#libs/platform';
import { aCall } from '../../../../test/factories/a-call.js';
import { aConfirmedRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { inTurn } from '../../../../test/support/at-once.js';
import {
  type ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';
import { clockResultOf } from '../scans/clock-result.js';
import { InstantScanService } from '../scans/instant-scan.service.js';

const at = (time: string): string => `2031-05-01T${time}-04:00`;

describe('what somebody is clocked in for is deleted', () => {
  let bench: TimeSheetHarness;
  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
  });
  afterAll(() => bench.close());

  const DELETIONS = {
    event: (work: Work, { event }: ShiftFixture) =>
      bench.app.get(EventService).archive(work, event.slug),
    call: (work: Work, { call }: ShiftFixture) =>
      bench.app.get(CallTimeService).archive(work, call.slug),
    requirement: (work: Work, { requirement }: ShiftFixture) =>
      bench.app.get(RequirementArchivingService).archive(work, { requirementId: requirement.id }),
  };
  const remove = (
    shift: ShiftFixture,
    what: keyof typeof DELETIONS,
  ): Promise<readonly SendOutcome[]> =>
    bench.work(async (work) => {
      await DELETIONS[what](work, shift);
      return bench.app.get(CancellationTextService).outcomesOf(work);
    }, shift.manager);
  const signIn = (shift: ShiftFixture): Promise<unknown> =>
    bench.record(shift, (sheet, work) => sheet.signIn(work, shift.row));
  const textsTo = async ({ request }: ShiftFixture): Promise<string[]> => {
    const { phoneNumber } = await bench.app.db.manager.findOneByOrFail(Worker, {
      id: request.workerId,
    });
    const rows: { body: string }[] = await bench.app.db.query(
      'select body from outgoing_messages where recipient = $1 order by id',
      [phoneNumber],
    );
    return rows.map(({ body }) => body);
  };
  const aRunningShift = async (): Promise<ShiftFixture> => {
    bench.setTime(at('07:50'));
    const shift = await bench.aShift({
      company: { nameShort: 'Lakeside', minimumMinutes: 240 },
      event: { eventName: 'Gala' },
      call: { name: 'Load in' },
    });
    await signIn(shift);
    return shift;
  };
  /** Another worker of the same call, in a role of their own. */
  const aColleague = async (shift: ShiftFixture, given: { consents?: boolean } = {}) => {
    const { db } = bench.app;
    const requirement = await aRequirement(db, { callTimeId: shift.call.id });
    const worker = await aWorker(db, { companyId: shift.company.id, ...given });
    const request = await aConfirmedRequest(db, {
      laborRequirementId: requirement.id,
      workerId: worker.id,
    });
    return { ...shift, requirement, request, row: { ...shift.row, requestId: request.id } };
  };

  it.each(['event', 'call', 'requirement'] as const)(
    'ends the shift with its %s, by the rules of a sign-out, and says so',
    async (what) => {
      const shift = await aRunningShift();
      bench.setTime(at('14:20'));
      expect(await remove(shift, what)).toEqual(['queued']);
      expect(await bench.hours(shift)).toBe('08:00 to 14:30');
      expect(await textsTo(shift)).toEqual([
        'Lakeside: your shift ends now, Gala, Load in, Thu, May 1 at 8:00 AM was deleted. Your hours count until 2:30 PM.',
      ]);
      const trail = await bench.app.db.query(
        `select action, user_id from audit_trail where subject = 'time_entry' and company_id = $1 order by id desc limit 1`,
        [shift.company.id],
      );
      expect(trail).toEqual([
        { action: 'time_entry.ended_by_deletion', user_id: shift.manager.userId },
      ]);
    },
  );

  it('counts the minimum of somebody who came before the call', async () => {
    const shift = await aRunningShift();
    bench.setTime(at('07:55'));
    await remove(shift, 'call');
    expect(await bench.hours(shift)).toBe('08:00 to 12:00');
  });

  it('leaves an ended shift, and the shifts of other roles and calls', async () => {
    const shift = await aRunningShift();
    const ended = await aColleague(shift);
    await signIn(ended);
    bench.setTime(at('12:00'));
    await bench.record(ended, (sheet, work) => sheet.signOut(work, ended.row));
    const before = await bench.hours(ended);
    bench.setTime(at('15:00'));
    expect(await remove(ended, 'requirement')).toEqual([]);
    expect([await bench.hours(ended), await bench.hours(shift)]).toEqual([before, '08:00 to ?']);

    const { id } = await aCall(bench.app.db, { eventId: shift.event.id });
    const other = await aRequirement(bench.app.db, { callTimeId: id });
    expect(await remove({ ...shift, requirement: other }, 'requirement')).toEqual([]);
    expect(await bench.hours(shift)).toBe('08:00 to ?');
  });

  it('tells those who are in that their shift ends, the others that they need not come', async () => {
    const shift = await aRunningShift();
    const late = await aColleague(shift);
    const silent = await aColleague(shift, { consents: false });
    bench.setTime(at('08:30'));
    const outcomes = await remove(shift, 'event');
    expect([...outcomes].sort()).toEqual(['awaiting', 'queued', 'queued']);
    expect(await textsTo(shift)).toEqual([expect.stringContaining('your shift ends now')]);
    expect(await textsTo(late)).toEqual([expect.stringContaining('Please do not come')]);
    expect(await textsTo(silent)).toEqual([]);
  });

  it('lets a restored call correct the end', async () => {
    const shift = await aRunningShift();
    bench.setTime(at('14:20'));
    await remove(shift, 'requirement');
    await bench.app.db.query('update labor_requirements set archived_at = null where id = $1', [
      shift.requirement.id,
    ]);
    await bench.record(shift, (sheet, work) =>
      sheet.updateEndTime(work, shift.row, '2031-05-01T18:00'),
    );
    expect(await bench.hours(shift)).toBe('08:00 to 18:00');
  });

  describe('at the same moment', () => {
    const aShiftAtTheDoor = (): Promise<ShiftFixture> => {
      bench.setTime(at('07:50'));
      return bench.aShift();
    };
    const scan = async (shift: ShiftFixture): Promise<unknown> => {
      const pass = await bench.clockInPass(shift);
      return clockResultOf(
        await bench.work((work) => bench.app.get(InstantScanService).toggle(work, pass)),
      );
    };

    it.each([
      ['the sheet', signIn],
      ['a scan', scan],
    ])('ends what %s began before', async (_, begin) => {
      const shift = await aShiftAtTheDoor();
      const outcomes = await inTurn<unknown>(bench.app.db, 'time_entries', [
        () => begin(shift),
        () => remove(shift, 'call'),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
      expect(await bench.hours(shift)).toMatch(/^08:00 to \d\d:\d\d$/);
      expect(await textsTo(shift)).toEqual([expect.stringContaining('your shift ends now')]);
    });

    it.each([
      ['the sheet', signIn],
      ['a scan', scan],
    ])('lets %s begin nothing after', async (_, begin) => {
      const shift = await aShiftAtTheDoor();
      const outcomes = await inTurn<unknown>(bench.app.db, 'audit_trail', [
        () => remove(shift, 'requirement'),
        () => begin(shift),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
      expect(await bench.hours(shift)).toBe('-');
    });
  });
});
