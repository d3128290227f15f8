import { randomUUID } from 'node:crypto';
import { type ShiftFixture, TimeSheetHarness } from './time-sheet-harness.js';
import { StationService } from '../../libs/time-entry/src/stations/station.service.js';
import type { SentScanAnswer } from '../../libs/time-entry/src/scans/scan-reading.service.js';
import { StationScanService } from '../../libs/time-entry/src/scans/station-scan.service.js';

export const at = (time: string): string => `2031-05-01T${time}-04:00`;
export function wordOf(answer: SentScanAnswer): string {
  return 'later' in answer ? 'later' : answer.sentence;
}
export interface StationFixture {
  token: string;
  /** The worker's code; of the shift's own worker by default. */
  code: string;
  shift: ShiftFixture;
}

/** Stations whose scans are sent when they like, on a time sheet of its own. */
export function stationScans() {
  let bench: TimeSheetHarness;

  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
  });

  afterAll(() => bench.close());

  /** A station that was opened at 06:00. */
  async function aStation(
    given: Parameters<TimeSheetHarness['aShift']>[0] = {},
    opened = at('06:00:00'),
  ) {
    const shift = await bench.aShift(given);
    bench.setTime(opened);
    const { token } = await bench.work(
      (work) => bench.app.get(StationService).create(work, shift.event.slug),
      shift.manager,
    );
    const { token: code } = await bench.clockInPass(shift);
    return { token, code, shift };
  }

  const scanOf = ({ code }: Pick<StationFixture, 'code'>, time: string, id = randomUUID()) => ({
    ...{ id, deviceAt: new Date(time), token: code },
  });

  /** Sends scans at an instant; their times are true. */
  const sendAll = async (
    { token }: Pick<StationFixture, 'token'>,
    sentAt: string,
    scans: ReturnType<typeof scanOf>[],
  ): Promise<string[]> => {
    bench.setTime(sentAt);
    const { answers } = await bench.work((work) =>
      bench.app.get(StationScanService).take(work, token, { offsetMs: 0, scans }),
    );
    return answers.map(wordOf);
  };

  const send = (door: StationFixture, sentAt: string, ...times: string[]): Promise<string[]> =>
    sendAll(
      door,
      sentAt,
      times.map((time) => scanOf(door, time)),
    );

  /** What is known of the event's scans by now, by their time. */
  const known = async ({ event }: ShiftFixture): Promise<string[]> => {
    const rows: { sentence: string }[] = await bench.app.db.query(
      'select sentence from scans where event_id = $1 order by at, id',
      [event.id],
    );
    return rows.map(({ sentence }) => sentence);
  };

  return {
    aStation,
    send,
    get bench() {
      return bench;
    },
    known,
    scanOf,
    sendAll,
  };
}
