import { Actor } from '#libs/kernel';
import { aSteward } from '../../../../test/factories/a-grant.js';
import { aUser } from '../../../../test/factories/a-user.js';
import { atOnce, behindChange } from '../../../../test/support/at-once.js';
import {
  type ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';
import { type Hint, HintBus } from '#libs/platform';
import { HoursDisputeService } from './hours-dispute.service.js';
import { RowRemarksQueries } from './row-remarks.queries.js';
import { TimeSheetStateQueries } from './time-sheet-state.queries.js';
import { TimeSheetStateService } from './time-sheet-state.service.js';

const at = (time: string): string => `2031-05-01T${time}-04:00`;

describe('disputes of hours', () => {
  let bench: TimeSheetHarness;
  let disputes: HoursDisputeService;
  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
    disputes = bench.app.get(HoursDisputeService);
  });
  afterAll(() => bench.close());

  /** Worked until 16:00, typed as 16:00 after 15:00; the worker has an account. */
  async function aCorrectedShift(): Promise<{ shift: ShiftFixture; worker: Actor }> {
    const shift = await bench.aShift();
    const { id: userId, username } = await aUser(bench.app.db);
    await bench.app.db.query('update workers set user_id = $2 where id = $1', [
      shift.request.workerId,
      userId,
    ]);
    bench.setTime(at('18:00:00'));
    for (const end of ['15:00', '16:00'])
      await bench.record(shift, (sheet, work) =>
        sheet.updateEndTime(work, shift.row, `2031-05-01T${end}`),
      );
    const contactCompanyIds = [shift.company.id];
    return { shift, worker: new Actor({ userId, username, contactCompanyIds }) };
  }

  const open = (
    { request }: ShiftFixture,
    actor: Actor,
    sentence = 'I left at five',
  ): Promise<number> => bench.work((work) => disputes.open(work, request.id, sentence), actor);
  const answer = (id: number, actor: Actor, text = 'Corrected'): Promise<void> =>
    bench.work((work) => disputes.answer(work, id, text), actor);
  const own = async ({ request }: ShiftFixture, actor: Actor) => {
    const rows = await bench.work(
      (work) => bench.app.get(RowRemarksQueries).ofOwn(work, [request.id]),
      actor,
    );
    return rows.get(request.id);
  };

  it('are opened by the worker, seen beside what was corrected, and answered', async () => {
    const { shift, worker } = await aCorrectedShift();
    const id = await open(shift, worker, '  I left at five ');
    expect(await own(shift, worker)).toMatchObject({
      ...{ state: 'draft', approvedAt: null, start: null },
      end: { by: expect.any(String), punched: null },
      disputes: [{ id, sentence: 'I left at five', answer: null, answered_by: null }],
    });
    const { actor: steward, grant } = await aSteward(bench.app.db, shift.company.id);
    await expect(answer(id, steward)).rejects.toMatchObject({ code: 'unauthorized' });
    await bench.app.db.query('update events set steward_id = $2 where id = $1', [
      shift.event.id,
      grant.id,
    ]);
    await answer(id, steward, 'Now it says five');
    expect((await own(shift, worker))!.disputes).toMatchObject([
      { answer: 'Now it says five', answered_by: expect.any(String) },
    ]);
    await expect(answer(id, shift.manager)).rejects.toMatchObject({
      code: 'time_sheet.dispute_answered',
    });
    const again = await open(shift, worker, 'Still wrong');
    expect((await own(shift, worker))!.disputes.map((each) => each.id)).toEqual([id, again]);
  });

  it('stay on the sheet, and are answered, after their worker left the crew', async () => {
    const { shift, worker } = await aCorrectedShift();
    const id = await open(shift, worker);
    await bench.app.db.query(`update labor_requests set state = 'canceled' where id = $1`, [
      shift.request.id,
    ]);
    const onSheet = await bench.work(
      (work) => bench.app.get(RowRemarksQueries).ofCallUnchecked(work, shift.call.slug),
      shift.manager,
    );
    expect(onSheet.get(shift.request.id)).toMatchObject({
      worker: expect.any(String),
      disputes: [{ id, answer: null }],
    });
    await answer(id, shift.manager);
  });

  it('and the steps of a sheet tell the pages of the call, of the company and of the worker', async () => {
    const { shift, worker } = await aCorrectedShift();
    const heard: Hint[] = [];
    const stop = bench.app.get(HintBus).subscribe((hint) => void heard.push(hint));
    const told = (): Hint => ({
      ...{ topic: 'changed', companyId: shift.company.id, subject: 'call_time', id: shift.call.id },
    });
    const hears = async (verb: () => Promise<unknown>): Promise<void> => {
      heard.length = 0;
      await verb();
      expect(heard).toContainEqual(told());
    };
    let id = 0;
    await hears(async () => (id = await open(shift, worker)));
    await hears(() => answer(id, shift.manager));
    const sheets = bench.app.get(TimeSheetStateService);
    await hears(() =>
      bench.work(
        (work) => sheets.submit(work, shift.call.slug, { revision: null, confirmed: true }),
        shift.manager,
      ),
    );
    await hears(() =>
      bench.work((work) => sheets.reopen(work, shift.call.slug, ''), shift.manager),
    );
    stop?.();
  });

  it('are one at a time, also when two tabs send at once', async () => {
    const { shift, worker } = await aCorrectedShift();
    const outcomes = await atOnce(bench.app.db, 'time_entry_disputes', [
      () => open(shift, worker),
      () => open(shift, worker),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(open(shift, worker)).rejects.toMatchObject({ code: 'time_sheet.dispute_open' });
    const waiting = await bench.work(
      (work) => bench.app.get(TimeSheetStateQueries).toDecide(work, shift.company.id),
      shift.manager,
    );
    expect(waiting).toMatchObject([{ state: 'draft', open_disputes: 1 }]);
  });

  it('are answered once, also when two stewards answer at once', async () => {
    const { shift, worker } = await aCorrectedShift();
    const id = await open(shift, worker);
    const outcomes = await atOnce(bench.app.db, 'time_entry_disputes', [
      () => answer(id, shift.manager, 'Corrected'),
      () => answer(id, shift.manager, 'It stays'),
    ]);
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? one.reason.code : []));
    expect(refused).toEqual(['time_sheet.dispute_answered']);
    expect(
      await bench.app.db.query(
        `select 1 from audit_entries where action = $1 and subject_id = $2`,
        ['time_sheet.dispute_answered', shift.request.id],
      ),
    ).toHaveLength(1);
  });

  it('are not opened for a call that the worker loses at that moment', async () => {
    const { shift, worker } = await aCorrectedShift();
    const [other] = await bench.crewOf(shift, 1);
    await bench.app.db.query('update workers set user_id = $2 where id = $1', [
      ...[other!.request.workerId, worker.userId],
    ]);
    const lost = `update labor_requests set state = 'canceled' where id = $1`;
    await expect(
      behindChange(bench.app.db, [lost, [other!.request.id]], () => open(other!, worker)),
    ).rejects.toMatchObject({ code: 'time_sheet.no_hours' });
  });

  it('are of one’s own hours, and say something', async () => {
    const { shift, worker } = await aCorrectedShift();
    const { worker: another } = await aCorrectedShift();
    for (const stranger of [another, shift.manager])
      await expect(open(shift, stranger)).rejects.toMatchObject({ code: 'labor_request.missing' });
    expect(await own(shift, another)).toBeUndefined();
    await expect(open(shift, worker, ' ')).rejects.toMatchObject({
      fields: { sentence: expect.anything() },
    });
    await expect(open(shift, worker, 'a'.repeat(501))).rejects.toMatchObject({
      fields: { sentence: expect.anything() },
    });
    const id = await open(shift, worker);
    const { manager: stranger } = await bench.aShift();
    await expect(answer(id, stranger)).rejects.toMatchObject({ code: 'dispute.missing' });
    await expect(answer(id, shift.manager, '')).rejects.toMatchObject({
      fields: { answer: expect.anything() },
    });
  });

  it.each(['labor_requirements', 'call_times', 'events'])(
    'of deleted calls wait until the call is back (%s)',
    async (table) => {
      const { shift, worker } = await aCorrectedShift();
      const id = { labor_requirements: shift.requirement, call_times: shift.call }[table]?.id;
      const deleteAt = (instant: string | null): Promise<unknown> =>
        bench.app.db.query(`update ${table} set archived_at = $2 where id = $1`, [
          id ?? shift.event.id,
          instant,
        ]);
      await deleteAt('2031-05-02T00:00:00Z');
      await expect(open(shift, worker)).rejects.toMatchObject({ code: 'time_sheet.call_deleted' });
      await deleteAt(null);
      await open(shift, worker);
    },
  );

  it('need hours, a no-show, or a call that has begun', async () => {
    const { shift, worker } = await aCorrectedShift();
    const [other] = await bench.crewOf(shift, 1);
    await bench.app.db.query('update workers set user_id = $2 where id = $1', [
      other!.request.workerId,
      worker.userId,
    ]);
    bench.setTime(at('07:00:00'));
    await expect(open(other!, worker)).rejects.toMatchObject({ code: 'time_sheet.no_hours' });
    bench.setTime(at('09:00:00'));
    await open(other!, worker, 'I am here');
  });
});
