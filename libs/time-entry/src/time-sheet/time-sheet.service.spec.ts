import { allAtOnce, inTurn } from '../../../../test/support/at-once.js';
import {
  type ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';

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

  it('voids hours that run, and keeps the punches', async () => {
    const shift = await bench.aShift();
    await signIn(shift);
    await bench.record(shift, (sheet, work) =>
      sheet.addMealBreak(work, shift.row, 30, '2031-05-01T08:30'),
    );
    await noShow(shift);
    expect(await bench.hours(shift)).toBe('-');
    expect(await bench.breaks(shift)).toBe('');
    expect((await bench.punches(shift)).map(({ edge }) => edge)).toEqual([
      'start',
      'break_start',
      'break_removed',
      'voided',
    ]);
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
      code: 'time_entry.complete',
    });
    expect([await bench.state(shift), await bench.hours(shift)]).toEqual([
      'confirmed',
      '08:00 to 16:00',
    ]);
    expect(await countersOf(shift)).toEqual({ noShowCount: 0, canceledCount: 0 });
  });

  it('showing up takes the count back, and hours begin at the next sign-in', async () => {
    const shift = await bench.aShift();
    await signIn(shift);
    await bench.record(shift, (sheet, work) =>
      sheet.updateStartTime(work, shift.row, '2031-05-01T09:00'),
    );
    await noShow(shift);
    await showedUp(shift);
    expect([await bench.state(shift), await bench.hours(shift)]).toEqual(['confirmed', '-']);
    expect(await countersOf(shift)).toEqual({ noShowCount: 0, canceledCount: 0 });

    await signIn(shift);
    expect([await bench.hours(shift), await bench.entries(shift)]).toEqual(['08:00 to ?', 1]);
    expect((await bench.punches(shift)).map(({ edge }) => edge)).toEqual([
      'start',
      'start',
      'voided',
      'restored',
      'start',
    ]);
  });

  it('an end typed after they showed up restores the hours as well', async () => {
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
