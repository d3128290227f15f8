import { aSteward } from '../../../../test/factories/a-grant.js';
import { allAtOnce } from '../../../../test/support/at-once.js';
import {
  type ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';
import { clockResultOf } from '../scans/clock-result.js';
import { StationScanService } from '../scans/station-scan.service.js';
import { ExpiredStationService } from './expired-station.service.js';
import { type NewStation, StationService } from './station.service.js';

const MORNING = '2031-05-01T07:52:00-04:00';

describe('stations', () => {
  let bench: TimeSheetHarness;
  let stations: StationService;
  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
    stations = bench.app.get(StationService);
  });
  afterAll(() => bench.close());
  beforeEach(() => bench.setTime(MORNING));

  const generate = ({ event, manager }: ShiftFixture): Promise<NewStation> =>
    bench.work((work) => stations.create(work, event.slug), manager);
  const find = (token: string) => bench.work((work) => stations.find(work, token));
  const clock = async (token: string, workerToken: string) => {
    const scans = bench.app.get(StationScanService);
    const answer = await bench.work((work) => scans.clock(work, token, workerToken));
    return { clocked: clockResultOf(answer), workerName: answer.workerName };
  };

  it('live for 24 hours', async () => {
    const shift = await bench.aShift();
    const { token, expiresAt } = await generate(shift);
    expect(expiresAt).toEqual(new Date('2031-05-02T07:52:00-04:00'));
    expect(await find(token)).toMatchObject({
      event_name: shift.event.eventName,
      expires_at: expiresAt,
    });

    bench.setTime('2031-05-02T07:51:59-04:00');
    await expect(find(token)).resolves.toBeDefined();
    bench.setTime('2031-05-02T07:52:00-04:00');
    await expect(find(token)).rejects.toMatchObject({ kind: 'invalid', code: 'station.expired' });
  });

  it('are kept as a fingerprint only', async () => {
    const { token } = await generate(await bench.aShift());
    const stored = JSON.stringify([
      await bench.app.db.query('select * from stations'),
      await bench.app.db.query('select * from audit_trail'),
    ]);
    expect(stored).not.toContain(token);
  });

  it('may be several; one of them is revoked', async () => {
    const shift = await bench.aShift();
    const [first, second] = [await generate(shift), await generate(shift)];
    const listed = await bench.work(
      (work) => stations.listForEvent(work, shift.event.slug),
      shift.manager,
    );
    expect(listed).toHaveLength(2);

    const revoke = () =>
      bench.work((work) => stations.revoke(work, shift.event.slug, listed[1]!.id), shift.manager);
    await allAtOnce(bench.app.db, 'stations', [revoke, revoke]);
    await revoke();
    expect(
      await bench.app.db.query(
        `select 1 from audit_entries where subject_id = $1 and action = 'station.revoked'`,
        [listed[1]!.id],
      ),
    ).toHaveLength(1);
    await expect(find(first.token)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'station.expired',
    });
    await expect(find(second.token)).resolves.toBeDefined();
  });

  it('are made by whoever runs the event, and revoked only there', async () => {
    const [shift, other] = [await bench.aShift(), await bench.aShift()];
    const { actor: steward } = await aSteward(bench.app.db, shift.company.id);
    await expect(
      bench.work((work) => stations.create(work, shift.event.slug), steward),
    ).rejects.toMatchObject({ kind: 'unauthorized' });
    await expect(generate({ ...shift, manager: other.manager })).rejects.toMatchObject({
      kind: 'missing',
      model: 'Event',
    });

    await generate(shift);
    const [station] = await bench.work(
      (work) => stations.listForEvent(work, shift.event.slug),
      shift.manager,
    );
    await expect(
      bench.work((work) => stations.revoke(work, other.event.slug, station!.id), other.manager),
    ).rejects.toMatchObject({ kind: 'missing', model: 'Station' });
  });

  it('clock the workers of their event, and nobody else', async () => {
    const [shift, other] = [await bench.aShift(), await bench.aShift()];
    const { token } = await generate(shift);
    const clocked = await clock(token, (await bench.clockInPass(shift)).token);
    expect(clocked).toMatchObject({
      workerName: (await bench.worker(shift)).name,
      clocked: { action: 'clock_in' },
    });
    expect((await bench.punches(shift))[0]).toMatchObject({ source: 'station', userId: null });

    await expect(clock(token, (await bench.clockInPass(other)).token)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'station.another_event',
    });
    await expect(clock(token, '2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11')).rejects.toMatchObject({
      kind: 'unknown',
      code: 'clock_in_token.unknown',
    });
    await expect(clock(token, 'abc')).rejects.toMatchObject({
      kind: 'invalid',
      fields: { worker_token: [expect.any(String)] },
    });
  });

  it.each(['2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11', 'abc', ''])(
    'are unknown: "%s"',
    async (token) => {
      await expect(find(token)).rejects.toMatchObject({ kind: 'unknown', code: 'station.unknown' });
    },
  );

  it('are counted and deleted a day after their end, when no scan of theirs counts any more', async () => {
    const expired = bench.app.get(ExpiredStationService);
    const shift = await bench.aShift();
    await generate(shift);
    bench.setTime('2031-05-03T07:51:59-04:00');
    const { token: live } = await generate(shift);
    const remove = (dryRun: boolean) => bench.work((work) => expired.delete(work, { dryRun }));

    const early = await remove(true);
    bench.setTime('2031-05-03T07:52:00-04:00');
    const counted = await remove(true);
    expect(counted).toBeGreaterThan(early);
    await expect(find(live)).resolves.toBeDefined();
    expect([await remove(false), await remove(true)]).toEqual([counted, 0]);
    await expect(find(live)).resolves.toBeDefined();
  });
});
