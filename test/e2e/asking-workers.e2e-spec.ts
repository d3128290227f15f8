import type { LaborRequest } from '#libs/labor';
import { aCall } from '../factories/a-call.js';
import { aManager, aSteward } from '../factories/a-grant.js';
import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { anEvent } from '../factories/an-event.js';
import { aWorker } from '../factories/a-worker.js';
import type { Client } from '../support/client.js';
import { recordStatements } from '../support/record-statements.js';
import { SNAPSHOT_STATEMENTS } from '../support/revised-reads.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('asking a crew', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
  });
  beforeEach(() => app.clock.setTime('2031-04-01T16:00:00Z'));
  afterAll(() => app.close());

  async function aShow() {
    const event = await anEvent(app.db);
    const call = await aCall(app.db, { eventId: event.id, minimumMinutes: 300 });
    const skill = await aSkill(app.db, { companyId: event.companyId });
    const manager = await aManager(app.db, event.companyId);
    const client = await app.as(manager);
    const worker = () => aWorker(app.db, { companyId: event.companyId });
    const requirement = async () => {
      const { body } = await client.post(`/call-times/${call.slug}/add-labor/`, {
        labor_type: String(skill.id),
        needed_labor: '2',
        minimum_hours: '',
      });
      return body as { id: number; slug: string };
    };
    const ask = (slug: string, workerId: number, action?: string, as: Client = client) =>
      as.post(`/request/${slug}/worker/`, { worker_id: workerId, action });
    const tokenOf = async (workerId: number): Promise<string> =>
      (
        await app.db.query('select token_short from labor_requests where worker_id = $1', [
          workerId,
        ])
      )[0].token_short;
    return { event, call, skill, manager, client, worker, requirement, ask, tokenOf };
  }

  it('goes from the need to the texts, and to a confirmed worker', async () => {
    const { client, call, skill, worker, ask, tokenOf, event } = await aShow();
    const created = await client.post(`/call-times/${call.slug}/add-labor/`, {
      labor_type: String(skill.id),
      needed_labor: '2',
      minimum_hours: '',
      fcfs_positions: '9',
    });
    expect(created).toMatchObject({
      status: 201,
      body: {
        needed_labor: 2,
        fcfs_positions: 2,
        minimum_hours: 5,
        call_time: call.id,
        labor_type: skill.id,
      },
    });
    const { slug } = created.body;

    const [first, second] = [await worker(), await worker()];
    expect(await ask(slug, first.id)).toMatchObject({ status: 200, body: { status: 'success' } });
    expect(await ask(slug, first.id)).toMatchObject({
      status: 400,
      body: { status: 'error', message: expect.any(String) },
    });
    expect((await ask(slug, first.id, 'reserve')).status).toBe(200);
    expect((await ask(slug, second.id)).status).toBe(200);
    expect(await app.textsTo(first.phoneNumber)).toEqual([]);

    const sent = await client.post(`/request/${slug}/send-messages/`);
    expect(sent).toMatchObject({
      status: 200,
      body: { status: 'success', message: '2 messages queued' },
    });
    expect((await client.post(`/call-times/${call.slug}/send-messages/`)).body.message).toBe(
      'No messages queued: 2 were sent before',
    );
    expect((await client.post(`/event/${event.slug}/send-messages`)).status).toBe(200);
    const [offer] = await app.textsTo(first.phoneNumber);
    expect(offer).toContain(await tokenOf(first.id));

    const action = await client.post(`/request/${await tokenOf(second.id)}/action/`, {
      action: 'confirm',
      response: 'yes',
    });
    expect(action).toMatchObject({ status: 200, body: { status: 'success' } });
    expect(await app.textsTo(second.phoneNumber)).toHaveLength(2);
    expect((await client.get(`/labor/${slug}/status/`)).body).toMatchObject({
      job: skill.name,
      pending: 1,
      confirmed: 1,
      available: 0,
      declined: 0,
    });
  });

  it('names the field that is wrong with a labor requirement', async () => {
    const { client, call, skill, requirement } = await aShow();
    const foreign = await aSkill(app.db);
    const { slug } = await requirement();
    const url = `/call-times/${call.slug}/add-labor/`;
    for (const [body, field] of [
      [{ labor_type: skill.id, needed_labor: 2 }, 'labor_type'],
      [{ labor_type: foreign.id, needed_labor: 2 }, 'labor_type'],
      [{ labor_type: skill.id, needed_labor: 0 }, 'needed_labor'],
      [{ labor_type: skill.id }, 'needed_labor'],
      [{ labor_type: skill.id, needed_labor: 2, minimum_hours: 4.25 }, 'minimum_hours'],
    ] as const) {
      expect(await client.post(url, body)).toMatchObject({
        status: 400,
        body: { status: 'error', message: expect.any(String), [field]: [expect.any(String)] },
      });
    }
    expect(
      await client.post(`/labor/${slug}/edit/`, { labor_type: foreign.id, needed_labor: 2 }),
    ).toMatchObject({ status: 400, body: { labor_type: [expect.any(String)] } });
  });

  it('W2 shows forms, edits a requirement with its skill, and deletes it', async () => {
    const { client, call, skill, requirement, event } = await aShow();
    const other = await aSkill(app.db, { companyId: event.companyId });
    const { slug } = await requirement();
    const newForm = await client.get(`/call-times/${call.slug}/add-labor/`);
    expect(newForm.body).toMatchObject({
      call_time: { slug: call.slug, minimum_hours: 5 },
      event: { slug: event.slug },
    });
    expect(newForm.body.labor_types.map((type: { id: number }) => type.id)).toEqual(
      expect.arrayContaining([skill.id, other.id]),
    );

    expect(
      await client.post(`/labor/${slug}/edit/`, {
        labor_type: other.id,
        needed_labor: '3',
        minimum_hours: '5',
      }),
    ).toMatchObject({ status: 200, body: { status: 'success', event_slug: event.slug } });
    expect((await client.get(`/labor/${slug}/edit/`)).body).toMatchObject({
      event_slug: event.slug,
      labor_requirement: { needed_labor: 3, minimum_hours: 5, labor_type: { id: other.id } },
    });
    expect((await client.get(`/event/${event.slug}`)).body).toMatchObject({
      labor_requirements: [{ slug, labor_type: { id: other.id } }],
    });
    const { slug: first } = await requirement();
    expect(
      await client.post(`/labor/${slug}/edit/`, { labor_type: skill.id, needed_labor: 3 }),
    ).toMatchObject({ status: 400, body: { status: 'error', message: expect.any(String) } });
    await client.delete(`/labor/${first}/delete/`);
    expect(await client.delete(`/labor/${slug}/delete/`)).toMatchObject({
      status: 200,
      body: { status: 'success', event_slug: event.slug },
    });
    expect((await client.get(`/labor/${slug}/status/`)).status).toBe(404);
  });

  it('W23 fills from a list that knows who is busy, in as many statements for many as for few', async () => {
    const { client, requirement, ask, worker, event } = await aShow();
    const { slug } = await requirement();
    const [busy, free, gone, asked, waiting] = [
      await worker(),
      await worker(),
      await worker(),
      await worker(),
      await worker(),
    ];
    const near = await aCall(app.db, { eventId: event.id, time: '13:00' });
    const far = await aCall(app.db, { eventId: event.id, time: '13:01' });
    await aConfirmedRequest(app.db, {
      workerId: busy.id,
      laborRequirementId: (await aRequirement(app.db, { callTimeId: near.id })).id,
    });
    await aConfirmedRequest(app.db, {
      workerId: free.id,
      laborRequirementId: (await aRequirement(app.db, { callTimeId: far.id })).id,
    });
    const nearby = async (
      state: LaborRequest['state'],
      { id: workerId }: { id: number },
      callTimeId = near.id,
    ) =>
      aRequest(app.db, {
        workerId,
        state,
        laborRequirementId: (await aRequirement(app.db, { callTimeId })).id,
      });
    for (const state of ['declined', 'canceled', 'no_show'] as const) await nearby(state, gone);
    await nearby(
      'confirmed',
      gone,
      (
        await aCall(app.db, {
          eventId: (await anEvent(app.db, { companyId: event.companyId, canceled: true })).id,
        })
      ).id,
    );
    await nearby('pending', asked);
    await nearby('available', waiting);
    await ask(slug, free.id, 'reserve');

    const list = await client.get(`/request/${slug}/fill-list/`);
    const byId = (id: number) => list.body.workers.find((one: { id: number }) => one.id === id);
    expect(byId(busy.id)).toMatchObject({
      requested: false,
      conflicts: [
        {
          call_time: `${near.name} at 13:00:00`,
          confirmed: true,
          status: 'Confirmed',
          location: expect.any(String),
        },
      ],
    });
    expect(byId(free.id)).toMatchObject({ requested: true, reserved: true, conflicts: [] });
    expect(byId(gone.id).conflicts).toEqual([]);
    expect(
      [asked, waiting].map(({ id }) =>
        byId(id).conflicts.map(({ status }: { status: string }) => status),
      ),
    ).toEqual([['Pending'], ['Available']]);
    expect(list.body).toMatchObject({
      labor_type: [expect.any(Object)],
      labor_requests: [{ worker: { id: free.id }, is_reserved: true }],
    });

    await worker(); // So that the list is read anew.
    const few = await recordStatements(app.db, () => client.get(`/request/${slug}/fill-list/`));
    for (let i = 0; i < 10; i++) await ask(slug, (await worker()).id);
    expect(
      (await recordStatements(app.db, () => client.get(`/request/${slug}/fill-list/`))).length,
    ).toBe(few.length);
    expect(few.length).toBeLessThanOrEqual(4 + SNAPSHOT_STATEMENTS);
  });

  it('shows everybody asked for a call', async () => {
    const { client, call, requirement, ask, worker, skill } = await aShow();
    const { slug } = await requirement();
    const one = await worker();
    await ask(slug, one.id);
    const board = await client.get(`/call-times/${call.slug}/requests/`);
    expect(board.body).toMatchObject({
      call_time: { slug: call.slug, labor_requirements: [{ slug }] },
      labor_types: [{ id: skill.id }],
    });
    expect(board.body.labor_requests).toMatchObject([
      {
        worker: { id: one.id, company: { id: expect.any(Number) } },
        availability_response: null,
        sms_sent: false,
      },
    ]);
    expect(
      (await recordStatements(app.db, () => client.get(`/call-times/${call.slug}/requests/`)))
        .length,
    ).toBeLessThanOrEqual(4 + SNAPSHOT_STATEMENTS);
  });

  it('W11 repeats nothing, refuses what makes no sense, and deletes but not hours', async () => {
    const { client, requirement, ask, worker, tokenOf } = await aShow();
    const { slug } = await requirement();
    const one = await worker();
    await ask(slug, one.id);
    const token = await tokenOf(one.id);
    const act = (action: string, response?: string) =>
      client.post(`/request/${token}/action/`, { action, response });
    for (const [action, status] of [
      ['confirm', 200],
      ['confirm', 200],
      ['ncns', 200],
      ['ncns', 200],
      ['showed_up', 200],
      ['cancel', 200],
      ['cancel', 200],
      ['confirm', 200],
      ['explode', 400],
      ['available', 400],
    ] as const) {
      expect([action, (await act(action)).status]).toEqual([action, status]);
    }
    expect(
      (
        await app.db.query('select no_show_count, canceled_count from workers where id = $1', [
          one.id,
        ])
      )[0],
    ).toEqual({ no_show_count: 0, canceled_count: 1 });
    const [{ id }] = await app.db.query('select id from labor_requests where token_short = $1', [
      token,
    ]);
    await app.db.query('insert into time_entries (labor_request_id, start_at) values ($1, now())', [
      id,
    ]);
    expect(await act('delete')).toMatchObject({ status: 400, body: { status: 'error' } });
    await app.db.query('delete from time_entries where labor_request_id = $1', [id]);
    expect((await act('delete')).status).toBe(200);
    expect((await act('delete')).status).toBe(404);
  });

  it('S2 S11 keeps strangers, other stewards and workers out', async () => {
    const { requirement, ask, worker, tokenOf, call, event } = await aShow();
    const { slug } = await requirement();
    const one = await worker();
    await ask(slug, one.id);
    const token = await tokenOf(one.id);
    const stranger = await app.as(await aManager(app.db, (await anEvent(app.db)).companyId));
    const steward = await app.as(await aSteward(app.db, event.companyId));
    for (const [client, status] of [
      [stranger, 404],
      [steward, 401],
      [app.visitor(), 401],
    ] as const) {
      expect((await client.post(`/request/${token}/action/`, { action: 'confirm' })).status).toBe(
        status,
      );
      expect((await client.get(`/request/${slug}/fill-list/`)).status).toBe(status);
      expect((await client.get(`/call-times/${call.slug}/requests/`)).status).toBe(status);
      expect((await client.post(`/request/${slug}/send-messages/`)).status).toBe(status);
    }
    expect((await ask(slug, (await aWorker(app.db)).id)).status).toBe(404);
  });
});
