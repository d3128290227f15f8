import { allAtOnce } from '../../../../test/support/at-once.js';
import {
  type ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';
import type { BreakMinutes } from './meal-break.service.js';

const at = (time: string): string => `2031-05-01T${time}:00-04:00`;
const typed = (time: string): string => `2031-05-01T${time}`;

describe('meal breaks', () => {
  let bench: TimeSheetHarness;
  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
  });
  afterAll(() => bench.close());

  const add = (shift: ShiftFixture, minutes: BreakMinutes, time: string | null) =>
    bench.record(shift, (sheet, work) => sheet.addMealBreak(work, shift.row, minutes, time));
  const edit = (shift: ShiftFixture, id: number, time: string, minutes: BreakMinutes) =>
    bench.record(shift, (sheet, work) => sheet.updateMealBreak(work, shift.row, id, time, minutes));
  const remove = (shift: ShiftFixture, id: number) =>
    bench.record(shift, (sheet, work) => sheet.deleteMealBreak(work, shift.row, id));
  const end = (shift: ShiftFixture, time: string) =>
    bench.record(shift, (sheet, work) => sheet.updateEndTime(work, shift.row, typed(time)));

  async function aRunningShift(): Promise<ShiftFixture> {
    const shift = await bench.aShift();
    bench.setTime(at('07:55'));
    await bench.record(shift, (sheet, work) => sheet.signIn(work, shift.row));
    return shift;
  }

  describe('adding one', () => {
    it.each`
      minutes | time       | breaks            | hours               | because
      ${30}   | ${'12:16'} | ${'paid 12:30'}   | ${'08:00 to ?'}     | ${'half an hour is paid, and rounded'}
      ${60}   | ${'13:00'} | ${'unpaid 13:00'} | ${'08:00 to 13:00'} | ${'who takes an hour walks away'}
    `(
      'of $minutes at $time: $breaks, because $because',
      async (row: { minutes: BreakMinutes; time: string; breaks: string; hours: string }) => {
        const shift = await aRunningShift();
        await add(shift, row.minutes, typed(row.time));
        expect([await bench.breaks(shift), await bench.hours(shift)]).toEqual([
          row.breaks,
          row.hours,
        ]);
      },
    );

    it('that begins now is not rounded', async () => {
      const shift = await aRunningShift();
      bench.setTime('2031-05-01T12:07:42-04:00');
      await add(shift, 30, null);
      expect(await bench.breaks(shift)).toBe('paid 12:07');
      expect((await bench.punches(shift)).at(-1)).toMatchObject({
        edge: 'break_start',
        rawAt: new Date('2031-05-01T12:07:42-04:00'),
        countedAt: new Date(at('12:07')),
      });
    });

    it('of an hour freezes the rules, as any end does', async () => {
      const shift = await aRunningShift();
      await add(shift, 60, typed('13:00'));
      expect(await bench.entry(shift)).toMatchObject({
        minimumMinutes: 240,
        mealTriggerMinutes: 300,
        roundUpMinutes: 15,
        roundUpTarget: 30,
        timeZone: 'America/New_York',
      });
      expect((await bench.punches(shift)).map(({ edge }) => edge)).toEqual([
        'start',
        'break_start',
        'end',
      ]);
    });

    it('of an hour lets the worker come back by an edited end', async () => {
      const shift = await aRunningShift();
      await add(shift, 60, typed('13:00'));
      await end(shift, '18:00');
      expect([await bench.breaks(shift), await bench.hours(shift)]).toEqual([
        'unpaid 13:00',
        '08:00 to 18:00',
      ]);
    });

    it('four times at once adds one', async () => {
      const shift = await aRunningShift();
      await allAtOnce(
        bench.app.db,
        'meal_breaks',
        Array.from({ length: 4 }, () => () => add(shift, 30, typed('12:00'))),
      );
      expect(await bench.breaks(shift)).toBe('paid 12:00');
    });

    it.each`
      minutes | time       | breaks            | hours               | because
      ${30}   | ${'07:40'} | ${'paid 07:30'}   | ${'08:00 to 16:00'} | ${'they were there, waiting'}
      ${30}   | ${'07:20'} | ${'paid 07:30'}   | ${'08:00 to 16:00'} | ${'that is when they came'}
      ${60}   | ${'07:40'} | ${'unpaid 07:30'} | ${'08:00 to 16:00'} | ${'an hour before the start ends nothing'}
      ${60}   | ${'12:00'} | ${'unpaid 12:00'} | ${'08:00 to 16:00'} | ${'a shift that has ended keeps its end'}
      ${60}   | ${'16:00'} | ${'unpaid 16:00'} | ${'08:00 to 16:00'} | ${'also at its very end'}
      ${30}   | ${'15:50'} | ${'paid 16:00'}   | ${'08:00 to 16:00'} | ${'it is rounded to the end'}
    `(
      'of $minutes at $time to a shift that is over: $breaks, because $because',
      async (row: { minutes: BreakMinutes; time: string; breaks: string; hours: string }) => {
        const shift = await bench.aShift();
        bench.setTime(at('07:20'));
        await bench.record(shift, (sheet, work) => sheet.signIn(work, shift.row));
        await end(shift, '16:00');
        await add(shift, row.minutes, typed(row.time));
        expect([await bench.breaks(shift), await bench.hours(shift)]).toEqual([
          row.breaks,
          row.hours,
        ]);
      },
    );

    it('before a start that was corrected is refused, though they had signed in before', async () => {
      const shift = await bench.aShift();
      bench.setTime(at('07:20'));
      await bench.record(shift, (sheet, work) => sheet.signIn(work, shift.row));
      const correct = (time: string) =>
        bench.record(shift, (sheet, work) => sheet.updateStartTime(work, shift.row, typed(time)));
      await correct('09:00');
      await expect(add(shift, 30, typed('07:40'))).rejects.toMatchObject({
        fields: { break_time: [expect.stringContaining('began at 09:00 AM')] },
      });
      await correct('07:30');
      await add(shift, 30, typed('07:40'));
      expect(await bench.breaks(shift)).toBe('paid 07:30');
    });

    it.each([30, 60] as const)(
      'of %s before the start of a running shift leaves it running',
      async (minutes) => {
        const shift = await bench.aShift();
        bench.setTime(at('07:20'));
        await bench.record(shift, (sheet, work) => sheet.signIn(work, shift.row));
        await add(shift, minutes, typed('07:30'));
        expect(await bench.hours(shift)).toBe('08:00 to ?');
      },
    );

    it.each`
      time       | because
      ${'07:00'} | ${'the shift had not begun'}
      ${'16:30'} | ${'the shift was over'}
      ${'25:00'} | ${'there is no such time'}
    `('at $time is refused, because $because', async ({ time }: { time: string }) => {
      const shift = await aRunningShift();
      await end(shift, '16:00');
      await expect(add(shift, 30, typed(time))).rejects.toMatchObject({
        kind: 'invalid',
        fields: { break_time: [expect.any(String)] },
      });
      expect(await bench.breaks(shift)).toBe('');
    });

    it('before the worker signed in is refused, and leaves nothing behind', async () => {
      const shift = await bench.aShift();
      await expect(add(shift, 30, typed('12:00'))).rejects.toMatchObject({
        code: 'time_entry.not_signed_in',
      });
      expect(await bench.entry(shift)).toBeNull();
    });
  });

  describe('one that is there', () => {
    async function aShiftWithBreak(): Promise<ShiftFixture & { breakId: number }> {
      const shift = await aRunningShift();
      bench.setTime(at('12:07'));
      await add(shift, 30, null);
      await end(shift, '16:00');
      return { ...shift, breakId: (await bench.breakRows(shift))[0]!.id };
    }

    it.each`
      time       | minutes | breaks            | because
      ${'13:14'} | ${30}   | ${'paid 13:00'}   | ${'it moves, rounded'}
      ${'12:07'} | ${60}   | ${'unpaid 12:07'} | ${'what was shown stays, the length changes'}
      ${'12:07'} | ${30}   | ${'paid 12:07'}   | ${'nothing changed'}
      ${'16:00'} | ${60}   | ${'unpaid 16:00'} | ${'the shift ends there anyway'}
    `(
      'becomes $breaks, because $because',
      async (row: { time: string; minutes: BreakMinutes; breaks: string }) => {
        const shift = await aShiftWithBreak();
        await edit(shift, shift.breakId, typed(row.time), row.minutes);
        expect([await bench.breaks(shift), await bench.hours(shift)]).toEqual([
          row.breaks,
          '08:00 to 16:00',
        ]);
      },
    );

    it('does not leave the shift', async () => {
      const shift = await aShiftWithBreak();
      await expect(edit(shift, shift.breakId, typed('17:00'), 30)).rejects.toMatchObject({
        fields: { break_time: [expect.stringContaining('from 07:55 AM to 04:00 PM')] },
      });
    });

    it('is removed, and its punch stays', async () => {
      const shift = await aShiftWithBreak();
      await remove(shift, shift.breakId);
      expect(await bench.breaks(shift)).toBe('');
      expect((await bench.punches(shift)).map(({ edge }) => edge)).toEqual([
        'start',
        'break_start',
        'end',
        'break_removed',
      ]);
      await expect(remove(shift, shift.breakId)).rejects.toMatchObject({
        kind: 'missing',
        model: 'MealBreak',
      });
    });

    it('is out of reach from another entry', async () => {
      const [shift, other] = [await aShiftWithBreak(), await aShiftWithBreak()];
      await expect(remove(shift, other.breakId)).rejects.toMatchObject({
        kind: 'missing',
        model: 'MealBreak',
      });
      await expect(edit(shift, other.breakId, typed('13:00'), 30)).rejects.toMatchObject({
        kind: 'missing',
        model: 'MealBreak',
      });
      expect(await bench.breaks(other)).toBe('paid 12:07');
    });
  });
});
