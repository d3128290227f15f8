import type { CallTime } from '#libs/call-time';
import type { Company } from '#libs/company';
import type { Event } from '#libs/event';
import { CallConflictQueries, LaborModule, type LaborRequest, type Worker } from '#libs/labor';
import { aCall } from '../../../../test/factories/a-call.js';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aLocation } from '../../../../test/factories/a-location.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { recordStatements } from '../../../../test/support/record-statements.js';

describe('conflicts of a yes', () => {
  let app: LibApp;
  let company: Company;
  let worker: Worker;
  beforeAll(async () => {
    app = await aLibApp([LaborModule]);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    company = await aCompany(app.db, { minimumMinutes: 240, restMinutes: 480 });
    worker = await aWorker(app.db, { companyId: company.id });
  });

  interface Given {
    call?: Partial<CallTime>;
    event?: Partial<Event>;
    request?: Partial<LaborRequest>;
    requirement?: Parameters<typeof aRequirement>[1];
  }
  /** A request for a call of an event of its own, at 08:00 of May 1 unless told otherwise. */
  async function asked({ call, event, request, requirement }: Given = {}): Promise<LaborRequest> {
    const made = await anEvent(app.db, { companyId: company.id, ...event });
    const { id } = await aCall(app.db, { eventId: made.id, ...call });
    return aRequest(app.db, {
      workerId: worker.id,
      laborRequirementId: (await aRequirement(app.db, { callTimeId: id, ...requirement })).id,
      ...request,
    });
  }
  const work = () => app.unitOfWork.reading(app.as());
  async function conflictsOf(
    { id }: LaborRequest,
    companies: 'same' | 'all' = 'same',
  ): Promise<[number, string, number][]> {
    const found = await app.get(CallConflictQueries).ofRequestsUnchecked(work(), [id], companies);
    return (found.get(id) ?? []).map(({ other, kind, restMinutes }) => [
      other.id,
      kind,
      restMinutes,
    ]);
  }
  const confirmed = (given: Given = {}) =>
    asked({ ...given, request: { state: 'confirmed', ...given.request } });

  it('end when they are expected to, else after what their chain has as the minimum', async () => {
    const offer = await asked();
    const expected = await confirmed({ call: { time: '01:30', expectedMinutes: 400 } });
    const own = await confirmed({ call: { time: '02:30', minimumMinutes: 331 } });
    const ofEvent = await confirmed({ call: { time: '03:30' }, event: { minimumMinutes: 271 } });
    const inherited = await confirmed({ call: { time: '03:30' } });
    expect(await conflictsOf(offer)).toEqual([
      [expected.id, 'overlap', 0],
      [own.id, 'overlap', 0],
      [ofEvent.id, 'overlap', 0],
      [inherited.id, 'short_rest', 30],
    ]);
  });

  it('are compared by what clocks of different zones mean', async () => {
    const west = await aLocation(app.db, {
      companyId: company.id,
      timeZone: 'America/Los_Angeles',
    });
    const offer = await asked({ call: { time: '14:30' } });
    const away = await confirmed({
      call: { time: '08:00' },
      event: { locationProfileId: west.id },
    });
    expect(await conflictsOf(offer)).toEqual([[away.id, 'overlap', 0]]);
  });

  it('last an hour longer or shorter where clocks change, since hours pass as hours do', async () => {
    const autumn = { startDate: '2031-11-01', endDate: '2031-11-03' };
    const offer = await asked({
      call: { date: '2031-11-02', time: '02:30' },
      event: autumn,
    });
    const night = (expectedMinutes: number): Promise<LaborRequest> =>
      confirmed({ call: { date: '2031-11-01', time: '22:00', expectedMinutes }, event: autumn });
    const [five, six] = [await night(330), await night(331)];
    expect(await conflictsOf(offer)).toEqual([
      [five.id, 'short_rest', 0],
      [six.id, 'overlap', 0],
    ]);
  });

  it('count while they stand: said yes to, confirmed, or offered; not what is gone', async () => {
    const offer = await asked();
    const open = [
      await asked(),
      await asked({ request: { state: 'available' } }),
      await confirmed(),
    ];
    await asked({ request: { sentAt: null } });
    for (const state of ['declined', 'canceled', 'no_show'] as const)
      await asked({ request: { state } });
    await confirmed({ event: { canceled: true } });
    await confirmed({ event: { archivedAt: new Date() } });
    await confirmed({ call: { archivedAt: new Date() } });
    await confirmed({ requirement: { archivedAt: new Date() } });
    await confirmed({
      request: { workerId: (await aWorker(app.db, { companyId: company.id })).id },
    });
    expect((await conflictsOf(offer)).map(([id]) => id)).toEqual(open.map(({ id }) => id));
    const accepted = await app
      .get(CallConflictQueries)
      .acceptedOfRequestsUnchecked(work(), [offer.id], 'same');
    expect(accepted.get(offer.id)!.map(({ other }) => other.id)).toEqual([
      open[1]!.id,
      open[2]!.id,
    ]);
  });

  it('ask for the rest of the company that asks, and for none where it asks for none', async () => {
    const offer = await asked();
    const evening = await confirmed({ call: { time: '18:00' } });
    expect(await conflictsOf(offer)).toEqual([[evening.id, 'short_rest', 360]]);
    for (const restMinutes of [360, 0, null]) {
      await app.db.query('update companies set rest_minutes = $2 where id = $1', [
        company.id,
        restMinutes,
      ]);
      expect(await conflictsOf(offer)).toEqual([]);
    }
  });

  it('of another company are told to nobody but the number itself', async () => {
    const offer = await asked();
    const other = await aCompany(app.db);
    const double = await aWorker(app.db, {
      companyId: other.id,
      phoneNumber: worker.phoneNumber,
    });
    const elsewhere = await confirmed({
      event: { companyId: other.id, locationProfileId: null },
      request: { workerId: double.id },
    });
    expect(await conflictsOf(offer)).toEqual([]);
    expect(await conflictsOf(offer, 'all')).toEqual([[elsewhere.id, 'overlap', 0]]);
  });

  it('in another role of the same call count once that was accepted', async () => {
    const offer = await asked();
    const call = await app.db.query<{ call_time_id: number }[]>(
      'select call_time_id from labor_requirements where id = $1',
      [offer.laborRequirementId],
    );
    const twin = await aRequest(app.db, {
      workerId: worker.id,
      laborRequirementId: (await aRequirement(app.db, { callTimeId: call[0]!.call_time_id })).id,
    });
    expect(await conflictsOf(offer)).toEqual([]);
    await app.db.query(`update labor_requests set state = 'available' where id = $1`, [twin.id]);
    expect(await conflictsOf(offer)).toEqual([[twin.id, 'overlap', 0]]);
  });

  it('are told once of two that were accepted together, and read with one statement', async () => {
    const both = [await confirmed(), await confirmed()];
    let found: unknown[] = [];
    const statements = await recordStatements(app.db, async () => {
      const conflicts = await app.get(CallConflictQueries).acceptedOfRequestsUnchecked(
        work(),
        both.map(({ id }) => id),
        'same',
      );
      found = [...conflicts].map(([id, [conflict]]) => [id, conflict!.other.id]);
    });
    expect(found).toEqual([[both[0]!.id, both[1]!.id]]);
    expect(statements).toHaveLength(1);
  });
});
