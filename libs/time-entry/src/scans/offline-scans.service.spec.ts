import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { aCall } from '../../../../test/factories/a-call.js';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aConfirmedRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { TimeSheetHarness } from '../../../../test/support/time-sheet-harness.js';
import { ClockInTokenService } from '../clock/clock-in-token.service.js';
import { StationService } from '../stations/station.service.js';
import { StationScanService } from './station-scan.service.js';

/** `OFFLINE_SCANS=2000 npx jest offline-scans` is the full run; `OFFLINE_RUNS` repeats it. */
const SCANS = Number(process.env['OFFLINE_SCANS'] ?? 120);
const RUNS = Number(process.env['OFFLINE_RUNS'] ?? 2);
const WORKERS = Math.max(6, Math.ceil(SCANS / 20));
const DEVICES = 3;
const EIGHT_HOURS = 8 * 60 * 60_000;
const TEN_MINUTES = 10 * 60_000;

const BEGIN = new Date('2031-05-01T07:00:00-04:00').getTime();
const CALLS = ['08:00', '10:30', '13:00'];

interface TrueScan {
  id: string;
  worker: number;
  device: number;
  at: number;
}

describe('a day without a network', () => {
  let bench: TimeSheetHarness;
  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
  });
  afterAll(() => bench.close());

  /** An event with three calls and three stations; worker n is on the calls that the bits of n + 1 name. */
  async function aShow() {
    const { db } = bench.app;
    const company = await aCompany(db);
    const { actor: manager } = await aManager(db, company.id);
    const event = await anEvent(db, { companyId: company.id, locationProfileId: null });
    const requirements = [];
    for (const time of CALLS) {
      const call = await aCall(db, { eventId: event.id, time });
      requirements.push(await aRequirement(db, { callTimeId: call.id }));
    }
    const codes: string[] = [];
    for (let nth = 0; nth < WORKERS; nth++) {
      const worker = await aWorker(db, { companyId: company.id });
      for (const [bit, { id }] of requirements.entries())
        if (((nth % 7) + 1) & (1 << bit))
          await aConfirmedRequest(db, { laborRequirementId: id, workerId: worker.id });
      const ids = { eventId: event.id, workerId: worker.id };
      codes.push(
        await bench.work((work) => bench.app.get(ClockInTokenService).findOrCreate(work, ids)),
      );
    }
    bench.setTime(new Date(BEGIN - 1).toISOString());
    const stations: string[] = [];
    for (let nth = 0; nth < DEVICES; nth++) {
      const made = await bench.work(
        (work) => bench.app.get(StationService).create(work, event.slug),
        manager,
      );
      stations.push(made.token);
    }
    return { event, codes, stations };
  }
  type Show = Awaited<ReturnType<typeof aShow>>;

  const send = async (
    { codes, stations }: Show,
    device: number,
    clock: number,
    scans: readonly TrueScan[],
  ): Promise<void> => {
    const sent = {
      offsetMs: clock,
      scans: scans.map(({ id, worker, at }) => ({
        ...{ id, deviceAt: new Date(at - clock), token: codes[worker]! },
      })),
    };
    await bench.work((work) =>
      bench.app.get(StationScanService).take(work, stations[device]!, sent),
    );
  };

  /** By worker and call: the hours, and how each scan stands, both by time. */
  const sheetOf = async ({ event, codes }: Show): Promise<string[]> => {
    const hours: { line: string }[] = await bench.app.db.query(
      `select array_position($2::uuid[], cit.token) || ' ' || ct.time || ' ' || te.start_at::text || ' to ' || coalesce(te.end_at::text, '?') as line
         from time_entries te join labor_requests r on r.id = te.labor_request_id join labor_requirements q on q.id = r.labor_requirement_id
         join call_times ct on ct.id = q.call_time_id join clock_in_tokens cit on cit.worker_id = r.worker_id and cit.event_id = ct.event_id
        where ct.event_id = $1 and te.voided_at is null order by 1`,
      [event.id, codes],
    );
    const scans: { line: string }[] = await bench.app.db.query(
      `select array_position($2::uuid[], cit.token) || ' ' || sc.at::text || ' ' || sc.sentence || ' ' || coalesce(ct.time::text, '-') || ' ' || coalesce(sc.counted_at::text, '-') as line
         from scans sc join clock_in_tokens cit on cit.worker_id = sc.worker_id and cit.event_id = sc.event_id
         left join labor_requests r on r.id = sc.labor_request_id left join labor_requirements q on q.id = r.labor_requirement_id
         left join call_times ct on ct.id = q.call_time_id
        where sc.event_id = $1 order by 1`,
      [event.id, codes],
    );
    return [...hours, ...scans].map(({ line }) => line);
  };

  const scan = fc.record({
    worker: fc.nat(WORKERS - 1),
    device: fc.nat(DEVICES - 1),
    // Many are second taps within seconds of the last scan of the same worker.
    tapAfter: fc.option(fc.nat(15_000), { freq: 3 }),
    at: fc.nat(EIGHT_HOURS),
  });

  it(
    'leaves the same sheet as one with a network, whatever arrives when, how often and in which order',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(scan, { minLength: SCANS, maxLength: SCANS, size: 'max' }),
          fc.array(fc.integer({ min: -TEN_MINUTES, max: TEN_MINUTES }), {
            ...{ minLength: DEVICES, maxLength: DEVICES },
          }),
          fc.integer(),
          async (drawn, clocks, seed) => {
            const scans = asTrueScans(drawn);
            const [online, offline] = [await aShow(), await aShow()];
            for (const each of [...scans].sort((a, b) => a.at - b.at)) {
              bench.setTime(new Date(each.at).toISOString());
              await send(online, each.device, 0, [{ ...each, id: randomUUID() }]);
            }
            bench.setTime(new Date(BEGIN + EIGHT_HOURS + 1).toISOString());
            for (const batch of batchesOf(scans, seed))
              await send(offline, batch[0]!.device, clocks[batch[0]!.device]!, batch);
            const [expected, found] = [await sheetOf(online), await sheetOf(offline)];
            expect(found).toEqual(expected);
            expect(
              found.filter((line) => / (in|out|still|no_call|clocked)/.test(line)),
            ).toHaveLength(scans.length);
            expect(found.filter((line) => line.includes('clocked_out')).length).toBeGreaterThan(0);
          },
        ),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
    SCANS * RUNS * 500 + 60_000,
  );
});

