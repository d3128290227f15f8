import { randomUUID } from 'node:crypto';
import { wallClock } from '#libs/kernel';
import {
  type ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';
import { ClockQueries } from '../clock/clock.queries.js';
import { StationScanService } from '../scans/station-scan.service.js';
import { StationService } from '../stations/station.service.js';
import { CallBoardQueries } from './call-board.queries.js';

const at = (time: string): string => `2031-05-01T${time}:00-04:00`;

/** A call at 08:00, and a station since 06:00. */
describe('since when somebody is in', () => {
  let bench: TimeSheetHarness;
  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
  });
  afterAll(() => bench.close());

  interface Step {
    /** When it becomes known. */
    now: string;
    /** When a code was scanned. */
    scan?: string;
    /** A start that a steward types. */
    typed?: string;
  }
  const scan = (time: string, now = time): Step => ({ now, scan: time });
  const type = (typed: string, now: string): Step => ({ now, typed });

  async function take(shift: ShiftFixture, steps: readonly Step[]): Promise<void> {
    bench.setTime(at('06:00'));
    const station = await bench.work(
      (work) => bench.app.get(StationService).create(work, shift.event.slug),
      shift.manager,
    );
    const { token } = await bench.clockInPass(shift);
    for (const { now, scan: time, typed } of steps) {
      bench.setTime(at(now));
      if (typed)
        await bench.record(shift, (sheet, work) =>
          sheet.updateStartTime(work, shift.row, `2031-05-01T${typed}`),
        );
      else {
        const scans = [{ id: randomUUID(), deviceAt: new Date(at(time!)), token }];
        await bench.work((work) =>
          bench.app.get(StationScanService).take(work, station.token, { offsetMs: 0, scans }),
        );
      }
    }
  }

  it.each`
    steps                                               | since      | because
    ${[scan('07:52')]}                                  | ${'07:52'} | ${'that is when they came, though 8:00 counts'}
    ${[scan('08:20')]}                                  | ${'08:20'} | ${'they were late, though 8:00 counts'}
    ${[scan('07:52'), scan('07:54')]}                   | ${'07:52'} | ${'the second scan changes nothing'}
    ${[scan('07:52'), scan('07:41', '08:05')]}          | ${'07:41'} | ${'the first scan arrived late'}
    ${[scan('07:52'), type('08:30', '09:00')]}          | ${'08:30'} | ${'a steward knows better'}
    ${[type('08:30', '09:00'), scan('07:41', '09:05')]} | ${'08:30'} | ${'an edit wins over scans before it, also late ones'}
  `(
    'after $steps is $since, because $because',
    async ({ steps, since }: { steps: Step[]; since: string }) => {
      const shift = await bench.aShift();
      await take(shift, steps);
      const { board, clock } = await bench.work(
        async (work) => ({
          board: await bench.app.get(CallBoardQueries).board(work, shift.call.slug),
          clock: await bench.app
            .get(ClockQueries)
            .callsUnchecked(work, shift.request.workerId, shift.event.id),
        }),
        shift.manager,
      );
      const wall = (instant: Date | null | undefined): string =>
        instant ? wallClock(instant, shift.company.timeZone).slice(11, 16) : '-';
      expect([board.crew[0]!.presence, wall(board.crew[0]!.since)]).toEqual(['here', since]);
      expect(wall(clock[0]!.signed_in_at)).toBe(since);
    },
  );
});
