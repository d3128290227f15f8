import { LaborRequest, type RequestAction, RequestAnsweringService } from '#libs/labor';
import { allAtOnce, inTurn } from '../../../../test/support/at-once.js';
import {
  type ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';
import { InstantScanService } from '../scans/instant-scan.service.js';

const at = (time: string): string => `2031-05-01T${time}:00-04:00`;

describe('who was there', () => {
  let bench: TimeSheetHarness;
  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
  });
  afterAll(() => bench.close());
  beforeEach(() => bench.setTime(at('08:05')));

  const signIn = (shift: ShiftFixture) =>
    bench.record(shift, (sheet, work) => sheet.signIn(work, shift.row));
  const noShow = (shift: ShiftFixture) =>
    bench.record(shift, (sheet, work) => sheet.noCallNoShow(work, shift.row));
  const showedUp = (shift: ShiftFixture) =>
    bench.record(shift, (sheet, work) => sheet.showedUp(work, shift.row));
  const callOut = (shift: ShiftFixture) =>
    bench.record(shift, (sheet, work) => sheet.callOut(work, shift.row));
  const countersOf = async (shift: ShiftFixture) => {
    const { noShowCount, canceledCount } = await bench.worker(shift);
    return { noShowCount, canceledCount };
  };

  it('W13 no call, no show counts once and makes no entry', async () => {
    const shift = await bench.aShift();
    await allAtOnce(
      bench.app.db,
      'labor_requests',
      [1, 2, 3].map(() => () => noShow(shift)),
    );
    expect(await bench.state(shift)).toBe('no_show');
    expect(await countersOf(shift)).toEqual({ noShowCount: 1, canceledCount: 0 });
    expect(await bench.entry(shift)).toBeNull();
  });

  it('voids hours that begin at that moment', async () => {
    const shift = await bench.aShift();
    const outcomes = await inTurn(bench.app.db, 'audit_entries', [
      () => signIn(shift),
      () => noShow(shift),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect([await bench.state(shift), await bench.hours(shift)]).toEqual(['no_show', '-']);
  });

  it('voids hours that a steward wrote down, and keeps punches and breaks', async () => {
    const shift = await bench.aShift();
    await signIn(shift);
    await bench.record(shift, (sheet, work) =>
      sheet.addMealBreak(work, shift.row, 30, '2031-05-01T08:30'),
    );
    await noShow(shift);
    expect(await bench.hours(shift)).toBe('-');
    expect((await bench.punches(shift)).map(({ edge }) => edge)).toEqual([
      'start',
      'break_start',
      'voided',
    ]);
    await showedUp(shift);
    expect([await bench.hours(shift), await bench.breaks(shift)]).toEqual([
      '08:00 to ?',
      'paid 08:30',
    ]);
    expect(await countersOf(shift)).toEqual({ noShowCount: 0, canceledCount: 0 });
  });

  it.each([
    ['no call, no show', noShow],
    ['calling out', callOut],
  ])('is settled once they have signed out: %s is refused', async (_, verb) => {
    const shift = await bench.aShift();
    await bench.record(shift, (sheet, work) =>
      sheet.updateEndTime(work, shift.row, '2031-05-01T16:00'),
    );
    await expect(verb(shift)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'request.worker_worked',
    });
    expect([await bench.state(shift), await bench.hours(shift)]).toEqual([
      'confirmed',
      '08:00 to 16:00',
    ]);
    expect(await countersOf(shift)).toEqual({ noShowCount: 0, canceledCount: 0 });
  });

  describe('who is clocked in', () => {
    const answering = () => bench.app.get(RequestAnsweringService);
    const act = (
      { request }: ShiftFixture,
      action: RequestAction,
      by: 'worker' | 'manager',
    ): Promise<unknown> => bench.work((work) => answering().perform(work, request.id, action, by));
    const clock = () => bench.app.get(InstantScanService);
    const DOORS: Record<string, (shift: ShiftFixture) => Promise<unknown>> = {
      sheet: signIn,
      scanner: async (shift) => {
        const pass = await bench.clockInPass(shift);
        return bench.work((work) => clock().toggle(work, pass));
      },
      station: (shift) => bench.scanAtStation(shift),
      page: async (shift) => {
        const pass = await bench.clockInPass(shift);
        return bench.work((work) => clock().clockIn(work, pass, shift.call.id));
      },
    };

    it.each`
      door         | by           | action            | code
      ${'station'} | ${'worker'}  | ${'cancel'}       | ${'request.clocked_in'}
      ${'page'}    | ${'worker'}  | ${'available_no'} | ${'request.clocked_in'}
      ${'sheet'}   | ${'worker'}  | ${'cancel'}       | ${'request.clocked_in'}
      ${'page'}    | ${'manager'} | ${'cancel'}       | ${'request.worker_clocked_in'}
      ${'scanner'} | ${'manager'} | ${'decline'}      | ${'request.worker_clocked_in'}
      ${'sheet'}   | ${'manager'} | ${'available_no'} | ${'request.worker_clocked_in'}
      ${'station'} | ${'manager'} | ${'no_show'}      | ${'request.worker_scanned'}
      ${'page'}    | ${'manager'} | ${'call_out'}     | ${'request.worker_scanned'}
    `(
      'at the $door is not taken off by $action of a $by: $code',
      async (row: {
        door: string;
        by: 'worker' | 'manager';
        action: RequestAction;
        code: string;
      }) => {
        const shift = await bench.aShift();
        await DOORS[row.door]!(shift);
        await expect(act(shift, row.action, row.by)).rejects.toMatchObject({
          kind: 'invalid',
          code: row.code,
          message: expect.stringMatching(/clocked in/),
        });
        expect([await bench.state(shift), await bench.hours(shift)]).toEqual([
          'confirmed',
          '08:00 to ?',
        ]);
        expect(await countersOf(shift)).toEqual({ noShowCount: 0, canceledCount: 0 });
        const texts = await bench.app.db.query(
          `select 1 from outgoing_messages where kind = 'cancellation' and subject_id = $1`,
          [shift.request.id],
        );
        expect(texts).toEqual([]);
      },
    );

    it.each`
      away          | back
      ${'no_show'}  | ${'showed_up'}
      ${'no_show'}  | ${'confirm'}
      ${'call_out'} | ${'confirm'}
    `(
      'of whom a steward wrote it down: $away voids it, and $back brings it back',
      async ({ away, back }: { away: RequestAction; back: RequestAction }) => {
        for (const door of ['sheet', 'scanner']) {
          const shift = await bench.aShift();
          await DOORS[door]!(shift);
          const before = await bench.entry(shift);
          await act(shift, away, 'manager');
          expect(await bench.hours(shift)).toBe('-');
          await act(shift, back, 'manager');
          expect(await bench.hours(shift)).toBe('08:00 to ?');
          expect((await bench.entry(shift))!.id).toBe(before!.id);
          expect((await bench.punches(shift)).map(({ edge }) => edge)).toEqual([
            'start',
            'voided',
            'restored',
          ]);
        }
      },
    );

    it('can be taken off nowhere after they went, and what was worked stays', async () => {
      const shift = await bench.aShift();
      await DOORS['station']!(shift);
      bench.setTime(at('16:00'));
      await DOORS['station']!(shift);
      for (const [action, by] of [
        ['cancel', 'worker'],
        ['cancel', 'manager'],
        ['decline', 'manager'],
        ['no_show', 'manager'],
        ['call_out', 'manager'],
      ] as const)
        await expect(act(shift, action, by)).rejects.toMatchObject({ kind: 'invalid' });
      expect(await bench.hours(shift)).toBe('08:00 to 16:00');
    });

    it('is not taken off by a cancel that comes at that moment', async () => {
      const shift = await bench.aShift();
      const [scan, cancel] = await inTurn<unknown>(bench.app.db, 'punches', [
        () => DOORS['station']!(shift),
        () => act(shift, 'cancel', 'manager'),
      ]);
      expect([scan!.status, cancel!.status]).toEqual(['fulfilled', 'rejected']);
      expect([await bench.state(shift), await bench.hours(shift)]).toEqual([
        'confirmed',
        '08:00 to ?',
      ]);
    });
  });

  describe('who was confirmed late', () => {
    const confirm = ({ request }: ShiftFixture): Promise<unknown> =>
      bench.work((work) =>
        bench.app.get(RequestAnsweringService).perform(work, request.id, 'available_yes', 'worker'),
      );
    const aLateShift = async (confirmedAt: string): Promise<ShiftFixture> => {
      const shift = await bench.aShift({
        requirement: { fcfsPositions: 1 },
        request: { state: 'pending', confirmedAt: null, respondedAt: null },
      });
      await bench.app.db.manager.update(LaborRequest, shift.request.id, { state: 'pending' });
      bench.setTime(at(confirmedAt));
      await confirm(shift);
      return shift;
    };

    it.each`
      confirmed  | signed     | hours           | because
      ${'08:01'} | ${'08:20'} | ${'08:30 to ?'} | ${'they are paid from when they come, rounded'}
      ${'08:01'} | ${'08:12'} | ${'08:00 to ?'} | ${'that is nearest'}
      ${'09:00'} | ${'11:50'} | ${'12:00 to ?'} | ${'so it is hours later'}
      ${'08:00'} | ${'08:40'} | ${'08:30 to ?'} | ${'the first moment of a call is in it'}
      ${'07:59'} | ${'08:40'} | ${'08:00 to ?'} | ${'who was confirmed in time is paid from the call'}
    `(
      'at $confirmed, signed in at $signed: $hours, because $because',
      async (row: { confirmed: string; signed: string; hours: string }) => {
        const shift = await aLateShift(row.confirmed);
        bench.setTime(at(row.signed));
        await signIn(shift);
        expect(await bench.hours(shift)).toBe(row.hours);
        expect((await bench.punches(shift))[0]).toMatchObject({ rawAt: new Date(at(row.signed)) });
      },
    );

    it('has the minimum from there', async () => {
      const shift = await aLateShift('09:00');
      bench.setTime(at('09:50'));
      await signIn(shift);
      await bench.record(shift, (sheet, work) => sheet.signOut(work, shift.row));
      expect(await bench.hours(shift)).toBe('10:00 to 14:00');
    });

    it('on a sheet that is written when the call is over, starts with the call', async () => {
      const shift = await aLateShift('09:00');
      bench.setTime('2031-05-02T08:00:00-04:00');
      await signIn(shift);
      expect(await bench.hours(shift)).toBe('08:00 to ?');
    });

    it('and whose end is typed first, starts when they were confirmed', async () => {
      const shift = await aLateShift('09:20');
      bench.setTime(at('12:00'));
      await bench.record(shift, (sheet, work) =>
        sheet.updateEndTime(work, shift.row, '2031-05-01T17:00'),
      );
      expect(await bench.hours(shift)).toBe('09:30 to 17:00');
    });

    it('is nobody who showed up after all: they were confirmed in time', async () => {
      const shift = await bench.aShift();
      bench.setTime(at('08:30'));
      await noShow(shift);
      bench.setTime(at('09:30'));
      await showedUp(shift);
      await signIn(shift);
      expect(await bench.hours(shift)).toBe('08:00 to ?');
    });
  });

  it('an end typed after they showed up counts as everywhere', async () => {
    const shift = await bench.aShift();
    await signIn(shift);
    await noShow(shift);
    await showedUp(shift);
    await bench.record(shift, (sheet, work) =>
      sheet.updateEndTime(work, shift.row, '2031-05-01T16:00'),
    );
    expect(await bench.hours(shift)).toBe('08:00 to 16:00');
    expect(await bench.entry(shift)).toMatchObject({ minimumMinutes: 240 });
  });

  it('showing up without having been missed is refused, unless they are confirmed', async () => {
    const shift = await bench.aShift();
    await showedUp(shift);
    expect(await bench.state(shift)).toBe('confirmed');
    await callOut(shift);
    await expect(showedUp(shift)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'request.not_missed',
    });
  });

  it('calling out is a cancellation, told to the managers, and voids hours that run', async () => {
    const shift = await bench.aShift();
    await signIn(shift);
    await callOut(shift);
    expect([await bench.state(shift), await bench.hours(shift)]).toEqual(['canceled', '-']);
    expect(await countersOf(shift)).toEqual({ noShowCount: 0, canceledCount: 1 });
    const feed = await bench.app.db.query(
      'select response from notifications where labor_request_id = $1',
      [shift.request.id],
    );
    expect(feed).toEqual([{ response: 'Canceled' }]);
  });

  it('calling out after no call, no show takes that count back', async () => {
    const shift = await bench.aShift();
    await noShow(shift);
    await callOut(shift);
    expect(await bench.state(shift)).toBe('canceled');
    expect(await countersOf(shift)).toEqual({ noShowCount: 0, canceledCount: 1 });
  });

  it('lets nobody sign in who does not show up at that moment', async () => {
    const shift = await bench.aShift();
    const [, signedIn] = await inTurn(bench.app.db, 'audit_entries', [
      () => noShow(shift),
      () => signIn(shift),
    ]);
    expect(signedIn).toMatchObject({ reason: { code: 'time_entry.not_confirmed' } });
    expect([await bench.state(shift), await bench.hours(shift)]).toEqual(['no_show', '-']);
  });
});