/** At instants of their own, to the millisecond. */
function asTrueScans(
  drawn: readonly { worker: number; device: number; tapAfter: number | null; at: number }[],
): TrueScan[] {
  const last = new Map<number, number>();
  const taken = new Set<number>();
  return drawn.map(({ worker, device, tapAfter, at }) => {
    const before = last.get(worker);
    let instant =
      BEGIN + ((before === undefined || tapAfter === null ? at : before + tapAfter) % EIGHT_HOURS);
    while (taken.has(instant)) instant = BEGIN + ((instant + 1 - BEGIN) % EIGHT_HOURS);
    taken.add(instant);
    last.set(worker, instant - BEGIN);
    return { id: randomUUID(), worker, device, at: instant };
  });
}

/** Every scan in one to three batches of its device, in any order. */
function batchesOf(scans: readonly TrueScan[], seed: number): TrueScan[][] {
  let state = seed >>> 0 || 1;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((each) => ({ each, key: random(2 ** 30) }))
      .sort((a, b) => a.key - b.key)
      .map(({ each }) => each);
  const batches: TrueScan[][] = [];
  for (let device = 0; device < DEVICES; device++) {
    const own = scans.filter((each) => each.device === device);
    const sent = shuffled(own.flatMap((each) => Array<TrueScan>(1 + random(3)).fill(each)));
    while (sent.length > 0) batches.push(sent.splice(0, 1 + random(60)));
  }
  return shuffled(batches);
}
