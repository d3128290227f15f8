import { randomUUID } from 'node:crypto';
import type { Work } from '#libs/platform';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aCall } from '../../../../test/factories/a-call.js';
import { aConfirmedRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { allAtOnce } from '../../../../test/support/at-once.js';
import {
  type ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';
import { ClockInCodeService } from '../clock/clock-in-code.service.js';
import { StationService } from '../stations/station.service.js';
import { SheetBatchService } from '../time-sheet/sheet-batch.service.js';
import { SheetUndoService } from '../time-sheet/sheet-undo.service.js';
import type { TimeSheetService } from '../time-sheet/time-sheet.service.js';
import { ScanJudgingService } from './scan-judging.service.js';
import type { SentScanAnswer } from './scan-reading.service.js';
import { StationScanService } from './station-scan.service.js';

const at = (time: string): string => `2031-05-01T${time}-04:00`;

describe('scans of a station', () => {
  let bench: TimeSheetHarness;
  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
  });
  afterAll(() => bench.close());

  interface StationFixture {
    token: string;
    /** The worker's code; of the shift's own worker by default. */
    code: string;
    shift: ShiftFixture;
  }

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

  it('that arrive late land at their true minute, and those after them mean what they meant', async () => {
    const door = await aStation();
    expect(await send(door, at('12:06:00'), at('12:06:00'))).toEqual(['no_call']);
    expect(await bench.entry(door.shift)).toBeNull();
    expect(await send(door, at('13:00:00'), at('07:52:00'))).toEqual(['clocked_in']);
    expect(await bench.hours(door.shift)).toBe('08:00 to 12:00');
    expect(await known(door.shift)).toEqual(['clocked_in', 'clocked_out']);
    const punches = await bench.punches(door.shift);
    expect(punches.map(({ edge, rawAt }) => [edge, rawAt])).toEqual([
      ['start', new Date(at('07:52:00'))],
      ['end', new Date(at('12:06:00'))],
    ]);
    // The first answer stays.
    const { event } = door.shift;
    const [{ first }] = await bench.app.db.query(
      `select first_answer->>'sentence' as first from scans where event_id = $1 and sentence = 'clocked_out'`,
      [event.id],
    );
    expect(first).toBe('no_call');
  });

  it('that belong to an earlier call after all make no hours of the next one', async () => {
    const door = await aStation();
    const noon = await aCall(bench.app.db, { eventId: door.shift.event.id, time: '12:30' });
    const request = await aConfirmedRequest(bench.app.db, {
      laborRequirementId: (await aRequirement(bench.app.db, { callTimeId: noon.id })).id,
      workerId: door.shift.request.workerId,
    });
    const next = { ...door.shift, call: noon, request };
    expect(await send(door, at('12:06:00'), at('12:06:00'))).toEqual(['clocked_in']);
    expect([await bench.hours(door.shift), await bench.hours(next)]).toEqual(['-', '12:30 to ?']);
    await send(door, at('12:20:00'), at('07:52:00'));
    expect([await bench.hours(door.shift), await bench.hours(next)]).toEqual([
      '08:00 to 12:00',
      '-',
    ]);
    expect(await send(door, at('12:31:00'), at('12:31:00'))).toEqual(['clocked_in']);
    expect([await bench.hours(door.shift), await bench.hours(next)]).toEqual([
      '08:00 to 12:00',
      '12:30 to ?',
    ]);
  });

  it('tell when the station was heard of last, to the half minute; also none', async () => {
    const door = await aStation();
    const heardAt = async (): Promise<Date | null> => {
      const { event, manager } = door.shift;
      const list = (work: Work) => bench.app.get(StationService).listForEvent(work, event.slug);
      return (await bench.work(list, manager))[0]!.last_heard_at;
    };
    expect(await heardAt()).toBeNull();
    await send(door, at('07:52:00'), at('07:52:00'));
    expect(await heardAt()).toEqual(new Date(at('07:52:00')));
    await send(door, at('07:52:29'), at('07:52:29'));
    expect(await heardAt()).toEqual(new Date(at('07:52:00')));
    expect(await send(door, at('07:53:00'))).toEqual([]);
    expect(await heardAt()).toEqual(new Date(at('07:53:00')));
  });

  describe('and an edit by a person', () => {
    const edit = async ({ shift }: StationFixture, now: string, end: string): Promise<void> => {
      bench.setTime(at(now));
      await bench.record(shift, (sheet, work) =>
        sheet.updateEndTime(work, shift.row, `2031-05-01T${end}`),
      );
    };

    it.each`
      order            | because
      ${'in out edit'} | ${'the edit corrects'}
      ${'in edit out'} | ${'the scan arrives after the edit'}
      ${'edit in out'} | ${'both arrive after it'}
      ${'edit out in'} | ${'in the wrong order, too'}
    `('the edit wins over scans before it: $order', async ({ order }: { order: string }) => {
      const door = await aStation();
      for (const step of order.split(' ')) {
        if (step === 'edit') await edit(door, '15:05:00', '15:00');
        else if (order.indexOf('edit') > order.indexOf(step))
          await send(
            door,
            at(step === 'in' ? '07:52:00' : '14:10:00'),
            at(step === 'in' ? '07:52:00' : '14:10:00'),
          );
        else await send(door, at('16:00:00'), at(step === 'in' ? '07:52:00' : '14:10:00'));
      }
      expect(await bench.hours(door.shift)).toBe('08:00 to 15:00');
    });

    it('is followed by the scans after it, whenever they arrive', async () => {
      for (const late of [false, true]) {
        const door = await aStation();
        const steps: (() => Promise<unknown>)[] = [
          () => send(door, at('18:00:00'), at('17:16:00')),
          async () => {
            bench.setTime(at('09:00:00'));
            await bench.record(door.shift, (sheet, work) =>
              sheet.updateStartTime(work, door.shift.row, '2031-05-01T08:30'),
            );
          },
        ];
        if (!late) steps.reverse();
        await send(door, at('07:52:00'), at('07:52:00'));
        for (const step of steps) await step();
        expect(await bench.hours(door.shift)).toBe('08:30 to 17:30');
      }
    });

    it('that corrects the start of hours that came back keeps their sign-out', async () => {
      const door = await aStation();
      const steps: [string, (sheet: TimeSheetService, work: Work) => Promise<unknown>][] = [
        ['07:50:00', (sheet, work) => sheet.signIn(work, door.shift.row)],
        ['08:30:00', (sheet, work) => sheet.noCallNoShow(work, door.shift.row)],
        ['08:40:00', (sheet, work) => sheet.showedUp(work, door.shift.row)],
      ];
      for (const [time, step] of steps) {
        bench.setTime(at(time));
        await bench.record(door.shift, step);
      }
      await send(door, at('12:06:00'), at('12:06:00'));
      bench.setTime(at('12:10:00'));
      await bench.record(door.shift, (sheet, work) =>
        sheet.updateStartTime(work, door.shift.row, '2031-05-01T08:30'),
      );
      await send(door, at('13:00:00'), at('07:55:00'));
      expect(await bench.hours(door.shift)).toBe('08:30 to 12:00');
    });

    it('that signs in again after scans runs, whatever those said', async () => {
      const door = await aStation();
      bench.setTime(at('08:10:00'));
      await bench.record(door.shift, (sheet, work) => sheet.signIn(work, door.shift.row));
      await send(door, at('09:00:00'), at('08:00:00'), at('08:05:00'));
      expect(await bench.hours(door.shift)).toBe('08:00 to ?');
    });
  });

  describe('of hours that a person voided', () => {
    const voidHours = ({ shift }: StationFixture): Promise<unknown> =>
      bench.work(
        (work) =>
          bench.app.get(SheetBatchService).perform(work, shift.call.slug, {
            ...{ action: 'void', requestIds: [shift.request.id], typed: '' },
          }),
        shift.manager,
      );
    const undo = ({ shift }: StationFixture): Promise<unknown> =>
      bench.work(
        (work) => bench.app.get(SheetUndoService).undo(work, shift.call.slug),
        shift.manager,
      );

    /** Signed in by the steward at 07:50, by mistake. */
    async function aVoidedStation(take: (door: StationFixture) => Promise<unknown>) {
      const door = await aStation();
      bench.setTime(at('07:50:00'));
      await bench.record(door.shift, (sheet, work) => sheet.signIn(work, door.shift.row));
      bench.setTime(at('07:51:00'));
      await take(door);
      expect(await bench.hours(door.shift)).toBe('-');
      return door;
    }

    it.each`
      taken     | take
      ${'void'} | ${voidHours}
      ${'undo'} | ${undo}
    `(
      'start over ($taken), in whatever order they arrive',
      async ({ take }: { take: typeof undo }) => {
        for (const times of [
          ['08:10:00', '12:06:00'],
          ['12:06:00', '08:10:00'],
        ]) {
          const door = await aVoidedStation(take);
          for (const time of times) await send(door, at('12:30:00'), at(time));
          expect(await known(door.shift)).toEqual(['clocked_in', 'clocked_out']);
          expect(await bench.hours(door.shift)).toBe('08:00 to 12:00');
          expect((await bench.punches(door.shift)).map(({ edge }) => edge)).toEqual(
            expect.arrayContaining(['start', 'voided', 'restored', 'end']),
          );
        }
      },
    );

    it('from before the voiding leave them void, and can be judged after it', async () => {
      const door = await aVoidedStation(voidHours);
      await send(door, at('08:00:00'), at('07:50:30'));
      expect(await bench.hours(door.shift)).toBe('-');
      expect(await send(door, at('09:20:00'), at('09:20:00'))).toEqual(['no_call']);
      const [{ id }] = await bench.app.db.query(
        `select id from scans where event_id = $1 and sentence = 'no_call'`,
        [door.shift.event.id],
      );
      await bench.work(
        (work) => bench.app.get(ScanJudgingService).accept(work, door.shift.event.slug, id),
        door.shift.manager,
      );
      expect(await bench.hours(door.shift)).toBe('08:00 to ?');
    });

    it('of who has left the crew wait for the steward', async () => {
      const door = await aVoidedStation(voidHours);
      await bench.app.db.query(`update labor_requests set state = 'canceled' where id = $1`, [
        door.shift.request.id,
      ]);
      expect(await send(door, at('08:10:00'), at('08:10:00'))).toEqual(['not_confirmed']);
      expect(await bench.hours(door.shift)).toBe('-');
    });
  });

  describe('of a no-show', () => {
    /** Marked at 08:30, and somebody was asked instead. */
    async function aMissedStation() {
      const door = await aStation({ requirement: { neededLabor: 1 } });
      bench.setTime(at('08:30:00'));
      await bench.record(door.shift, (sheet, work) => sheet.noCallNoShow(work, door.shift.row));
      const asked = await aRequest(bench.app.db, { laborRequirementId: door.shift.requirement.id });
      return { ...door, asked };
    }
    const confirmationsOf = (id: number): Promise<unknown[]> =>
      bench.app.db.query(
        `select body from outgoing_messages where kind = 'confirmation' and subject_id = $1`,
        [id],
      );
    const offersOf = async (id: number): Promise<unknown[]> =>
      bench.app.db.query('select id from labor_requests where id = $1', [id]);

    it('that arrive late take it back: state, count, hours; and the offer to another ends with a text', async () => {
      const door = await aMissedStation();
      expect((await bench.worker(door.shift)).noShowCount).toBe(1);
      expect(await offersOf(door.asked.id)).toHaveLength(1);
      expect(await send(door, at('09:00:00'), at('07:58:00'))).toEqual(['clocked_in']);
      expect(await bench.state(door.shift)).toBe('confirmed');
      expect((await bench.worker(door.shift)).noShowCount).toBe(0);
      expect(await bench.hours(door.shift)).toBe('08:00 to ?');
      expect(await offersOf(door.asked.id)).toEqual([]);
      expect(
        await bench.app.db.query(
          `select m.kind from outgoing_messages m join workers w on w.phone_number = m.recipient where w.id = $1`,
          [door.asked.workerId],
        ),
      ).toEqual([{ kind: 'call_filled' }]);
    });

    it('that arrive late text nobody to come who is here, and who went home again', async () => {
      const here = await aMissedStation();
      await send(here, at('09:00:00'), at('07:58:00'));
      expect(await confirmationsOf(here.shift.request.id)).toEqual([]);
      const gone = await aMissedStation();
      await sendAll(gone, at('18:00:00'), [
        scanOf(gone, at('07:58:00')),
        scanOf(gone, at('17:58:00')),
      ]);
      expect(await bench.hours(gone.shift)).toBe('08:00 to 18:00');
      expect(await confirmationsOf(gone.shift.request.id)).toEqual([]);
    });

    it('whom a steward takes back without hours is texted that the call runs', async () => {
      const { shift } = await aMissedStation();
      bench.setTime(at('08:40:00'));
      await bench.record(shift, (sheet, work) => sheet.showedUp(work, shift.row));
      expect(await confirmationsOf(shift.request.id)).toEqual([
        { body: expect.stringContaining('come now') as string },
      ]);
    });

    it('after the mark wait for the steward', async () => {
      const door = await aMissedStation();
      expect(await send(door, at('08:45:00'), at('08:44:00'))).toEqual(['no_show']);
      expect([await bench.state(door.shift), await bench.hours(door.shift)]).toEqual([
        'no_show',
        '-',
      ]);
      expect(await offersOf(door.asked.id)).toHaveLength(1);
    });

    it('bring void hours back that a steward had written down', async () => {
      const door = await aStation();
      bench.setTime(at('07:50:00'));
      await bench.record(door.shift, (sheet, work) => sheet.signIn(work, door.shift.row));
      bench.setTime(at('08:30:00'));
      await bench.record(door.shift, (sheet, work) => sheet.noCallNoShow(work, door.shift.row));
      expect(await bench.hours(door.shift)).toBe('-');
      await send(door, at('09:00:00'), at('07:55:00'));
      expect([await bench.state(door.shift), await bench.hours(door.shift)]).toEqual([
        'confirmed',
        '08:00 to ?',
      ]);
    });
  });

  it.each`
    sent                           | scanned           | said               | because
    ${'2031-05-02T07:52:00-04:00'} | ${at('07:52:00')} | ${'clocked_in'}    | ${'it is 24 hours old'}
    ${'2031-05-02T07:52:01-04:00'} | ${at('07:52:00')} | ${'too_old'}       | ${'a second more is too much'}
    ${'2031-05-02T08:52:00-04:00'} | ${at('07:52:00')} | ${'too_old'}       | ${'it is 25 hours old'}
    ${at('07:52:00')}              | ${at('07:53:00')} | ${'clocked_in'}    | ${'a minute ahead was measured badly'}
    ${at('07:52:00')}              | ${at('07:53:01')} | ${'wrong_clock'}   | ${'more is a wrong clock'}
    ${at('09:30:00')}              | ${at('05:59:59')} | ${'station_ended'} | ${'the station was not made yet'}
  `(
    'of $scanned that arrive at $sent: $said, because $because',
    async (row: { sent: string; scanned: string; said: string }) => {
      const door = await aStation();
      expect(await send(door, row.sent, row.scanned)).toEqual([row.said]);
      expect(await bench.entry(door.shift)).toEqual(
        row.said === 'clocked_in' ? expect.anything() : null,
      );
    },
  );

  it('in the hour that the clocks repeat are hours apart by elapsed time, in any order', async () => {
    const night = { date: '2031-11-02', time: '00:30' };
    const dates = { startDate: '2031-11-01', endDate: '2031-11-02' };
    for (const arrive of [
      ['in', 'out'],
      ['out', 'in'],
    ]) {
      const door = await aStation(
        { call: night, event: { ...dates, isSingleDay: false }, company: { minimumMinutes: 0 } },
        '2031-11-02T00:00:00-04:00',
      );
      const times = { in: '2031-11-02T00:40:00-04:00', out: '2031-11-02T01:32:00-05:00' };
      for (const step of arrive as ('in' | 'out')[])
        await send(door, '2031-11-02T06:00:00-05:00', times[step]);
      const entry = await bench.entry(door.shift);
      expect([entry!.startAt, entry!.endAt]).toEqual([
        new Date('2031-11-02T00:30:00-04:00'),
        new Date('2031-11-02T01:30:00-05:00'),
      ]);
    }
  });

  it('of who is not confirmed, or was confirmed only later, wait for the steward', async () => {
    const door = await aStation({ request: { confirmedAt: new Date(at('07:55:00')) } });
    expect(await send(door, at('07:56:00'), at('07:54:59'), at('07:55:00'))).toEqual([
      'not_confirmed',
      'clocked_in',
    ]);
  });

  it('twice at several doors within seconds never sign in and out', async () => {
    const door = await aStation();
    const second = await bench.work(
      (work) => bench.app.get(StationService).create(work, door.shift.event.slug),
      door.shift.manager,
    );
    await send({ ...door, token: second.token }, at('08:20:00'), at('08:05:05'));
    await send(door, at('08:20:00'), at('08:05:00'));
    await send({ ...door, token: second.token }, at('08:20:00'), at('08:05:09'));
    expect(await bench.hours(door.shift)).toBe('08:00 to ?');
    expect(await known(door.shift)).toEqual(['clocked_in', 'still_in', 'still_in']);
  });

  it('sent by two processes at once count once, and both get the same answer', async () => {
    const door = await aStation();
    bench.setTime(at('07:52:00'));
    const scan = scanOf(door, at('07:51:00'));
    const twice = (): Promise<string[]> => sendAll(door, at('07:52:00'), [scan]);
    // Both have begun before either can store the scan.
    const said = await allAtOnce(bench.app.db, 'scans', [twice, twice, twice]);
    expect(said).toEqual([['clocked_in'], ['clocked_in'], ['clocked_in']]);
    expect(await bench.punches(door.shift)).toHaveLength(1);
    expect(await known(door.shift)).toEqual(['clocked_in']);
  });

  it('of one worker that arrive at once through two doors are replayed one after the other', async () => {
    const door = await aStation();
    const [early, late] = [scanOf(door, at('07:52:00')), scanOf(door, at('12:06:00'))];
    await allAtOnce(bench.app.db, 'scans', [
      () => sendAll(door, at('12:07:00'), [late]),
      () => sendAll(door, at('12:07:00'), [early]),
    ]);
    expect(await bench.hours(door.shift)).toBe('08:00 to 12:00');
    expect(await known(door.shift)).toEqual(['clocked_in', 'clocked_out']);
  });

  it('that are sent again count no wrong code twice, and are never held back', async () => {
    const door = await aStation();
    const code = bench.app.get(ClockInCodeService).codeOf(door.code);
    const aCode = (read: string) => ({
      ...{ id: randomUUID(), deviceAt: new Date(at('07:52:00')), code: read },
    });
    const sendCodes = async (scans: ReturnType<typeof aCode>[]) => {
      const { answers, wrongCodes } = await bench.work((work) =>
        bench.app.get(StationScanService).take(work, door.token, { offsetMs: 0, scans }),
      );
      return { said: answers.map(wordOf), wrongCodes };
    };
    bench.setTime(at('07:52:00'));
    const wrong = Array.from({ length: 9 }, () => aCode('CCCCCC'));
    const unknown = Array<string>(9).fill('unknown_code');
    expect(await sendCodes(wrong)).toEqual({ said: unknown, wrongCodes: 9 });
    expect(await sendCodes([...wrong, ...wrong])).toEqual({
      ...{ said: [...unknown, ...unknown], wrongCodes: 0 },
    });
    const right = aCode(code);
    expect((await sendCodes([...wrong, right])).said).toEqual([...unknown, 'clocked_in']);
    const tenth = aCode('DDDDDD');
    expect(await sendCodes([tenth, tenth, aCode(code)])).toEqual({
      ...{ said: ['unknown_code', 'unknown_code', 'later'], wrongCodes: 1 },
    });
    expect((await sendCodes([right, tenth, aCode('EEEEEE')])).said).toEqual([
      ...['clocked_in', 'unknown_code', 'later'],
    ]);
  });

  it('a hundred cost as many statements as one', async () => {
    const door = await aStation();
    const crew = [door.code];
    for (let nth = 0; nth < 49; nth++) {
      const request = await aConfirmedRequest(bench.app.db, {
        laborRequirementId: door.shift.requirement.id,
      });
      crew.push((await bench.clockInPass({ ...door.shift, request })).token);
    }
    bench.setTime(at('12:30:00'));
    const count = async (codes: string[], times: string[]): Promise<number> => {
      let statements = 0;
      const scans = codes.flatMap((code) => times.map((time) => scanOf({ code }, at(time))));
      await bench.work((work) => {
        const { connection } = work as unknown as { connection: { query: unknown } };
        const query = connection.query as (...given: unknown[]) => unknown;
        connection.query = (...given: unknown[]) => {
          statements++;
          return query.apply(connection, given);
        };
        return bench.app
          .get(StationScanService)
          .take(work, door.token, { offsetMs: 0, scans })
          .finally(() => (connection.query = query));
      });
      return statements;
    };
    const one = await count(crew.slice(0, 1), ['07:52:00', '12:06:00']);
    const hundred = await count(crew.slice(1), ['07:52:00', '12:06:00']);
    expect(hundred).toBe(one);
    expect(one).toBeLessThanOrEqual(16);
  });
});

function wordOf(answer: SentScanAnswer): string {
  return 'later' in answer ? 'later' : answer.sentence;
}
