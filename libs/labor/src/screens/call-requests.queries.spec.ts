import { aCall } from '../../../../test/factories/a-call.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import { LaborModule } from '../labor.module.js';
import type { LaborRequest } from '../requests/labor-request.entity.js';
import { LaborRequirementQueries } from '../requirements/labor-requirement.queries.js';
import { CallRequestsQueries } from './call-requests.queries.js';
import { FillListQueries } from './fill-list.queries.js';

describe('the requests of a call', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule]);
    app.clock.setTime('2031-04-20T12:00:00Z');
  });
  afterAll(() => app.close());

  /** A call from noon to seven for riggers and audio; a company that asks for eight hours of rest. */
  async function aCallWithRequests() {
    const event = await anEvent(app.db, { startDate: '2031-05-01', endDate: '2031-05-09' });
    const { companyId } = event;
    const { actor } = await aManager(app.db, companyId);
    const aDay = { eventId: event.id, date: '2031-05-03' };
    const call = await aCall(app.db, { ...aDay, time: '12:00', expectedMinutes: 420 });
    const riggers = await aRequirement(app.db, { callTimeId: call.id });
    const audio = await aRequirement(app.db, { callTimeId: call.id });
    const ask = (workerId: number, laborRequirementId: number, given: Partial<LaborRequest> = {}) =>
      aRequest(app.db, { workerId, laborRequirementId, ...given });
    const on = async (
      workerId: number,
      name: string,
      time: string,
      minutes: number,
      state = 'confirmed',
    ) => {
      const other = await aCall(app.db, { ...aDay, name, time, expectedMinutes: minutes });
      const { id } = await aRequirement(app.db, { callTimeId: other.id });
      await ask(workerId, id, { state: state as never });
    };
    const [busy, free] = [
      (await aWorker(app.db, { companyId })).id,
      (await aWorker(app.db, { companyId })).id,
    ];
    const asked = [
      await ask(busy, riggers.id),
      await ask(busy, audio.id, { state: 'available' }),
      await ask(free, riggers.id),
    ];
    await on(busy, 'Night', '02:00', 660);
    await on(busy, 'Early', '03:00', 120, 'available');
    await on(busy, 'Evening', '18:59', 60, 'pending');
    await on(busy, 'Declined', '13:00', 60, 'declined');
    await on(free, 'Canceled', '13:00', 60, 'canceled');
    const work = app.unitOfWork.reading(app.as(actor));
    const queries = app.get(CallRequestsQueries);
    const board = await queries.board(work, call.slug);
    return { work, queries, board, asked, requirements: [riggers, audio], call };
  }

  it('tell what is in the way of their workers, the other role of the call too', async () => {
    const { work, queries, board, asked, call } = await aCallWithRequests();
    const said = (await queries.requests(work, board)).map((request) => ({
      id: request.id,
      conflicts: request.conflicts.map((each) => `${each.call_name} ${each.kind} ${each.state}`),
      rests: request.short_rests.map((each) => `${each.call_name} ${each.kind} ${each.state}`),
    }));
    const [night, evening] = ['Night overlap confirmed', 'Evening overlap pending'];
    const rests = ['Early short_rest available'];
    expect(said).toEqual([
      { id: asked[0]!.id, conflicts: [night, `${call.name} overlap available`, evening], rests },
      { id: asked[1]!.id, conflicts: [night, `${call.name} overlap pending`, evening], rests },
      { id: asked[2]!.id, conflicts: [], rests: [] },
    ]);
  });

  it('tell the same as the fill lists of their requirements', async () => {
    const { work, queries, board, requirements } = await aCallWithRequests();
    const requests = await queries.requests(work, board);
    for (const { id, slug } of requirements) {
      const reached = await app.get(LaborRequirementQueries).reached(work, slug);
      const listed = new Map(
        (await app.get(FillListQueries).candidates(work, reached)).map((each) => [each.id, each]),
      );
      const those = requests.filter(({ requirement }) => requirement.id === id);
      expect(those.length).toBeGreaterThan(0);
      for (const { worker, conflicts, short_rests } of those)
        expect({ conflicts, short_rests }).toEqual({
          conflicts: listed.get(worker.id)!.conflicts,
          short_rests: listed.get(worker.id)!.short_rests,
        });
    }
  });

  it('are one statement, page by page as well', async () => {
    const { work, queries, board, asked } = await aCallWithRequests();
    const all = await queries.requests(work, board);
    let page: typeof all = [];
    const statements = await recordStatements(app.db, async () => {
      page = await queries.requests(work, board, { limit: 2, after: [asked[0]!.id] });
    });
    expect(statements).toHaveLength(1);
    expect(page).toEqual(all.slice(1));
  });
});
