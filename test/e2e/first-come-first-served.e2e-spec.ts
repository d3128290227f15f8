import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { anEvent } from '../factories/an-event.js';
import { aWorker } from '../factories/a-worker.js';
import { allAtOnce } from '../support/at-once.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('first come, first served', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
  });
  beforeEach(() => app.clock.setTime('2031-04-01T16:00:00Z'));
  afterAll(() => app.close());

  async function aCrewOf(size: number, places: number) {
    const { id: companyId } = await aCompany(app.db);
    const event = await anEvent(app.db, { companyId });
    const { id: callTimeId } = await aCall(app.db, { eventId: event.id });
    const { id: laborRequirementId } = await aRequirement(app.db, {
      callTimeId,
      neededLabor: size,
      fcfsPositions: places,
    });
    const crew = [];
    for (let i = 0; i < size; i++)
      crew.push(
        await aRequest(app.db, {
          laborRequirementId,
          workerId: (await aWorker(app.db, { companyId })).id,
        }),
      );
    const states = async (): Promise<Record<string, number>> =>
      Object.fromEntries(
        (
          await app.db.query(
            'select state, count(*) from labor_requests where labor_requirement_id = $1 group by 1',
            [laborRequirementId],
          )
        ).map((row: { state: string; count: number }) => [row.state, row.count]),
      );
    const yesTo = ({ id, tokenShort }: { id: number; tokenShort: string }) =>
      app
        .visitor()
        .post(`/event/${event.slug}/confirm/${tokenShort}/`, { [`response_${id}`]: 'yes' });
    return { crew, states, yesTo };
  }
  const feedOf = (ids: number[]) =>
    app.db.query('select response from notifications where labor_request_id = any($1)', [ids]);

  it('W8 gives five places to exactly five of a hundred who tap at once', async () => {
    const { crew, states, yesTo } = await aCrewOf(100, 5);
    const answers = await Promise.all(crew.map(yesTo));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await states()).toEqual({ confirmed: 5, available: 95 });
    expect(await feedOf(crew.map(({ id }) => id))).toHaveLength(100);
  });

  it('W8 hears a double tap once', async () => {
    const { crew, states, yesTo } = await aCrewOf(1, 1);
    const [request] = crew;
    const answers = await allAtOnce(app.db, 'labor_requests', [
      () => yesTo(request!),
      () => yesTo(request!),
      () =>
        app.visitor().post(`/user/request/${request!.tokenShort}/action/`, {
          action: 'available',
          response: 'yes',
        }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await states()).toEqual({ confirmed: 1 });
    expect(await feedOf([request!.id])).toEqual([{ response: 'Confirmed' }]);
  });

  it('W9 moves the next one up when somebody cancels', async () => {
    const { crew, states, yesTo } = await aCrewOf(3, 1);
    for (const request of crew) await yesTo(request);
    const canceled = await app
      .visitor()
      .post(`/user/request/${crew[0]!.tokenShort}/action/`, { action: 'cancel' });
    expect(canceled.status).toBe(200);
    expect(await states()).toEqual({ canceled: 1, confirmed: 1, available: 1 });
    expect(
      (
        await app
          .visitor()
          .post(`/user/request/${crew[0]!.tokenShort}/action/`, { action: 'cancel' })
      ).status,
    ).toBe(400);
  });
});
