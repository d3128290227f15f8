import type { Actor } from '#libs/kernel';
import { WorkerRequested } from '#libs/labor';
import { type Fact, FactBus, type KeysetPage, sortKeyOf } from '#libs/platform';
import { HoursAdjusted, HoursDisputed, TimeRecorded, TimeSheetMoved } from '#libs/time-entry';
import { PayExtraAdded } from '#libs/pay';
import { aManager, aSteward } from '../../../../test/factories/a-grant.js';
import {
  type ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';
import { RowHistoryQueries } from './row-history.queries.js';
import { HISTORY_NEWEST_FIRST, type HistoryLine } from './row-history.rows.js';

const ALL: KeysetPage = { limit: 100, after: null };

describe('the history of a request and its hours', () => {
  let bench: TimeSheetHarness;
  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
  });
  afterAll(() => bench.close());
  beforeEach(() => bench.setTime('2031-05-01T07:58:00-04:00'));

  const read = (
    { row, manager }: ShiftFixture,
    what: 'ofRequest' | 'ofHours' = 'ofRequest',
    { actor = manager, page = ALL }: { actor?: Actor; page?: KeysetPage } = {},
  ) =>
    bench.app
      .get(RowHistoryQueries)
      [what](
        bench.app.unitOfWork.reading(bench.app.as(actor)),
        row.callTimeSlug,
        row.requestId,
        page,
      );
  const record = (...facts: Fact[]) =>
    bench.work(async (work) => {
      for (const fact of facts) await bench.app.get(FactBus).record(work, fact);
    });
  const actions = (lines: readonly HistoryLine[]): string[] => lines.map(({ action }) => action);

  /** Asked, texted, in at 07:58, out corrected to 16:00. */
  async function aWorkedShift(): Promise<ShiftFixture> {
    const shift = await bench.aShift();
    const { company, event, call, requirement, request } = shift;
    const ids = {
      ...{ companyId: company.id, eventId: event.id, callTimeId: call.id },
      ...{ requirementId: requirement.id, requestId: request.id, workerId: request.workerId },
    };
    await bench.work(
      (work) => bench.app.get(FactBus).record(work, new WorkerRequested(ids, null, {})),
      shift.manager,
    );
    await bench.app.db.query(
      `insert into outgoing_messages (channel, kind, company_id, recipient, body, segments, subject_id, secrets, created_at, status)
       select 'sms', 'offer', $1, '+14155550113', 'Come? /c/Ab12Cd34Ef', 1, $2, '{Ab12Cd34Ef}', $3, 'queued'`,
      [company.id, request.id, new Date('2031-05-01T07:59:00-04:00')],
    );
    bench.setTime('2031-05-01T08:02:00-04:00');
    await bench.record(shift, (sheet, work) => sheet.signIn(work, shift.row));
    bench.setTime('2031-05-01T18:00:00-04:00');
    await bench.record(shift, (sheet, work) =>
      sheet.updateEndTime(work, shift.row, '2031-05-01T16:00'),
    );
    return shift;
  }

  it('tells who asked, the texts, the punches and who corrected them, newest first', async () => {
    const { subject, lines } = await read(await aWorkedShift());
    expect(subject).toMatchObject({
      time_entry_id: expect.any(Number),
      time_zone: 'America/New_York',
    });
    expect(actions(lines)).toEqual([
      'time_entry.update_end_time',
      'time_entry.sign_in',
      'text.offer',
      'request.created',
    ]);
    const [edited, signedIn, offer] = lines;
    expect(edited).toMatchObject({
      before: { end_at: null },
      after: { end_at: '2031-05-01T20:00:00.000Z' },
      actor: expect.any(String),
      punches: [{ edge: 'end', source: 'time_sheet' }],
    });
    expect(new Date(signedIn!.punches[0]!.raw_at)).toEqual(new Date('2031-05-01T12:02:00Z'));
    expect(new Date(signedIn!.punches[0]!.counted_at!)).toEqual(new Date('2031-05-01T12:00:00Z'));
    expect(offer!.text).toEqual({
      ...{ kind: 'offer', status: 'queued', error: null },
      body: 'Come? /c/•••',
    });
  });

  it('of the hours alone has neither texts nor answers', async () => {
    const shift = await aWorkedShift();
    const { lines } = await read(shift, 'ofHours');
    expect(actions(lines)).toEqual(['time_entry.update_end_time', 'time_entry.sign_in']);
    const absent = await bench.aShift();
    expect((await read(absent, 'ofHours')).lines).toEqual([]);
  });

  it('shows a punch that no entry tells of', async () => {
    const shift = await aWorkedShift();
    await bench.app.db.query(
      `insert into punches (time_entry_id, edge, raw_at, source, recorded_at)
       select te.id, 'break_start', $2, 'demonstration', $2 from time_entries te where te.labor_request_id = $1`,
      [shift.request.id, new Date('2031-05-01T12:00:00-04:00')],
    );
    const { lines } = await read(shift, 'ofHours');
    expect(lines.map(({ type, action }) => [type, action])).toEqual([
      ['entry', 'time_entry.update_end_time'],
      ['punch', 'punch.break_start'],
      ['entry', 'time_entry.sign_in'],
    ]);
  });

  it('is cut into pages that miss and repeat nothing', async () => {
    const shift = await aWorkedShift();
    const { lines } = await read(shift);
    const found: HistoryLine[] = [];
    for (let after: KeysetPage['after'] = null; ;) {
      const part = (await read(shift, 'ofRequest', { page: { limit: 1, after } })).lines.slice(
        0,
        1,
      );
      if (part.length === 0) break;
      found.push(...part);
      after = sortKeyOf(HISTORY_NEWEST_FIRST, part[0]!);
    }
    expect(found).toEqual(lines);
  });

  it('is for managers and for the steward of the event', async () => {
    const shift = await aWorkedShift();
    const { actor: otherManager } = await aManager(bench.app.db, (await bench.aShift()).company.id);
    const steward = await aSteward(bench.app.db, shift.company.id);
    await expect(read(shift, 'ofRequest', { actor: otherManager })).rejects.toThrow(
      'No LaborRequest',
    );
    await expect(read(shift, 'ofHours', { actor: steward.actor })).rejects.toThrow('Unauthorized');
    const wrongCall = { ...shift, row: { ...shift.row, callTimeSlug: 'nothing' } };
    await expect(read(wrongCall)).rejects.toThrow('No LaborRequest');
    await bench.app.db.query('update events set steward_id = $1 where id = $2', [
      steward.grant.id,
      shift.event.id,
    ]);
    expect((await read(shift, 'ofHours', { actor: steward.actor })).lines).toHaveLength(2);
  });

  it('shows pay and amounts to managers, not to stewards', async () => {
    const shift = await aWorkedShift();
    const steward = await aSteward(bench.app.db, shift.company.id);
    await bench.app.db.query('update events set steward_id = $1 where id = $2', [
      steward.grant.id,
      shift.event.id,
    ]);
    const entryId = (await read(shift)).subject.time_entry_id!;
    const { company, call, request } = shift;
    const ids = [company.id, entryId, call.id, request.id] as const;
    const bonus = { id: 1, kind: 'bonus', cents: 2500, note: '' } as const;
    bench.setTime('2031-05-02T08:00:00-04:00');
    await record(
      new TimeRecorded(...ids, 'sent_home', null, { minutes: 30, bonus_cents: 2500 }),
      new PayExtraAdded(company.id, entryId, bonus, null),
    );
    const newest = async (actor: Actor) =>
      (await read(shift, 'ofHours', { actor })).lines
        .slice(0, 2)
        .map(({ action, after }) => [action, after]);
    expect(await newest(shift.manager)).toEqual([
      ['pay_entry.extra_added', { kind: 'bonus', amount: '25.00' }],
      ['time_entry.sent_home', { minutes: 30, bonus_cents: 2500 }],
    ]);
    expect(await newest(steward.actor)).toEqual([
      ['time_entry.sent_home', { minutes: 30 }],
      ['time_entry.update_end_time', { end_at: '2031-05-01T20:00:00.000Z' }],
    ]);
  });

  it('tells of the sheet that they stand on: its steps, adjustments and disputes', async () => {
    const shift = await aWorkedShift();
    const { company, call, request } = shift;
    const another = await bench.aShift();
    bench.setTime('2031-05-02T08:00:00-04:00');
    await record(
      new TimeSheetMoved(company.id, call.id, 'submitted', { from: 'draft', to: 'submitted' }),
      new HoursDisputed(company.id, request.id, 'I stayed until five.'),
      new TimeSheetMoved(another.company.id, another.call.id, 'approved', {
        ...{ from: 'submitted', to: 'approved' },
      }),
      new HoursAdjusted(company.id, request.id, {}, { reason: 'They did.' }),
    );
    for (const what of ['ofHours', 'ofRequest'] as const)
      expect(actions((await read(shift, what)).lines).slice(0, 4)).toEqual([
        'time_sheet.adjusted',
        'time_sheet.disputed',
        'time_sheet.submitted',
        'time_entry.update_end_time',
      ]);
  });
});
