import type { Company } from '#libs/company';
import type { LaborRequirement } from '#libs/labor';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { anEvent } from '../factories/an-event.js';
import { aWorker } from '../factories/a-worker.js';
import type { Client } from '../support/client.js';
import { recordStatements } from '../support/record-statements.js';
import { SNAPSHOT_STATEMENTS } from '../support/revised-reads.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('requests that wait for a manager', () => {
  let app: TestApp;
  let company: Company;
  let manager: Client;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.setTime('2031-05-01T16:00:00Z');
    company = await aCompany(app.db);
    manager = await app.as(await aManager(app.db, company.id));
  });

  async function aRequirementOn(
    date: string,
    given: Parameters<typeof anEvent>[1] & { time?: string } = {},
  ): Promise<LaborRequirement> {
    const { time, ...values } = given;
    const event = await anEvent(app.db, {
      companyId: company.id,
      startDate: '2031-04-01',
      endDate: '2031-06-30',
      ...values,
    });
    return aRequirement(app.db, {
      callTimeId: (await aCall(app.db, { eventId: event.id, date, time })).id,
    });
  }
  const ask = (requirement: LaborRequirement, given: Parameters<typeof aRequest>[1] = {}) =>
    aRequest(app.db, { laborRequirementId: requirement.id, ...given });
  const listed = async (list: string, client = manager): Promise<number[]> => {
    const [{ body: counted }, { body }] = [
      await client.get(`/${list}-count/`),
      await client.get(`/${list}-list/`),
    ];
    expect(counted).toEqual({ count: body.requests.length });
    return body.requests.map(({ id }: { id: number }) => id);
  };

  it('F1 are counted as they are listed, by date and time of the call: sent and silent, or taken back by anybody', async () => {
    const [next, today] = [
      await aRequirementOn('2031-05-02'),
      await aRequirementOn('2031-05-01', { time: '18:00' }),
    ];
    const [late, early] = [await ask(next), await ask(today)];
    await ask(today, { sentAt: null });
    const no = await ask(next, { state: 'declined' });
    const canceled = await ask(next, { state: 'canceled' });
    const noShow = await ask(today, { state: 'no_show' });
    for (const state of ['available', 'confirmed'] as const) await ask(next, { state });

    expect(await listed('pending')).toEqual([early.id, late.id]);
    expect(await listed('declined')).toEqual([noShow.id, no.id, canceled.id]);
    expect((await manager.get(`/labor/${next.slug}/status/`)).body).toMatchObject({ declined: 2 });
    const [shown] = (await manager.get('/pending-list/')).body.requests;
    expect(shown).toMatchObject({
      token_short: early.tokenShort,
      availability_response: null,
      sms_sent: true,
      worker: { name: expect.any(String) },
      labor_requirement: {
        labor_type: { name: expect.any(String) },
        call_time: {
          date: '2031-05-01',
          time: '18:00:00',
          event: { slug: expect.any(String), event_name: expect.any(String) },
        },
      },
    });
    expect(
      (await manager.post(`/request/${shown.token_short}/action/`, { action: 'confirm' })).status,
    ).toBe(200);
    expect(await listed('pending')).toEqual([late.id]);
  });

  it('C.6 are of calls of today and later, by the clocks of their place', async () => {
    app.clock.setTime('2031-05-02T05:30:00Z'); // half past one in New York, half past ten the evening before in Los Angeles
    const west = await aCompany(app.db, { timeZone: 'America/Los_Angeles' });
    const [there, here] = [
      await ask(await aRequirementOn('2031-05-01', { companyId: west.id, time: '00:30' })),
      await ask(await aRequirementOn('2031-05-02', { time: '00:30' })),
    ];
    await ask(await aRequirementOn('2031-05-01', { time: '23:59' }));
    expect(await listed('pending')).toEqual([here.id]);
    expect(await listed('pending', await app.as(await aManager(app.db, west.id)))).toEqual([
      there.id,
    ]);
  });

  it('are none of canceled events, nor of what was deleted', async () => {
    await ask(await aRequirementOn('2031-05-02', { canceled: true }));
    await ask(await aRequirementOn('2031-05-02', { archivedAt: new Date() }));
    const gone = await aRequirementOn('2031-05-02');
    await ask(gone);
    await app.db.query('update labor_requirements set archived_at = now() where id = $1', [
      gone.id,
    ]);
    expect(await listed('pending')).toEqual([]);
  });

  it("are a manager's own, an administrator's all, and nobody else's", async () => {
    const steward = await aSteward(app.db, company.id);
    const mine = await ask(await aRequirementOn('2031-05-02', { stewardId: steward.grant.id }));
    const other = await aCompany(app.db);
    const theirs = await ask(await aRequirementOn('2031-05-02', { companyId: other.id }));
    expect(await listed('pending')).toEqual([mine.id]);
    expect(await listed('pending', await app.as(await aManager(app.db, other.id)))).toEqual([
      theirs.id,
    ]);
    expect(await listed('pending', await app.as(await anAdministrator(app.db)))).toEqual(
      expect.arrayContaining([mine.id, theirs.id]),
    );
    for (const person of [steward, await anOwner(app.db, company.id)])
      expect(await listed('pending', await app.as(person))).toEqual([]);
    expect((await app.visitor().get('/pending-list/')).status).toBe(401);
  });

  it('cost three statements to count and four to list, however many there are', async () => {
    const costs = async () =>
      [
        await recordStatements(app.db, () => manager.get('/declined-count/')),
        await recordStatements(app.db, () => manager.get('/pending-list/')),
      ].map(({ length }) => length);
    for (const size of [1, 12]) {
      for (let i = 0; i < size; i++) await ask(await aRequirementOn('2031-05-02'));
      expect(await costs()).toEqual([3 + SNAPSHOT_STATEMENTS, 4 + SNAPSHOT_STATEMENTS]);
    }
  });

  describe('confirmed together', () => {
    const confirm = (labor_requests: unknown, client = manager) =>
      client.post('/confirm/bulk/', { labor_requests });
    const stateOf = async (id: number) =>
      (await app.db.query('select state from labor_requests where id = $1', [id]))[0].state;

    it('are told, and what could not be is named', async () => {
      const requirement = await aRequirementOn('2031-05-02');
      const worker = await aWorker(app.db, { companyId: company.id });
      const [pending, canceled] = [
        await ask(requirement, { workerId: worker.id }),
        await ask(requirement, { state: 'canceled' }),
      ];
      const foreign = await ask(
        await aRequirementOn('2031-05-02', { companyId: (await aCompany(app.db)).id }),
      );
      const answer = await confirm([
        { id: String(pending.id) },
        { id: canceled.id },
        { id: foreign.id },
        { id: 987_654_321 },
        {},
        { id: '' },
        { id: pending.id },
      ]);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        status: 'success',
        message: '2 requests confirmed, 4 could not be.',
        confirmed_count: 2,
        errors: [
          ...[foreign.id, 987_654_321].map((id) => ({
            id,
            error: 'No LaborRequest matches the given query.',
          })),
          { id: null, error: 'The id is missing.' },
          { id: null, error: 'The id is missing.' },
        ],
      });
      expect([
        await stateOf(pending.id),
        await stateOf(canceled.id),
        await stateOf(foreign.id),
      ]).toEqual(['confirmed', 'confirmed', 'pending']);
      expect(await app.textsTo(worker.phoneNumber)).toEqual([
        expect.stringContaining('you are confirmed'),
      ]);

      expect((await confirm([{ id: pending.id }])).body).toMatchObject({
        message: '1 request confirmed.',
        confirmed_count: 1,
        errors: [],
      });
      expect(await app.textsTo(worker.phoneNumber)).toHaveLength(1);
      expect((await confirm([])).body).toMatchObject({ confirmed_count: 0, errors: [] });
    });

    it('by the steward who runs the event, and no other', async () => {
      const [runs, other] = [
        await aSteward(app.db, company.id),
        await aSteward(app.db, company.id),
      ];
      const request = await ask(await aRequirementOn('2031-05-02', { stewardId: runs.grant.id }));
      expect((await confirm([{ id: request.id }], await app.as(other))).body).toMatchObject({
        confirmed_count: 0,
        errors: [{ id: request.id }],
      });
      expect((await confirm([{ id: request.id }], await app.as(runs))).body).toMatchObject({
        confirmed_count: 1,
      });
      expect(
        (await confirm([{ id: request.id }], await app.as(await anOwner(app.db, company.id))))
          .status,
      ).toBe(401);
    });

    it.each`
      sent             | because
      ${undefined}     | ${'nothing was chosen'}
      ${'all'}         | ${'that is no list'}
      ${[7]}           | ${'an entry is an object'}
      ${[{ id: 'x' }]} | ${'that is no id'}
    `('are refused as $sent, because $because', async ({ sent }) => {
      expect(await confirm(sent)).toMatchObject({
        status: 400,
        body: { status: 'error', message: expect.any(String), errors: expect.any(Object) },
      });
    });
  });
});
