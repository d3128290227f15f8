import { randomUUID } from 'node:crypto';
import type { Work } from '#libs/platform';
import { aCall } from '../../../../test/factories/a-call.js';
import { aConfirmedRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { allAtOnce } from '../../../../test/support/at-once.js';
import { ClockInCodeService } from '../clock/clock-in-code.service.js';
import { StationService } from '../stations/station.service.js';
import { StationScanService } from './station-scan.service.js';
import { stationScans, at, wordOf } from '../../../../test/support/station-scans.js';

describe('scans of a station', () => {
  const stations = stationScans();
  const { aStation, send, known, scanOf, sendAll } = stations;

  it('that arrive late land at their true minute, and those after them mean what they meant', async () => {
    const door = await aStation();
    expect(await send(door, at('12:06:00'), at('12:06:00'))).toEqual(['no_call']);
    expect(await stations.bench.entry(door.shift)).toBeNull();
    expect(await send(door, at('13:00:00'), at('07:52:00'))).toEqual(['clocked_in']);
    expect(await stations.bench.hours(door.shift)).toBe('08:00 to 12:00');
    expect(await known(door.shift)).toEqual(['clocked_in', 'clocked_out']);
    const punches = await stations.bench.punches(door.shift);
    expect(punches.map(({ edge, rawAt }) => [edge, rawAt])).toEqual([
      ['start', new Date(at('07:52:00'))],
      ['end', new Date(at('12:06:00'))],
    ]);
    // The first answer stays.
    const { event } = door.shift;
    const [{ first }] = await stations.bench.app.db.query(
      `select first_answer->>'sentence' as first from scans where event_id = $1 and sentence = 'clocked_out'`,
      [event.id],
    );
    expect(first).toBe('no_call');
  });

  it('that belong to an earlier call after all make no hours of the next one', async () => {
    const door = await aStation();
    const noon = await aCall(stations.bench.app.db, {
      eventId: door.shift.event.id,
      time: '12:30',
    });
    const request = await aConfirmedRequest(stations.bench.app.db, {
      laborRequirementId: (await aRequirement(stations.bench.app.db, { callTimeId: noon.id })).id,
      workerId: door.shift.request.workerId,
    });
    const next = { ...door.shift, call: noon, request };
    expect(await send(door, at('12:06:00'), at('12:06:00'))).toEqual(['clocked_in']);
    expect([await stations.bench.hours(door.shift), await stations.bench.hours(next)]).toEqual([
      '-',
      '12:30 to ?',
    ]);
    await send(door, at('12:20:00'), at('07:52:00'));
    expect([await stations.bench.hours(door.shift), await stations.bench.hours(next)]).toEqual([
      '08:00 to 12:00',
      '-',
    ]);
    expect(await send(door, at('12:31:00'), at('12:31:00'))).toEqual(['clocked_in']);
    expect([await stations.bench.hours(door.shift), await stations.bench.hours(next)]).toEqual([
      '08:00 to 12:00',
      '12:30 to ?',
    ]);
  });

  it('tell when the station was heard of last, to the half minute; also none', async () => {
    const door = await aStation();
    const heardAt = async (): Promise<Date | null> => {
      const { event, manager } = door.shift;
      const list = (work: Work) =>
        stations.bench.app.get(StationService).listForEvent(work, event.slug);
      return (await stations.bench.work(list, manager))[0]!.last_heard_at;
    };
    expect(await heardAt()).toBeNull();
    await send(door, at('07:52:00'), at('07:52:00'));
    expect(await heardAt()).toEqual(new Date(at('07:52:00')));
    await send(door, at('07:52:29'), at('07:52:29'));
    expect(await heardAt()).toEqual(new Date(at('07:52:00')));
    expect(await send(door, at('07:53:00'))).toEqual([]);
    expect(await heardAt()).toEqual(new Date(at('07:53:00')));
  });

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
      const entry = await stations.bench.entry(door.shift);
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
    const second = await stations.bench.work(
      (work) => stations.bench.app.get(StationService).create(work, door.shift.event.slug),
      door.shift.manager,
    );
    await send({ ...door, token: second.token }, at('08:20:00'), at('08:05:05'));
    await send(door, at('08:20:00'), at('08:05:00'));
    await send({ ...door, token: second.token }, at('08:20:00'), at('08:05:09'));
    expect(await stations.bench.hours(door.shift)).toBe('08:00 to ?');
    expect(await known(door.shift)).toEqual(['clocked_in', 'still_in', 'still_in']);
  });

  it('sent by two processes at once count once, and both get the same answer', async () => {
    const door = await aStation();
    stations.bench.setTime(at('07:52:00'));
    const scan = scanOf(door, at('07:51:00'));
    const twice = (): Promise<string[]> => sendAll(door, at('07:52:00'), [scan]);
    // Both have begun before either can store the scan.
    const said = await allAtOnce(stations.bench.app.db, 'scans', [twice, twice, twice]);
    expect(said).toEqual([['clocked_in'], ['clocked_in'], ['clocked_in']]);
    expect(await stations.bench.punches(door.shift)).toHaveLength(1);
    expect(await known(door.shift)).toEqual(['clocked_in']);
  });

  it('of one worker that arrive at once through two doors are replayed one after the other', async () => {
    const door = await aStation();
    const [early, late] = [scanOf(door, at('07:52:00')), scanOf(door, at('12:06:00'))];
    await allAtOnce(stations.bench.app.db, 'scans', [
      () => sendAll(door, at('12:07:00'), [late]),
      () => sendAll(door, at('12:07:00'), [early]),
    ]);
    expect(await stations.bench.hours(door.shift)).toBe('08:00 to 12:00');
    expect(await known(door.shift)).toEqual(['clocked_in', 'clocked_out']);
  });

  it('that are sent again count no wrong code twice, and are never held back', async () => {
    const door = await aStation();
    const code = stations.bench.app.get(ClockInCodeService).codeOf(door.code);
    const aCode = (read: string) => ({
      ...{ id: randomUUID(), deviceAt: new Date(at('07:52:00')), code: read },
    });
    const sendCodes = async (scans: ReturnType<typeof aCode>[]) => {
      const { answers, wrongCodes } = await stations.bench.work((work) =>
        stations.bench.app.get(StationScanService).take(work, door.token, { offsetMs: 0, scans }),
      );
      return { said: answers.map(wordOf), wrongCodes };
    };
    stations.bench.setTime(at('07:52:00'));
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
      const request = await aConfirmedRequest(stations.bench.app.db, {
        laborRequirementId: door.shift.requirement.id,
      });
      crew.push((await stations.bench.clockInPass({ ...door.shift, request })).token);
    }
    stations.bench.setTime(at('12:30:00'));
    const count = async (codes: string[], times: string[]): Promise<number> => {
      let statements = 0;
      const scans = codes.flatMap((code) => times.map((time) => scanOf({ code }, at(time))));
      await stations.bench.work((work) => {
        const { connection } = work as unknown as { connection: { query: unknown } };
        const query = connection.query as (...given: unknown[]) => unknown;
        connection.query = (...given: unknown[]) => {
          statements++;
          return query.apply(connection, given);
        };
        return stations.bench.app
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
