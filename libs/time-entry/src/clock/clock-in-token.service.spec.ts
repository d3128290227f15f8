import { RequestAnsweringService } from '#libs/labor';
import { allAtOnce } from '../../../../test/support/at-once.js';
import {
  type ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';
import { ClockInTokenService } from './clock-in-token.service.js';

describe('clock-in tokens', () => {
  let bench: TimeSheetHarness;
  let tokens: ClockInTokenService;
  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
    tokens = bench.app.get(ClockInTokenService);
  });
  afterAll(() => bench.close());
  beforeEach(() => bench.setTime('2031-04-01T12:00:00-04:00'));

  const tokenOf = ({ event, request }: ShiftFixture) =>
    bench.work((work) =>
      tokens.findOrCreate(work, { eventId: event.id, workerId: request.workerId }),
    );
  const find = (token: string) => bench.work((work) => tokens.find(work, token));
  const count = async ({ event, request }: ShiftFixture): Promise<number> => {
    const [row] = await bench.app.db.query(
      'select count(*) as n from clock_in_tokens where event_id = $1 and worker_id = $2',
      [event.id, request.workerId],
    );
    return Number(row.n);
  };

  it('are there once somebody is confirmed, and stay the same', async () => {
    const shift = await bench.aShift();
    await bench.app.db.query(`update labor_requests set state = 'available' where id = $1`, [
      shift.request.id,
    ]);
    const answering = bench.app.get(RequestAnsweringService);
    await bench.work((work) => answering.perform(work, shift.request.id, 'confirm', 'manager'));
    expect(await count(shift)).toBe(1);

    const token = await tokenOf(shift);
    await bench.work((work) => answering.perform(work, shift.request.id, 'cancel', 'manager'));
    await bench.work((work) => answering.perform(work, shift.request.id, 'confirm', 'manager'));
    expect(await tokenOf(shift)).toBe(token);
  });

  it('are made once, also by five who ask at the same moment', async () => {
    const shift = await bench.aShift();
    const all = await allAtOnce(
      bench.app.db,
      'clock_in_tokens',
      Array.from({ length: 5 }, () => () => tokenOf(shift)),
    );
    expect([new Set(all).size, await count(shift)]).toEqual([1, 1]);
  });

  it('open the page of one worker at one event', async () => {
    const shift = await bench.aShift();
    expect(await find(await tokenOf(shift))).toMatchObject({
      worker_id: shift.request.workerId,
      event: { id: shift.event.id, slug: shift.event.slug },
    });
  });

  it.each`
    zone                     | now                            | valid    | because
    ${'America/New_York'}    | ${'2031-04-01T00:00:00-04:00'} | ${true}  | ${'it lives from the beginning'}
    ${'America/New_York'}    | ${'2031-05-05T23:59:59-04:00'} | ${true}  | ${'the day after the last date is not over'}
    ${'America/New_York'}    | ${'2031-05-06T00:00:00-04:00'} | ${false} | ${'the day after the last date is over'}
    ${'America/Los_Angeles'} | ${'2031-05-06T00:00:00-04:00'} | ${true}  | ${'over there it is not'}
    ${'Asia/Tokyo'}          | ${'2031-05-05T12:00:00-04:00'} | ${false} | ${'over there it is'}
  `(
    'W7 C.6 at $now in $zone are valid: $valid, because $because',
    async ({ zone, now, valid }: { zone: string; now: string; valid: boolean }) => {
      const shift = await bench.aShift({ company: { timeZone: zone } });
      const token = await tokenOf(shift);
      bench.setTime(now);
      const found = find(token);
      if (valid) await expect(found).resolves.toBeDefined();
      else
        await expect(found).rejects.toMatchObject({
          kind: 'invalid',
          code: 'clock_in_token.expired',
        });
    },
  );

  it('W7 last as long as the event, also after it was prolonged', async () => {
    const shift = await bench.aShift();
    const token = await tokenOf(shift);
    bench.setTime('2031-05-20T12:00:00-04:00');
    await expect(find(token)).rejects.toMatchObject({ code: 'clock_in_token.expired' });
    await bench.app.db.query(`update events set end_date = '2031-05-20' where id = $1`, [
      shift.event.id,
    ]);
    await expect(find(token)).resolves.toBeDefined();
  });

  it('W7 end when nothing is confirmed any more, and live again with the next confirmation', async () => {
    const shift = await bench.aShift();
    const token = await tokenOf(shift);
    const setState = (state: string) =>
      bench.app.db.query('update labor_requests set state = $2 where id = $1', [
        shift.request.id,
        state,
      ]);
    await setState('canceled');
    await expect(find(token)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'clock_in_token.expired',
    });
    await setState('confirmed');
    await expect(find(token)).resolves.toBeDefined();
  });

  it.each([
    ['a UUID nobody gave out', '2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11'],
    ['no UUID', 'abc'],
    ['thirty-six dashes', '-'.repeat(36)],
    ['nothing', ''],
  ])('are unknown: %s', async (_, token) => {
    await expect(find(token)).rejects.toMatchObject({
      kind: 'unknown',
      code: 'clock_in_token.unknown',
    });
  });
});
