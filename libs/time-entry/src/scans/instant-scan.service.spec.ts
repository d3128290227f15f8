import { aCall } from '../../../../test/factories/a-call.js';
import { aConfirmedRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { allAtOnce, inTurn } from '../../../../test/support/at-once.js';
import {
  type ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';
import { clockMessage } from '../clock/rules/clock-message.js';
import { clockResultOf } from './clock-result.js';
import { InstantScanService } from './instant-scan.service.js';

const at = (time: string): string => `2031-05-01T${time}-04:00`;

describe('the clock at the door', () => {
  let bench: TimeSheetHarness;
  let clock: InstantScanService;
  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
    clock = bench.app.get(InstantScanService);
  });
  afterAll(() => bench.close());

  const scan = async (shift: ShiftFixture): Promise<string> => {
    const pass = await bench.clockInPass(shift);
    return clockMessage(clockResultOf(await bench.work((work) => clock.toggle(work, pass))));
  };
  const clockIn = async (shift: ShiftFixture, callTimeId = shift.call.id): Promise<string> => {
    const pass = await bench.clockInPass(shift);
    return clockMessage(
      clockResultOf(await bench.work((work) => clock.clockIn(work, pass, callTimeId))),
    );
  };
  const clockOut = async (shift: ShiftFixture, callTimeId = shift.call.id): Promise<string> => {
    const pass = await bench.clockInPass(shift);
    return clockMessage(
      clockResultOf(await bench.work((work) => clock.clockOut(work, pass, callTimeId))),
    );
  };

  /** The same worker on another call or requirement of the same event. */
  async function also(
    shift: ShiftFixture,
    given: { time?: string; callTimeId?: number },
  ): Promise<ShiftFixture> {
    const { db } = bench.app;
    const call = given.callTimeId
      ? shift.call
      : await aCall(db, { eventId: shift.event.id, time: given.time });
    const requirement = await aRequirement(db, { callTimeId: call.id });
    const request = await aConfirmedRequest(db, {
      laborRequirementId: requirement.id,
      workerId: shift.request.workerId,
    });
    return {
      ...shift,
      call,
      requirement,
      request,
      row: { callTimeSlug: call.slug, requestId: request.id },
    };
  }

  describe('a scan', () => {
    it('clocks in, says from when it counts, and later out', async () => {
      const shift = await bench.aShift({ call: { name: 'Load in' } });
      bench.setTime(at('07:52:00'));
      expect(await scan(shift)).toBe('Clocked in for Load in at 08:00 AM.');
      bench.setTime(at('17:16:00'));
      expect(await scan(shift)).toBe('Clocked out for Load in at 05:30 PM.');
      expect(await bench.hours(shift)).toBe('08:00 to 17:30');
      expect((await bench.punches(shift)).map(({ source, userId }) => [source, userId])).toEqual([
        ['scanner', null],
        ['scanner', null],
      ]);
    });

    it.each`
      first         | second        | hours               | because
      ${'08:05:00'} | ${'08:05:03'} | ${'08:00 to ?'}     | ${'the code is still in view'}
      ${'08:05:00'} | ${'08:05:10'} | ${'08:00 to ?'}     | ${'so it is after ten seconds'}
      ${'08:05:00'} | ${'08:05:11'} | ${'08:00 to 12:00'} | ${'later somebody means it'}
      ${'07:21:00'} | ${'07:21:05'} | ${'08:00 to ?'}     | ${'the code is still in view'}
      ${'07:21:00'} | ${'07:35:00'} | ${'08:00 to ?'}     | ${'the call has not begun'}
      ${'07:21:00'} | ${'07:59:59'} | ${'08:00 to ?'}     | ${'nor has it a second before'}
      ${'07:21:00'} | ${'08:00:00'} | ${'08:00 to 12:00'} | ${'now it has'}
    `(
      'at $first and again at $second leaves $hours, because $because',
      async (row: { first: string; second: string; hours: string }) => {
        const shift = await bench.aShift();
        bench.setTime(at(row.first));
        await scan(shift);
        bench.setTime(at(row.second));
        const said = await scan(shift);
        expect(await bench.hours(shift)).toBe(row.hours);
        const since = row.first.startsWith('07') ? '7:21 AM' : '8:05 AM';
        expect(said).toMatch(
          row.hours.endsWith('?') ? `You are in since ${since}.` : /^Clocked out/,
        );
        expect(await bench.punches(shift)).toHaveLength(row.hours.endsWith('?') ? 1 : 2);
      },
    );

    it('before the start of a worker whom a steward signed out lets the steward decide', async () => {
      const shift = await bench.aShift();
      bench.setTime(at('07:21:00'));
      await scan(shift);
      bench.setTime(at('07:40:00'));
      await bench.record(shift, (sheet, work) => sheet.signOut(work, shift.row));
      expect(await bench.hours(shift)).toBe('08:00 to 12:00');
      bench.setTime(at('07:41:00'));
      await expect(scan(shift)).rejects.toMatchObject({ code: 'clock.nothing_to_do' });
    });

    it('again after clocking out says so again', async () => {
      const shift = await bench.aShift();
      bench.setTime(at('07:52:00'));
      await scan(shift);
      bench.setTime(at('16:00:00'));
      const out = await scan(shift);
      bench.setTime(at('16:00:04'));
      expect(await scan(shift)).toBe(out);
      expect(await bench.punches(shift)).toHaveLength(2);
    });

    it('right after a steward signed the worker in does not sign them out', async () => {
      const shift = await bench.aShift();
      bench.setTime(at('07:52:00'));
      await bench.record(shift, (sheet, work) => sheet.signIn(work, shift.row));
      bench.setTime(at('07:52:05'));
      expect(await scan(shift)).toBe('You are in since 7:52 AM.');
      expect(await bench.hours(shift)).toBe('08:00 to ?');
    });

    it('ten times at once clocks in once', async () => {
      const shift = await bench.aShift();
      bench.setTime(at('07:52:00'));
      const said = await allAtOnce(
        bench.app.db,
        'time_entries',
        Array.from({ length: 10 }, () => () => scan(shift)),
      );
      expect(said.filter((words) => words.startsWith('Clocked in for'))).toHaveLength(1);
      expect(said.filter((words) => words === 'You are in since 7:52 AM.')).toHaveLength(9);
      expect([await bench.hours(shift), await bench.entries(shift)]).toEqual(['08:00 to ?', 1]);
      expect(await bench.punches(shift)).toHaveLength(1);
    });

    it('while a steward signs the worker in elsewhere does not clock in twice', async () => {
      const near = await bench.aShift();
      const far = await also(near, { time: '09:30' });
      bench.setTime(at('08:20:00'));
      const [, scanned] = await inTurn<unknown>(bench.app.db, 'audit_entries', [
        () => bench.record(far, (sheet, work) => sheet.signIn(work, far.row)),
        () => scan(near),
      ]);
      expect(scanned).toEqual({ status: 'fulfilled', value: 'You are in since 8:20 AM.' });
      expect([await bench.hours(near), await bench.hours(far)]).toEqual(['-', '09:30 to ?']);
    });

    it('takes the nearest of two calls, and the running one before the next', async () => {
      const first = await bench.aShift();
      const second = await also(first, { time: '08:30' });
      bench.setTime(at('08:20:00'));
      await scan(first);
      expect([await bench.hours(first), await bench.hours(second)]).toEqual(['-', '08:30 to ?']);

      const morning = await bench.aShift();
      const noon = await also(morning, { time: '12:30' });
      bench.setTime(at('08:00:00'));
      await scan(morning);
      bench.setTime(at('12:00:00'));
      await scan(morning);
      bench.setTime(at('12:01:00'));
      await scan(morning);
      expect([await bench.hours(morning), await bench.hours(noon)]).toEqual([
        '08:00 to 12:00',
        '12:30 to ?',
      ]);
    });

    it('of a worker with two skills on one call runs one of them', async () => {
      const rigger = await bench.aShift();
      const audio = await also(rigger, { callTimeId: rigger.call.id });
      bench.setTime(at('08:00:00'));
      await scan(rigger);
      bench.setTime(at('08:30:00'));
      await scan(rigger);
      expect([await bench.hours(rigger), await bench.hours(audio)]).toEqual([
        '08:00 to 12:00',
        '-',
      ]);
      bench.setTime(at('08:45:00'));
      await expect(scan(rigger)).rejects.toMatchObject({ code: 'clock.nothing_to_do' });
    });

    it.each`
      time          | because
      ${'06:59:59'} | ${'it is more than an hour before the call'}
      ${'09:00:01'} | ${'it is more than an hour after the call'}
    `('W14 at $time needs the steward, because $because', async ({ time }: { time: string }) => {
      const shift = await bench.aShift();
      bench.setTime(at(time));
      await expect(scan(shift)).rejects.toMatchObject({
        kind: 'invalid',
        message: expect.stringContaining('steward'),
      });
      expect(await bench.entry(shift)).toBeNull();
    });

    it('clocks out of a shift that ran over midnight', async () => {
      const shift = await bench.aShift({ call: { time: '22:00' } });
      bench.setTime(at('22:30:00'));
      await scan(shift);
      bench.setTime('2031-05-02T06:10:00-04:00');
      await scan(shift);
      expect(await bench.hours(shift)).toBe('22:00 to 06:00');
    });
  });

  describe('of who was confirmed late', () => {
    /** Confirmed at 10:00 for the call at 08:00. */
    const aLateShift = (call: { expectedMinutes?: number } = {}): Promise<ShiftFixture> =>
      bench.aShift({ call, request: { confirmedAt: new Date(at('10:00:00')) } });

    it.each`
      came          | says          | hours           | because
      ${'10:05:00'} | ${'10:00 AM'} | ${'10:00 to ?'} | ${'they came at once'}
      ${'11:20:00'} | ${'11:30 AM'} | ${'11:30 to ?'} | ${'the hour around the call is not theirs'}
      ${'23:50:00'} | ${'12:00 AM'} | ${'00:00 to ?'} | ${'the call is not over yet'}
    `(
      'a scan at $came counts from $says, because $because',
      async (row: { came: string; says: string; hours: string }) => {
        for (const door of [scan, clockIn]) {
          const shift = await aLateShift();
          bench.setTime(at(row.came));
          expect(await door(shift)).toMatch(new RegExp(`^Clocked in for .* at 0?${row.says}\\.$`));
          expect(await bench.hours(shift)).toBe(row.hours);
        }
      },
    );

    it('a scan is refused when the call is over', async () => {
      const shift = await aLateShift();
      bench.setTime('2031-05-02T00:00:00-04:00');
      await expect(scan(shift)).rejects.toMatchObject({ code: 'clock.nothing_to_do' });
      await expect(clockIn(shift)).rejects.toMatchObject({ code: 'clock.outside_window' });
    });

    it.each`
      expected     | gone          | now           | open     | because
      ${undefined} | ${'12:00:00'} | ${'12:30:00'} | ${false} | ${'the minimum has passed and all have gone'}
      ${600}       | ${'12:00:00'} | ${'12:30:00'} | ${true}  | ${'it is expected to take ten hours'}
      ${600}       | ${'12:00:00'} | ${'18:00:00'} | ${false} | ${'they have passed'}
      ${undefined} | ${null}       | ${'22:00:00'} | ${true}  | ${'somebody is still in'}
    `(
      'after others went at $gone, at $now: open $open, because $because',
      async (row: { expected?: number; gone: string | null; now: string; open: boolean }) => {
        const shift = await aLateShift({ expectedMinutes: row.expected });
        const other = await also(
          { ...shift, request: await anotherOf(shift) },
          { callTimeId: shift.call.id },
        );
        bench.setTime(at('08:00:00'));
        await scan(other);
        if (row.gone) {
          bench.setTime(at(row.gone));
          await scan(other);
        }
        bench.setTime(at(row.now));
        if (row.open) expect(await scan(shift)).toMatch(/^Clocked in/);
        else await expect(scan(shift)).rejects.toMatchObject({ code: 'clock.nothing_to_do' });
      },
    );
  });

  /** Somebody else of the same crew. */
  async function anotherOf(shift: ShiftFixture): Promise<ShiftFixture['request']> {
    return aConfirmedRequest(bench.app.db, { laborRequirementId: shift.requirement.id });
  }

  describe('the clock-in page', () => {
    it('clocks in and out of the call that was chosen', async () => {
      const first = await bench.aShift({ call: { name: 'Load in' } });
      const second = await also(first, { time: '08:30' });
      bench.setTime(at('08:05:00'));
      await clockIn(first, second.call.id);
      expect(await clockIn(first)).toBe('Clocked in for Load in at 08:00 AM.');
      bench.setTime(at('16:00:00'));
      expect(await clockOut(first)).toBe('Clocked out for Load in at 04:00 PM.');
      expect([await bench.hours(first), await bench.hours(second)]).toEqual([
        '08:00 to 16:00',
        '08:30 to ?',
      ]);
      expect((await bench.punches(first))[0]).toMatchObject({
        source: 'clock_in_page',
        userId: null,
      });
    });

    it.each`
      time          | because
      ${'06:59:59'} | ${'it is too early'}
      ${'09:00:01'} | ${'it is too late'}
    `(
      'W14 sends the worker to the steward at $time, because $because',
      async ({ time }: { time: string }) => {
        const shift = await bench.aShift();
        bench.setTime(at(time));
        await expect(clockIn(shift)).rejects.toMatchObject({
          kind: 'invalid',
          message: expect.stringContaining('steward'),
        });
        expect(await bench.entry(shift)).toBeNull();
      },
    );

    it('refuses what is done already, and leaves the worker on the page', async () => {
      const shift = await bench.aShift();
      bench.setTime(at('08:00:00'));
      await expect(clockOut(shift)).rejects.toMatchObject({ code: 'clock.not_in' });
      await clockIn(shift);
      await expect(clockIn(shift)).rejects.toMatchObject({
        code: 'clock.already_in',
        message: expect.not.stringContaining('steward'),
      });
      expect(await clockOut(shift)).toBe('You are in since 8:00 AM.');
      bench.setTime(at('08:05:00'));
      await clockOut(shift);
      await expect(clockOut(shift)).rejects.toMatchObject({ code: 'clock.already_out' });
      await expect(clockIn(shift)).rejects.toMatchObject({ code: 'clock.already_out' });
    });

    it.each`
      out           | hours               | because
      ${'07:10:03'} | ${'08:00 to ?'}     | ${'a thumb was quick'}
      ${'07:45:00'} | ${'08:00 to ?'}     | ${'the call has not begun'}
      ${'08:00:00'} | ${'08:00 to 12:00'} | ${'it has begun'}
    `(
      'clocks out at $out: $hours, because $because',
      async (row: { out: string; hours: string }) => {
        const shift = await bench.aShift();
        bench.setTime(at('07:10:00'));
        await clockIn(shift);
        bench.setTime(at(row.out));
        const said = await clockOut(shift);
        expect(await bench.hours(shift)).toBe(row.hours);
        if (row.hours.endsWith('?')) expect(said).toBe('You are in since 7:10 AM.');
      },
    );

    it('twice at once clocks in once', async () => {
      const shift = await bench.aShift();
      bench.setTime(at('08:00:00'));
      const taps = await Promise.allSettled([clockIn(shift), clockIn(shift)]);
      expect(taps.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await bench.punches(shift)).toHaveLength(1);
    });

    it('does not know a call of somebody else', async () => {
      const [shift, other] = [await bench.aShift(), await bench.aShift()];
      bench.setTime(at('08:00:00'));
      await expect(clockIn(shift, other.call.id)).rejects.toMatchObject({
        kind: 'unknown',
        code: 'clock_in.not_confirmed',
      });
    });

    it('C.6 opens the window by the clock of the event', async () => {
      const shift = await bench.aShift({ company: { timeZone: 'America/Los_Angeles' } });
      bench.setTime(at('08:00:00'));
      await expect(clockIn(shift)).rejects.toMatchObject({ code: 'clock.outside_window' });
      bench.setTime(at('11:00:00'));
      expect(await clockIn(shift)).toMatch(/at 08:00 AM\.$/);
    });
  });
});
