import { aCompany } from '../factories/a-company.js';
import { aManager, anOwner, aSteward } from '../factories/a-grant.js';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import type { Client } from '../support/client.js';
import { LiveSocket } from '../support/live-socket.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('a crew is reminded, and missed', () => {
  let app: TestApp;
  let owner: Client;
  let manager: Client;
  let steward: Client;
  let companyId: number;
  let eventSlug: string;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.setTime('2031-04-20T16:00:00Z');
    companyId = (await aCompany(app.db, { sendingFromMinute: 480, sendingUntilMinute: 1260 })).id;
    const running = await aSteward(app.db, companyId);
    const event = await anEvent(app.db, {
      companyId,
      stewardId: running.grant.id,
      locationProfileId: null,
    });
    eventSlug = event.slug;
    [owner, manager, steward] = [
      await app.as(await anOwner(app.db, companyId)),
      await app.as(await aManager(app.db, companyId)),
      await app.as(running),
    ];
  });

  /** The queue uses the database's time: tasks that are due by the test's clock are made due by that one. */
  async function arrive(at: string): Promise<void> {
    app.clock.setTime(at);
    await app.db.query(
      'update graphile_worker._private_jobs set run_at = now() where run_at <= $1',
      [app.clock.now()],
    );
    await app.finishTasks();
  }
  async function aCrew(): Promise<{
    call: { id: number; slug: string };
    worker: { name: string; phoneNumber: string };
    requestId: number;
    requirementSlug: string;
  }> {
    const added = await manager.post(`/call-time/${eventSlug}/add-call-time/`, {
      name: 'Load in',
      date: '2031-05-02',
      time: '10:00',
    });
    expect(added.status).toBe(201);
    const requirement = await aRequirement(app.db, { callTimeId: added.body.id });
    const worker = await aWorker(app.db, { companyId, name: 'Ana' });
    const request = await aConfirmedRequest(app.db, {
      laborRequirementId: requirement.id,
      workerId: worker.id,
    });
    return { call: added.body, worker, requestId: request.id, requirementSlug: requirement.slug };
  }

  it('a day and three hours before the call, once the owner wants that', async () => {
    const { call, worker } = await aCrew();
    expect((await owner.get('/company/settings/')).body.reminder_hours).toEqual([]);
    expect(
      (await owner.patch('/company/settings/', { reminder_hours: [3, 24, 3] })).body.reminder_hours,
    ).toEqual([24, 3]);
    await arrive('2031-05-01T14:00:00Z');
    await arrive('2031-05-02T11:00:00Z');
    // The second, at seven in the morning, waits for the sending hours; the first was sent.
    expect(
      await app.db.query(
        `select kind, status from outgoing_messages where recipient = $1 order by id`,
        [worker.phoneNumber],
      ),
    ).toEqual([
      { kind: 'reminder', status: 'sent' },
      { kind: 'reminder', status: 'held' },
    ]);
    await arrive('2031-05-02T12:00:00Z');
    expect(
      (
        await app.db.query(
          `select status from outgoing_messages where recipient = $1 order by id`,
          [worker.phoneNumber],
        )
      ).at(-1),
    ).toEqual({ status: 'sent' });
    expect((await manager.post(`/call-times/${call.slug}/send-reminder/`)).body.message).toBe(
      '1 reminder queued',
    );
  });

  it.each`
    given                 | kept         | because
    ${'24, 3'}            | ${[24, 3]}   | ${'forms send text'}
    ${[336, 1]}           | ${[336, 1]}  | ${'two weeks are the most, an hour the least'}
    ${null}               | ${[]}        | ${'null means not at all'}
    ${''}                 | ${[]}        | ${'so does blank'}
    ${undefined}          | ${[48]}      | ${'what is left out stays'}
    ${[0]}                | ${'refused'} | ${'that is the call itself'}
    ${[337]}              | ${'refused'} | ${'nobody remembers that long'}
    ${[1, 2, 3, 4, 5, 6]} | ${'refused'} | ${'that is pestering'}
    ${[1.5]}              | ${'refused'} | ${'hours are whole'}
    ${'soon'}             | ${'refused'} | ${'that is no number'}
    ${{ hours: 3 }}       | ${'refused'} | ${'that is no list'}
  `(
    'at $given hours before: $kept, because $because',
    async ({ given, kept }: { given: unknown; kept: number[] | 'refused' }) => {
      await owner.patch('/company/settings/', { reminder_hours: [48] });
      const answer = await owner.patch('/company/settings/', { reminder_hours: given });
      if (kept !== 'refused')
        return expect([answer.status, answer.body.reminder_hours]).toEqual([200, kept]);
      expect([
        answer.status,
        answer.body.status,
        Object.keys(answer.body.errors as object)[0],
      ]).toEqual([400, 'error', expect.stringMatching(/^reminder_hours/)]);
      expect((await owner.get('/company/settings/')).body.reminder_hours).toEqual([48]);
    },
  );

  it('ten minutes after the call, by the steward, who hears of it', async () => {
    const { call, worker, requestId, requirementSlug } = await aCrew();
    const socket = (await LiveSocket.open(
      app.url,
      `/ws/labor-requests/${requirementSlug}/?token=${steward.key}`,
    )) as LiveSocket;
    const list = `/call-time/${call.slug}/not-clocked-in/`;
    expect((await steward.get(list)).body).toEqual({
      call_time: { id: call.id, slug: call.slug, name: 'Load in' },
      since: '2031-05-02T14:10:00.000Z',
      workers: [],
    });

    await arrive('2031-05-02T14:10:00Z');
    expect((await socket.frames(1))[0]).toMatchObject({
      type: 'labor_request_update',
      data: { labor_request_id: requestId, confirmed: true },
    });
    const missing = {
      request_id: requestId,
      labor_type: { id: expect.any(Number), name: expect.any(String) },
      worker: { id: expect.any(Number), name: 'Ana', phone_number: worker.phoneNumber },
    };
    expect((await steward.get(list)).body.workers).toEqual([missing]);

    await steward.post(`/call-times/${call.slug}/tracking/`, {
      action: 'sign_in',
      request_id: requestId,
    });
    expect((await manager.get(list)).body.workers).toEqual([]);
    socket.socket.close();
  });
});
