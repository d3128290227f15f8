import { randomUUID } from 'node:crypto';
import { aManager, aSteward } from '../../../../test/factories/a-grant.js';
import { allAtOnce, behindChange } from '../../../../test/support/at-once.js';
import {
  type ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';
import { StationService } from '../stations/station.service.js';
import { ScanJudgingService } from './scan-judging.service.js';
import { ScanListQueries } from './scan-list.queries.js';
import { StationScanService } from './station-scan.service.js';

const at = (time: string): string => `2031-05-01T${time}-04:00`;

describe('scans that are kept aside', () => {
  let bench: TimeSheetHarness;
  let judging: ScanJudgingService;
  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
    judging = bench.app.get(ScanJudgingService);
  });
  afterAll(() => bench.close());

  async function aStation(request: object = {}) {
    const shift = await bench.aShift({ request });
    bench.setTime(at('06:00:00'));
    const { token } = await bench.work(
      (work) => bench.app.get(StationService).create(work, shift.event.slug),
      shift.manager,
    );
    return { shift, token, code: (await bench.clockInPass(shift)).token };
  }

  /** Sends one scan, and returns its id. */
  async function send(
    { token, code }: { token: string; code: string },
    sentAt: string,
    scannedAt: string,
  ): Promise<string> {
    bench.setTime(sentAt);
    const scan = { id: randomUUID(), deviceAt: new Date(scannedAt), token: code };
    await bench.work((work) =>
      bench.app.get(StationScanService).take(work, token, { offsetMs: 0, scans: [scan] }),
    );
    return scan.id;
  }

  const accept = ({ event, manager }: ShiftFixture, id: string, worker?: string): Promise<void> =>
    bench.work((work) => judging.accept(work, event.slug, id, worker), manager);
  const dismiss = ({ event, manager }: ShiftFixture, id: string): Promise<void> =>
    bench.work((work) => judging.dismiss(work, event.slug, id), manager);
  const toJudge = async ({ event, manager }: ShiftFixture): Promise<string[]> => {
    const listed = await bench.work(
      (work) => bench.app.get(ScanListQueries).ofEvent(work, event.slug, 'to_judge'),
      manager,
    );
    return listed.map(({ sentence, worker_name: name }) => `${sentence} ${name ? 'known' : '?'}`);
  };

  it('after 24 hours count at their true minute once a steward says so, with those after them', async () => {
    const { shift, ...door } = await aStation();
    await send(door, at('12:06:00'), at('12:06:00'));
    const id = await send(door, '2031-05-02T09:00:00-04:00', at('07:52:00'));
    expect(await bench.hours(shift)).toBe('-');
    expect(await toJudge(shift)).toEqual(['too_old known']);
    await allAtOnce(bench.app.db, 'scans', [() => accept(shift, id), () => accept(shift, id)]);
    expect(await bench.hours(shift)).toBe('08:00 to 12:00');
    expect(await toJudge(shift)).toEqual([]);
    const audited = await bench.app.db.query(
      `select action from audit_entries where subject = 'event' and subject_id = $1 and action like 'scan.%'`,
      [shift.event.id],
    );
    expect(audited).toEqual([{ action: 'scan.accepted' }]);
  });

  it('of unknown codes count for the worker whom the steward names', async () => {
    const { shift, token } = await aStation();
    const id = await send({ token, code: randomUUID() }, at('07:58:00'), at('07:58:00'));
    expect(await toJudge(shift)).toEqual(['unknown_code ?']);
    await expect(accept(shift, id)).rejects.toMatchObject({
      fields: { worker: [expect.any(String)] },
    });
    const stranger = await bench.worker(await bench.aShift());
    await expect(accept(shift, id, stranger.slug)).rejects.toMatchObject({
      fields: { worker: [expect.any(String)] },
    });
    await accept(shift, id, (await bench.worker(shift)).slug);
    expect(await bench.hours(shift)).toBe('08:00 to ?');
  });

  it('lock the requests of their worker before themselves, as every scan does', async () => {
    const { shift, ...door } = await aStation();
    const id = await send(door, '2031-05-02T09:00:00-04:00', at('07:52:00'));
    await behindChange(
      bench.app.db,
      ['select 1 from labor_requests where id = $1 for update', [shift.request.id]],
      () => accept(shift, id),
      1,
      `select 1 from scans where id = '${id}' for update nowait`,
    );
    expect(await bench.hours(shift)).toBe('08:00 to ?');
  });

  it('of a no-show take them back', async () => {
    const { shift, ...door } = await aStation();
    bench.setTime(at('08:30:00'));
    await bench.record(shift, (sheet, work) => sheet.noCallNoShow(work, shift.row));
    const id = await send(door, at('08:45:00'), at('08:45:00'));
    await accept(shift, id);
    expect([await bench.state(shift), await bench.hours(shift)]).toEqual([
      'confirmed',
      '08:00 to ?',
    ]);
    expect((await bench.worker(shift)).noShowCount).toBe(0);
  });

  it('from before the confirmation, and outside of the window, count as accepted', async () => {
    const { shift, ...door } = await aStation({ confirmedAt: new Date(at('07:55:00')) });
    const early = await send(door, at('07:56:00'), at('07:50:00'));
    await accept(shift, early);
    expect(await bench.hours(shift)).toBe('08:00 to ?');

    const other = await aStation();
    await send(other, at('09:20:00'), at('09:20:00'));
    const [{ id }] = await bench.app.db.query('select id from scans where event_id = $1', [
      other.shift.event.id,
    ]);
    await accept(other.shift, id);
    expect(await bench.hours(other.shift)).toBe('08:00 to ?');
    // Their replay keeps it.
    await send(other, at('13:00:00'), at('12:06:00'));
    expect(await bench.hours(other.shift)).toBe('08:00 to 12:00');
  });

  it('never count once they are dismissed', async () => {
    const { shift, ...door } = await aStation();
    const id = await send(door, '2031-05-02T09:00:00-04:00', at('07:52:00'));
    await dismiss(shift, id);
    await dismiss(shift, id);
    await expect(accept(shift, id)).rejects.toMatchObject({ code: 'scan.dismissed' });
    expect(await toJudge(shift)).toEqual([]);
    expect(await bench.entry(shift)).toBeNull();
  });

  it('and only those are judged, where a call is left', async () => {
    const { shift, ...door } = await aStation();
    const counted = await send(door, at('07:52:00'), at('07:52:00'));
    await expect(accept(shift, counted)).rejects.toMatchObject({ code: 'scan.counts' });
    await expect(dismiss(shift, counted)).rejects.toMatchObject({ code: 'scan.counts' });
    await send(door, at('16:00:00'), at('16:00:00'));
    const id = await send(door, '2031-05-02T18:00:00-04:00', at('17:00:00'));
    await expect(accept(shift, id)).rejects.toMatchObject({ code: 'scan.nothing_to_clock' });
    expect(await toJudge(shift)).toEqual(['too_old known']);
  });

  it('are judged by those who reach the event', async () => {
    const { shift, ...door } = await aStation();
    const id = await send(door, '2031-05-02T09:00:00-04:00', at('07:52:00'));
    const { actor: stranger } = await aManager(bench.app.db, (await bench.aShift()).company.id);
    const { actor: steward } = await aSteward(bench.app.db, shift.company.id);
    await expect(accept({ ...shift, manager: stranger }, id)).rejects.toMatchObject({
      kind: 'missing',
    });
    await expect(dismiss({ ...shift, manager: stranger }, id)).rejects.toMatchObject({
      kind: 'missing',
    });
    await expect(toJudge({ ...shift, manager: stranger })).rejects.toMatchObject({
      kind: 'missing',
    });
    await expect(accept({ ...shift, manager: steward }, id)).rejects.toMatchObject({
      kind: 'unauthorized',
    });
    const elsewhere = await bench.aShift();
    await expect(accept(elsewhere, id)).rejects.toMatchObject({ kind: 'missing', model: 'Scan' });
    await expect(accept(shift, 'abc')).rejects.toMatchObject({ kind: 'missing', model: 'Scan' });
  });
});
