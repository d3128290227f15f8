import { aRequest } from '../../../../test/factories/a-request.js';
import { stationScans, at } from '../../../../test/support/station-scans.js';

describe('scans of a station by no-shows', () => {
  const stations = stationScans();
  const { aStation, send, sendAll, scanOf } = stations;

  describe('of a no-show', () => {
    /** Marked at 08:30, and somebody was asked instead. */
    async function aMissedStation() {
      const door = await aStation({ requirement: { neededLabor: 1 } });
      stations.bench.setTime(at('08:30:00'));
      await stations.bench.record(door.shift, (sheet, work) =>
        sheet.noCallNoShow(work, door.shift.row),
      );
      const asked = await aRequest(stations.bench.app.db, {
        laborRequirementId: door.shift.requirement.id,
      });
      return { ...door, asked };
    }
    const confirmationsOf = (id: number): Promise<unknown[]> =>
      stations.bench.app.db.query(
        `select body from outgoing_messages where kind = 'confirmation' and subject_id = $1`,
        [id],
      );
    const offersOf = async (id: number): Promise<unknown[]> =>
      stations.bench.app.db.query('select id from labor_requests where id = $1', [id]);

    it('that arrive late take it back: state, count, hours; and the offer to another ends with a text', async () => {
      const door = await aMissedStation();
      expect((await stations.bench.worker(door.shift)).noShowCount).toBe(1);
      expect(await offersOf(door.asked.id)).toHaveLength(1);
      expect(await send(door, at('09:00:00'), at('07:58:00'))).toEqual(['clocked_in']);
      expect(await stations.bench.state(door.shift)).toBe('confirmed');
      expect((await stations.bench.worker(door.shift)).noShowCount).toBe(0);
      expect(await stations.bench.hours(door.shift)).toBe('08:00 to ?');
      expect(await offersOf(door.asked.id)).toEqual([]);
      expect(
        await stations.bench.app.db.query(
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
      expect(await stations.bench.hours(gone.shift)).toBe('08:00 to 18:00');
      expect(await confirmationsOf(gone.shift.request.id)).toEqual([]);
    });

    it('whom a steward takes back without hours is texted that the call runs', async () => {
      const { shift } = await aMissedStation();
      stations.bench.setTime(at('08:40:00'));
      await stations.bench.record(shift, (sheet, work) => sheet.showedUp(work, shift.row));
      expect(await confirmationsOf(shift.request.id)).toEqual([
        { body: expect.stringContaining('come now') as string },
      ]);
    });

    it('after the mark wait for the steward', async () => {
      const door = await aMissedStation();
      expect(await send(door, at('08:45:00'), at('08:44:00'))).toEqual(['no_show']);
      expect([
        await stations.bench.state(door.shift),
        await stations.bench.hours(door.shift),
      ]).toEqual(['no_show', '-']);
      expect(await offersOf(door.asked.id)).toHaveLength(1);
    });

    it('bring void hours back that a steward had written down', async () => {
      const door = await aStation();
      stations.bench.setTime(at('07:50:00'));
      await stations.bench.record(door.shift, (sheet, work) => sheet.signIn(work, door.shift.row));
      stations.bench.setTime(at('08:30:00'));
      await stations.bench.record(door.shift, (sheet, work) =>
        sheet.noCallNoShow(work, door.shift.row),
      );
      expect(await stations.bench.hours(door.shift)).toBe('-');
      await send(door, at('09:00:00'), at('07:55:00'));
      expect([
        await stations.bench.state(door.shift),
        await stations.bench.hours(door.shift),
      ]).toEqual(['confirmed', '08:00 to ?']);
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
      expect(await stations.bench.entry(door.shift)).toEqual(
        row.said === 'clocked_in' ? expect.anything() : null,
      );
    },
  );
});
