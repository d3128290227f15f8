import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, aSteward } from '../factories/a-grant.js';
import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import { allAtOnce } from '../support/at-once.js';
import type { Answer, Client } from '../support/client.js';
import { recordStatements } from '../support/record-statements.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const LISTS = [
  'confirmed_requests',
  'declined_requests',
  'ncns_requests',
  'pending_requests',
  'available_requests',
] as const;

describe("a worker's record", () => {
  let app: TestApp;
  let companyId: number;
  let manager: Client;
  let worker: { id: number; slug: string };

  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    companyId = (await aCompany(app.db)).id;
    manager = await app.as(await aManager(app.db, companyId));
    worker = await aWorker(app.db, { companyId, name: 'Dana' });
  });

  /** A request for a call of its own. */
  async function asked(
    state: 'pending' | 'available' | 'confirmed' | 'declined' | 'canceled' | 'no_show',
    date = '2031-05-01',
  ): Promise<{ id: number; eventId: number }> {
    const event = await anEvent(app.db, { companyId });
    const call = await aCall(app.db, { eventId: event.id, date });
    const requirement = await aRequirement(app.db, { callTimeId: call.id });
    const { id } = await aRequest(app.db, {
      workerId: worker.id,
      laborRequirementId: requirement.id,
      state,
    });
    return { id, eventId: event.id };
  }
  const history = (by = manager): Promise<Answer> => by.get(`/workers/${worker.slug}/history/`);
  const idsIn = (body: Answer['body']): Record<string, number[]> =>
    Object.fromEntries(LISTS.map((list) => [list, body[list].map(({ id }: { id: number }) => id)]));

  it('W12 tells no-shows apart, and lists canceled requests with the declined', async () => {
    const ids = {
      confirmed: await asked('confirmed'),
      declined: await asked('declined'),
      noShow: await asked('no_show'),
      pending: await asked('pending'),
      available: await asked('available'),
    };
    const canceled = await asked('canceled');
    const { status, body } = await history();
    expect([status, body.worker.name, body.worker.conflicts]).toEqual([200, 'Dana', []]);
    expect(idsIn(body)).toEqual({
      confirmed_requests: [ids.confirmed.id],
      declined_requests: [canceled.id, ids.declined.id],
      ncns_requests: [ids.noShow.id],
      pending_requests: [ids.pending.id],
      available_requests: [ids.available.id],
    });
    expect(body.ncns_requests[0]).toMatchObject({
      ncns: true,
      labor_requirement: {
        labor_type: { name: expect.any(String) },
        call_time: { date: '2031-05-01', event: { slug: expect.any(String) } },
      },
    });
  });

  it('tells the latest calls first, and nothing of deleted events', async () => {
    const [early, late] = [
      await asked('declined', '2031-05-01'),
      await asked('declined', '2031-06-01'),
    ];
    const gone = await asked('declined', '2031-07-01');
    await app.db.query('update events set archived_at = now() where id = $1', [gone.eventId]);
    expect(idsIn((await history()).body).declined_requests).toEqual([late.id, early.id]);
  });

  it('takes four statements, however long it is', async () => {
    await history();
    const empty = await recordStatements(app.db, () => history());
    for (const state of ['confirmed', 'declined', 'pending'] as const) await asked(state);
    const full = await recordStatements(app.db, () => history());
    expect([empty.length, full.length]).toEqual([3, 4]);
  });

  it('is empty for a new worker, with all five lists', async () => {
    expect(idsIn((await history()).body)).toEqual(
      Object.fromEntries(LISTS.map((list) => [list, []])),
    );
  });

  describe('has counters that managers correct', () => {
    const adjust = (
      counter: 'ncns' | 'cancelled',
      action: unknown,
      by = manager,
    ): Promise<Answer> => by.post(`/workers/${worker.slug}/adjust-${counter}/`, { action });

    it('C.4 by one, many at once, and never below zero', async () => {
      const atOnce = (size: number, action: string): Promise<Answer[]> =>
        allAtOnce(
          app.db,
          'workers',
          Array.from({ length: size }, () => () => adjust('ncns', action)),
        );
      await atOnce(6, 'increment');
      expect((await adjust('ncns', 'decrement')).body).toEqual({
        status: 'success',
        nocallnoshow: 5,
      });
      const down = await atOnce(8, 'decrement');
      expect(down.map(({ status }) => status)).toEqual(down.map(() => 200));
      expect((await adjust('cancelled', 'increment')).body).toEqual({
        status: 'success',
        canceled_requests: 1,
      });
      expect((await history()).body.worker).toMatchObject({
        nocallnoshow: 0,
        canceled_requests: 1,
      });
      const audit = await app.db.query(
        `select count(*)::int as entries from audit_entries where subject = 'worker' and subject_id = $1 and action = 'worker.changed'`,
        [worker.id],
      );
      expect(audit).toEqual([{ entries: 13 }]);
    });

    it.each([['up'], [''], [null], [undefined], [1]])(
      'by no other word than two: %p',
      async (action) => {
        const answer = await adjust('ncns', action);
        expect([answer.status, answer.body.status, Object.keys(answer.body.errors)]).toEqual([
          400,
          'error',
          ['action'],
        ]);
      },
    );
  });

  it('S14 is for managers of its company and for administrators', async () => {
    const stranger = await app.as(await aManager(app.db, (await aCompany(app.db)).id));
    const steward = await app.as(await aSteward(app.db, companyId));
    const administrator = await app.as(await anAdministrator(app.db));
    const tries = (by: Client): Promise<Answer>[] => [
      history(by),
      by.post(`/workers/${worker.slug}/adjust-ncns/`, { action: 'increment' }),
      by.post(`/workers/${worker.slug}/adjust-cancelled/`, { action: 'increment' }),
    ];
    for (const [by, status] of [
      [stranger, 404],
      [steward, 401],
      [app.visitor(), 401],
      [administrator, 200],
    ] as const) {
      expect((await Promise.all(tries(by))).map((answer) => answer.status)).toEqual([
        status,
        status,
        status,
      ]);
    }
    expect((await manager.get('/workers/abcdefghij/history/')).status).toBe(404);
  });
});
