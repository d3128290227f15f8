import { allAtOnce } from '../../../../test/support/at-once.js';
import {
  type ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';

/** 08:00, 17:16 … of 2031-05-01 in New York. */
const at = (time: string): string => `2031-05-01T${time}:00-04:00`;

describe('start and end of a shift', () => {
  let bench: TimeSheetHarness;
  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
  });
  afterAll(() => bench.close());
  beforeEach(() => bench.setTime(at('07:52')));

  const signIn = (shift: ShiftFixture) =>
    bench.record(shift, (sheet, work) => sheet.signIn(work, shift.row));
  const signOut = (shift: ShiftFixture) =>
    bench.record(shift, (sheet, work) => sheet.signOut(work, shift.row));
  const start = (shift: ShiftFixture, time: string) =>
    bench.record(shift, (sheet, work) => sheet.updateStartTime(work, shift.row, time));
  const end = (shift: ShiftFixture, time: string) =>
    bench.record(shift, (sheet, work) => sheet.updateEndTime(work, shift.row, time));

  const eightTimesAtOnce = (verb: (n: number) => Promise<void>) =>
    allAtOnce(
      bench.app.db,
      'time_entries',
      Array.from({ length: 8 }, (_, n) => () => verb(n)),
    );

  describe('signing in', () => {
    it('counts from the scheduled call, and keeps the moment beside it', async () => {
      const shift = await bench.aShift();
      await signIn(shift);
      expect(await bench.hours(shift)).toBe('08:00 to ?');
      expect(await bench.punches(shift)).toMatchObject([
        {
          edge: 'start',
          rawAt: new Date(at('07:52')),
          countedAt: new Date(at('08:00')),
          source: 'time_sheet',
          userId: shift.manager.userId,
        },
      ]);
    });

    it('again changes nothing', async () => {
      const shift = await bench.aShift();
      await signIn(shift);
      bench.setTime(at('09:00'));
      await signIn(shift);
      expect(await bench.hours(shift)).toBe('08:00 to ?');
      expect(await bench.punches(shift)).toHaveLength(1);
    });

    it('after signing out does not open the shift again', async () => {
      const shift = await bench.aShift();
      await signIn(shift);
      bench.setTime(at('16:00'));
      await signOut(shift);
      await signIn(shift);
      expect(await bench.hours(shift)).toBe('08:00 to 16:00');
    });

    it('eight times at once makes one entry', async () => {
      const shift = await bench.aShift();
      await eightTimesAtOnce(() => signIn(shift));
      expect(await bench.entries(shift)).toBe(1);
      expect(await bench.punches(shift)).toHaveLength(1);
    });

    it('is refused where the event is canceled, by hand too; what has begun is ended and corrected', async () => {
      const [begun, late] = [await bench.aShift(), await bench.aShift()];
      await signIn(begun);
      for (const { event } of [begun, late])
        await bench.app.db.query('update events set canceled = true where id = $1', [event.id]);
      for (const attempt of [
        signIn(late),
        start(late, '2031-05-01T08:30'),
        end(late, '2031-05-01T16:00'),
      ]) {
        await expect(attempt).rejects.toMatchObject({
          kind: 'invalid',
          code: 'time_entry.event_canceled',
        });
      }
      expect(await bench.entry(late)).toBeNull();

      await signIn(begun);
      bench.setTime(at('16:00'));
      await signOut(begun);
      await start(begun, '2031-05-01T08:30');
      expect(await bench.hours(begun)).toBe('08:30 to 16:00');
    });

    it.each(['pending', 'available', 'declined', 'canceled', 'no_show'] as const)(
      'is refused while the request is %s',
      async (state) => {
        const shift = await bench.aShift();
        await bench.app.db.query('update labor_requests set state = $2 where id = $1', [
          shift.request.id,
          state,
        ]);
        await expect(signIn(shift)).rejects.toMatchObject({
          kind: 'invalid',
          code: 'time_entry.not_confirmed',
        });
        expect(await bench.entry(shift)).toBeNull();
      },
    );
  });

  describe('signing out', () => {
    it.each`
      left       | counts     | because
      ${'17:15'} | ${'17:00'} | ${'the allowance is 15 minutes'}
      ${'17:16'} | ${'17:30'} | ${'the allowance is over'}
      ${'09:00'} | ${'12:00'} | ${'the call pays four hours'}
      ${'23:46'} | ${'00:00'} | ${'midnight is on the next day'}
    `(
      'W16 at $left counts as $counts, because $because',
      async ({ left, counts }: { left: string; counts: string }) => {
        const shift = await bench.aShift();
        await signIn(shift);
        bench.setTime(at(left));
        await signOut(shift);
        expect(await bench.hours(shift)).toBe(`08:00 to ${counts}`);
        expect((await bench.punches(shift)).at(-1)).toMatchObject({
          edge: 'end',
          rawAt: new Date(at(left)),
        });
      },
    );

    it('again, or eight times at once, changes nothing', async () => {
      const shift = await bench.aShift();
      await signIn(shift);
      bench.setTime(at('16:00'));
      await eightTimesAtOnce(() => signOut(shift));
      bench.setTime(at('18:00'));
      await signOut(shift);
      expect(await bench.hours(shift)).toBe('08:00 to 16:00');
      expect(await bench.punches(shift)).toHaveLength(2);
    });

    it('without having signed in is refused, and leaves nothing behind', async () => {
      const shift = await bench.aShift();
      await expect(signOut(shift)).rejects.toMatchObject({
        kind: 'invalid',
        code: 'time_entry.not_signed_in',
      });
      expect(await bench.entry(shift)).toBeNull();
    });

    it('W18 takes the rules from the nearest that sets them, and freezes them', async () => {
      const shift = await bench.aShift({
        company: { minimumMinutes: 480, roundUpMinutes: 5 },
        event: { roundUpMinutes: 0 },
        requirement: { minimumMinutes: 0 },
      });
      await signIn(shift);
      bench.setTime(at('09:01'));
      await signOut(shift);
      expect(await bench.hours(shift)).toBe('08:00 to 09:30');
      await bench.app.db.query(
        'update companies set meal_trigger_minutes = 60, round_up_target = 0, time_zone = $2 where id = $1',
        [shift.company.id, 'Asia/Tokyo'],
      );
      expect(await bench.entry(shift)).toMatchObject({
        minimumMinutes: 0,
        mealTriggerMinutes: 300,
        roundUpMinutes: 0,
        roundUpTarget: 30,
        timeZone: 'America/New_York',
      });

      await end(shift, '2031-05-01T10:16');
      expect(await bench.hours(shift)).toBe('08:00 to 10:30');
    });

    it.each`
      date            | left                           | counts     | minutes | because
      ${'2026-10-31'} | ${'2026-11-01T06:02:00-05:00'} | ${'06:00'} | ${540}  | ${'that night has an hour more'}
      ${'2027-03-13'} | ${'2027-03-14T06:02:00-04:00'} | ${'06:00'} | ${420}  | ${'that night has an hour less'}
    `(
      'C.6 from 22:00 of $date to 06:00 is $minutes minutes, because $because',
      async (row: { date: string; left: string; counts: string; minutes: number }) => {
        const shift = await bench.aShift({
          event: { startDate: row.date, endDate: null },
          call: { time: '22:00' },
        });
        await signIn(shift);
        bench.setTime(row.left);
        await signOut(shift);
        const { startAt, endAt } = (await bench.entry(shift))!;
        expect(await bench.hours(shift)).toBe(`22:00 to ${row.counts}`);
        expect((endAt!.getTime() - startAt.getTime()) / 60_000).toBe(row.minutes);
      },
    );

    it('C.6 rounds on the wall of the event, wherever that is', async () => {
      const shift = await bench.aShift({ company: { timeZone: 'Asia/Kathmandu' } });
      await signIn(shift);
      bench.setTime('2031-05-01T17:20:00+05:45');
      await signOut(shift);
      expect(await bench.hours(shift)).toBe('08:00 to 17:30');
    });
  });

  describe('times typed by hand', () => {
    it('make the entry where there was none: from the start that was typed', async () => {
      const shift = await bench.aShift();
      await start(shift, '2031-05-01T09:16');
      expect(await bench.hours(shift)).toBe('09:30 to ?');
      expect(await bench.punches(shift)).toMatchObject([
        { edge: 'start', rawAt: new Date(at('09:16')), countedAt: new Date(at('09:30')) },
      ]);
    });

    it('make the entry where there was none: from the scheduled call to the end that was typed', async () => {
      const shift = await bench.aShift();
      await end(shift, '2031-05-01T17:46');
      expect(await bench.hours(shift)).toBe('08:00 to 18:00');
      expect(await bench.entry(shift)).toMatchObject({
        minimumMinutes: 240,
        timeZone: 'America/New_York',
      });
    });

    it('know no minimum', async () => {
      const shift = await bench.aShift();
      await end(shift, '2031-05-01T09:00');
      expect(await bench.hours(shift)).toBe('08:00 to 09:00');
    });

    it('W15 go to whole hours where the company wants that', async () => {
      const shift = await bench.aShift({ company: { roundUpTarget: 0 } });
      await start(shift, '2031-05-01T08:29');
      await end(shift, '2031-05-01T16:30');
      expect(await bench.hours(shift)).toBe('08:00 to 17:00');
    });

    it('C.6 keep the stored instant when they are what was shown', async () => {
      const shift = await bench.aShift({
        event: { startDate: '2026-11-01', endDate: null },
        call: { time: '00:16' },
      });
      bench.setTime('2026-11-01T00:20:00-04:00');
      await signIn(shift);
      bench.setTime('2026-11-01T01:01:00-04:00');
      await signOut(shift);
      const before = await bench.entry(shift);
      expect(await bench.hours(shift)).toBe('00:16 to 03:16');
      await start(shift, '2026-11-01T00:16');
      await end(shift, '2026-11-01T03:16');
      expect(await bench.entry(shift)).toEqual(before);
      expect(await bench.punches(shift)).toHaveLength(2);
    });

    it.each`
      edit       | typed                  | because
      ${'start'} | ${'2031-05-01T17:00'}  | ${'it lies after the end'}
      ${'end'}   | ${'2031-05-01T07:30'}  | ${'it lies before the start'}
      ${'start'} | ${'2031-02-30T08:00'}  | ${'February has no 30th'}
      ${'end'}   | ${'tomorrow'}          | ${'it is no date'}
      ${'end'}   | ${''}                  | ${'nothing was typed'}
      ${'end'}   | ${'2999-12-31T23:59'}  | ${'it rounds beyond the calendar'}
      ${'start'} | ${'2031-04-24T07:30'}  | ${'it lies more than seven days before the call'}
      ${'end'}   | ${'2031-05-08T08:30'}  | ${'it lies more than seven days after the call'}
      ${'end'}   | ${'2032-05-01T16:30'}  | ${'the year is another one'}
      ${'end'}   | ${'2031-05-01T17:00Z'} | ${'the wall knows no offset'}
    `(
      '$edit $typed is refused, because $because',
      async ({ edit, typed }: { edit: 'start' | 'end'; typed: string }) => {
        const shift = await bench.aShift();
        await end(shift, '2031-05-01T16:00');
        await expect(
          edit === 'start' ? start(shift, typed) : end(shift, typed),
        ).rejects.toMatchObject({ kind: 'invalid', fields: { new_time: [expect.any(String)] } });
        expect(await bench.hours(shift)).toBe('08:00 to 16:00');
      },
    );

    it('at once, eight times, make one entry', async () => {
      const shift = await bench.aShift();
      await eightTimesAtOnce((n) =>
        n % 2 ? start(shift, '2031-05-01T08:30') : end(shift, '2031-05-01T16:00'),
      );
      expect(await bench.entries(shift)).toBe(1);
      expect(await bench.hours(shift)).toBe('08:30 to 16:00');
    });
  });

  describe('the row', () => {
    it('of another call is not there', async () => {
      const [shift, other] = [await bench.aShift(), await bench.aShift()];
      const elsewhere = { callTimeSlug: shift.row.callTimeSlug, requestId: other.request.id };
      await expect(
        bench.record(shift, (sheet, work) => sheet.signIn(work, elsewhere)),
      ).rejects.toMatchObject({ kind: 'missing', model: 'LaborRequest' });
    });

    it('of another company is not there', async () => {
      const [shift, other] = [await bench.aShift(), await bench.aShift()];
      await expect(
        bench.record(shift, (sheet, work) => sheet.signIn(work, other.row)),
      ).rejects.toMatchObject({ kind: 'missing', model: 'CallTime' });
    });
  });

  it('is reported to followers, with the changes', async () => {
    const shift = await bench.aShift();
    await signIn(shift);
    await start(shift, '2031-05-01T08:30');
    const entry = (await bench.entry(shift))!;
    const lines = await bench.app.db.query(
      `select action, user_id, before, after from audit_trail where subject = 'time_entry' and subject_id = $1 order by id`,
      [entry.id],
    );
    expect(lines).toEqual([
      {
        action: 'time_entry.sign_in',
        user_id: shift.manager.userId,
        before: null,
        after: { start_at: '2031-05-01T12:00:00.000Z', end_at: null },
      },
      {
        action: 'time_entry.update_start_time',
        user_id: shift.manager.userId,
        before: { start_at: '2031-05-01T12:00:00.000Z' },
        after: { start_at: '2031-05-01T12:30:00.000Z' },
      },
    ]);
  });
});
