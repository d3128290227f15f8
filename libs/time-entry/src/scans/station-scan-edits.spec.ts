import type { Work } from '#libs/platform';
import { SheetBatchService } from '../time-sheet/sheet-batch.service.js';
import { SheetUndoService } from '../time-sheet/sheet-undo.service.js';
import type { TimeSheetService } from '../time-sheet/time-sheet.service.js';
import { ScanJudgingService } from './scan-judging.service.js';
import { stationScans, type StationFixture, at } from '../../../../test/support/station-scans.js';

describe('scans of a station and edits by a person', () => {
  const stations = stationScans();
  const { aStation, send, known } = stations;

  describe('and an edit by a person', () => {
    const edit = async ({ shift }: StationFixture, now: string, end: string): Promise<void> => {
      stations.bench.setTime(at(now));
      await stations.bench.record(shift, (sheet, work) =>
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
      expect(await stations.bench.hours(door.shift)).toBe('08:00 to 15:00');
    });

    it('is followed by the scans after it, whenever they arrive', async () => {
      for (const late of [false, true]) {
        const door = await aStation();
        const steps: (() => Promise<unknown>)[] = [
          () => send(door, at('18:00:00'), at('17:16:00')),
          async () => {
            stations.bench.setTime(at('09:00:00'));
            await stations.bench.record(door.shift, (sheet, work) =>
              sheet.updateStartTime(work, door.shift.row, '2031-05-01T08:30'),
            );
          },
        ];
        if (!late) steps.reverse();
        await send(door, at('07:52:00'), at('07:52:00'));
        for (const step of steps) await step();
        expect(await stations.bench.hours(door.shift)).toBe('08:30 to 17:30');
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
        stations.bench.setTime(at(time));
        await stations.bench.record(door.shift, step);
      }
      await send(door, at('12:06:00'), at('12:06:00'));
      stations.bench.setTime(at('12:10:00'));
      await stations.bench.record(door.shift, (sheet, work) =>
        sheet.updateStartTime(work, door.shift.row, '2031-05-01T08:30'),
      );
      await send(door, at('13:00:00'), at('07:55:00'));
      expect(await stations.bench.hours(door.shift)).toBe('08:30 to 12:00');
    });

    it('that signs in again after scans runs, whatever those said', async () => {
      const door = await aStation();
      stations.bench.setTime(at('08:10:00'));
      await stations.bench.record(door.shift, (sheet, work) => sheet.signIn(work, door.shift.row));
      await send(door, at('09:00:00'), at('08:00:00'), at('08:05:00'));
      expect(await stations.bench.hours(door.shift)).toBe('08:00 to ?');
    });
  });

  describe('of hours that a person voided', () => {
    const voidHours = ({ shift }: StationFixture): Promise<unknown> =>
      stations.bench.work(
        (work) =>
          stations.bench.app.get(SheetBatchService).perform(work, shift.call.slug, {
            ...{ action: 'void', requestIds: [shift.request.id], typed: '' },
          }),
        shift.manager,
      );
    const undo = ({ shift }: StationFixture): Promise<unknown> =>
      stations.bench.work(
        (work) => stations.bench.app.get(SheetUndoService).undo(work, shift.call.slug),
        shift.manager,
      );

    /** Signed in by the steward at 07:50, by mistake. */
    async function aVoidedStation(take: (door: StationFixture) => Promise<unknown>) {
      const door = await aStation();
      stations.bench.setTime(at('07:50:00'));
      await stations.bench.record(door.shift, (sheet, work) => sheet.signIn(work, door.shift.row));
      stations.bench.setTime(at('07:51:00'));
      await take(door);
      expect(await stations.bench.hours(door.shift)).toBe('-');
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
          expect(await stations.bench.hours(door.shift)).toBe('08:00 to 12:00');
          expect((await stations.bench.punches(door.shift)).map(({ edge }) => edge)).toEqual(
            expect.arrayContaining(['start', 'voided', 'restored', 'end']),
          );
        }
      },
    );

    it('from before the voiding leave them void, and can be judged after it', async () => {
      const door = await aVoidedStation(voidHours);
      await send(door, at('08:00:00'), at('07:50:30'));
      expect(await stations.bench.hours(door.shift)).toBe('-');
      expect(await send(door, at('09:20:00'), at('09:20:00'))).toEqual(['no_call']);
      const [{ id }] = await stations.bench.app.db.query(
        `select id from scans where event_id = $1 and sentence = 'no_call'`,
        [door.shift.event.id],
      );
      await stations.bench.work(
        (work) =>
          stations.bench.app.get(ScanJudgingService).accept(work, door.shift.event.slug, id),
        door.shift.manager,
      );
      expect(await stations.bench.hours(door.shift)).toBe('08:00 to ?');
    });

    it('of who has left the crew wait for the steward', async () => {
      const door = await aVoidedStation(voidHours);
      await stations.bench.app.db.query(
        `update labor_requests set state = 'canceled' where id = $1`,
        [door.shift.request.id],
      );
      expect(await send(door, at('08:10:00'), at('08:10:00'))).toEqual(['not_confirmed']);
      expect(await stations.bench.hours(door.shift)).toBe('-');
    });
  });
});
