import { aWorker } from '../../../../test/factories/a-worker.js';
import { CompanyService } from '#libs/company';
import type { PaySettingsRow } from '../settings/pay-settings.queries.js';
import { PaySettingsService } from '../settings/pay-settings.service.js';
import { closingPeriods, FIRST, SECOND } from '../../../../test/support/closing-periods.js';

describe('closing a pay period of moved workweeks', () => {
  const pay = closingPeriods();
  const { chooseFederal, aWorkday, workersOf, close } = pay;

  const moveWorkweek = (wanted: Partial<PaySettingsRow>): Promise<PaySettingsRow> =>
    pay.app.unitOfWork.as(pay.app.as(pay.manager), (work) =>
      pay.app.get(PaySettingsService).change(work, pay.company.id, wanted),
    );

  const moveTo = (timeZone: string): Promise<unknown> =>
    pay.app.unitOfWork.asSystem((work) =>
      pay.app.get(CompanyService).edit(work, pay.company.id, { timeZone }),
    );

  const moveToLosAngeles = (): Promise<unknown> => moveTo('America/Los_Angeles');

  it('keeps the workweeks of closed periods, where the company moves them later', async () => {
    await chooseFederal(pay.company);
    const worker = await aWorker(pay.app.db, { companyId: pay.company.id });
    for (const day of ['05', '06', '07', '08', '09'])
      await aWorkday(`2031-05-${day}`, { worker, from: '06:00', to: '16:00' });
    const [first] = await workersOf(await close(FIRST));
    expect(first).toMatchObject({ regularMinutes: 2400, overtimeMinutes: 600 });
    await moveWorkweek({ workweek_day: 3, workweek_from: '2031-05-11' });
    await moveToLosAngeles();
    expect(await workersOf(await close(SECOND))).toEqual([]);
  });

  describe('whose workweek is moved', () => {
    const FROM_MAY_11 = { workweek_day: 3, workweek_from: '2031-05-11' };
    const moves = async (): Promise<unknown> =>
      (
        await pay.app.db.query(
          `select until::text, time_zone as zone, workweek_day as day from earlier_workweeks where company_id = $1 order by until`,
          [pay.company.id],
        )
      ).map(({ until, zone, day }: Record<string, string>) => [until, zone, day]);

    it.each`
      from            | overtime | because
      ${undefined}    | ${600}   | ${'the week that runs stays as it is, though Wednesday begins another'}
      ${'2031-05-07'} | ${0}     | ${'a day in the past cuts open weeks anew'}
    `('counts $overtime minutes of overtime: $because', async ({ from, overtime }) => {
      await chooseFederal(pay.company);
      const worker = await aWorker(pay.app.db, { companyId: pay.company.id });
      for (const day of ['12', '13', '14', '15', '16'])
        await aWorkday(`2031-05-${day}`, { worker, from: '06:00', to: '16:00' });
      pay.app.clock.setTime('2031-05-14T12:00:00-04:00');
      const { workweek_from: counts } = await moveWorkweek({
        ...{ workweek_day: 3, workweek_from: from as string | undefined },
      });
      expect(counts).toBe((from as string | undefined) ?? '2031-05-15');
      pay.app.clock.setTime('2031-05-27T12:00:00-04:00');
      const [week] = await workersOf(await close(SECOND));
      expect(week).toMatchObject({ regularMinutes: 3000 - overtime, overtimeMinutes: overtime });
    });

    it('had it from the beginning, where nobody has worked yet', async () => {
      expect(await moveWorkweek({ workweek_day: 1 })).toMatchObject({ workweek_from: null });
      await moveToLosAngeles();
      expect(await moves()).toEqual([]);
    });

    it('has the old one on the clocks of the old zone, where the company moves', async () => {
      await aWorkday('2031-05-05');
      await moveToLosAngeles();
      expect(await moves()).toEqual([['2031-05-28', 'America/New_York', 0]]);
      expect(await moveWorkweek({ workweek_day: 2 })).toMatchObject({
        workweek_from: '2031-05-28',
      });
      expect(await moves()).toEqual([['2031-05-28', 'America/New_York', 0]]);
    });

    it('keeps the day of a move that is still to happen, where the company moves', async () => {
      const MOVE = { workweek_day: 3, workweek_from: '2031-06-04' };
      await moveWorkweek(MOVE);
      await moveToLosAngeles();
      expect(await moves()).toEqual([['2031-06-04', 'America/Los_Angeles', 0]]);
      await aWorkday('2031-05-05');
      await moveTo('America/Chicago');
      expect(await moves()).toEqual([['2031-06-04', 'America/Los_Angeles', 0]]);
      expect(await moveWorkweek({ workweek_day: 0 })).toMatchObject({
        workweek_from: '2031-05-28',
      });
    });

    it('is not cut on a day that has begun in the old zone', async () => {
      await aWorkday('2031-05-05');
      pay.app.clock.setTime('2031-05-28T02:00:00-04:00');
      await moveTo('Pacific/Honolulu');
      expect(await moves()).toEqual([['2031-05-29', 'America/New_York', 0]]);
    });

    it('is moved on another day, or back', async () => {
      await aWorkday('2031-05-05');
      await moveWorkweek(FROM_MAY_11);
      expect(await moveWorkweek({ workweek_from: '2031-06-04' })).toMatchObject({
        ...{ workweek_day: 3, workweek_from: '2031-06-04' },
      });
      expect(await moves()).toEqual([['2031-06-04', 'America/New_York', 0]]);
      expect(await moveWorkweek({ adp_batch_id: '7' })).toMatchObject({
        workweek_from: '2031-06-04',
      });
      expect(await moveWorkweek({ workweek_day: 0 })).toMatchObject({ workweek_from: null });
      expect(await moves()).toEqual([]);
    });

    it.each`
      wanted                                              | says
      ${{ workweek_day: 1, workweek_from: '2031-05-10' }} | ${'Pay is closed until 2031-05-10: choose a later day.'}
      ${{ workweek_day: 1, workweek_from: '2031-05-24' }} | ${'The workweek was moved on 2031-05-11, and a move is meant to last: choose that day, or 2031-05-25 or later.'}
      ${{ workweek_from: '2031-05-01' }}                  | ${'Pay is closed until 2031-05-10: choose a later day.'}
      ${{ workweek_day: 1, workweek_from: '9999-12-31' }} | ${'Choose a day of the last ten years or the next one.'}
      ${{ workweek_day: 1, workweek_from: '0001-01-01' }} | ${'Choose a day of the last ten years or the next one.'}
    `('is not moved by $wanted', async ({ wanted, says }) => {
      await aWorkday('2031-05-05');
      await close(FIRST);
      await moveWorkweek(FROM_MAY_11);
      await expect(moveWorkweek(wanted as object)).rejects.toMatchObject({
        fields: { workweek_from: [says] },
      });
      expect(await moves()).toEqual([['2031-05-11', 'America/New_York', 0]]);
      await close(SECOND);
      await expect(moveWorkweek({ workweek_from: '2031-05-18' })).rejects.toThrow(
        'The workweek counts from 2031-05-11 on, and pay is closed until 2031-05-17.',
      );
    });
  });
});
