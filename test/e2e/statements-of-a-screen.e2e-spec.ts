import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { anEvent } from '../factories/an-event.js';
import type { Client } from '../support/client.js';
import { statementsOf } from '../support/statements.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/** The single-page app reads whole screens again after each click: they cost the same however much there is to show. */
describe('the statements a screen costs, authentication included', () => {
  let app: TestApp;
  let manager: Client;
  const paths: Record<string, string> = {};

  beforeAll(async () => {
    app = await aTestApp();
    const company = await aCompany(app.db);
    manager = await app.as(await aManager(app.db, company.id));
    const event = await anEvent(app.db, { companyId: company.id });
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, { callTimeId: call.id });
    const request = await aConfirmedRequest(app.db, { laborRequirementId: requirement.id });
    Object.assign(paths, {
      'user/info': '/user/info/',
      'events/list': '/events/list/',
      event: `/event/${event.slug}/`,
      requests: `/call-times/${call.slug}/requests/`,
      'fill-list': `/request/${requirement.slug}/fill-list/`,
      'labor status': `/labor/${requirement.slug}/status/`,
      tracking: `/call-times/${call.slug}/tracking/`,
      workers: '/workers/',
      skills: '/skills/',
      'location-profiles': '/location-profiles/',
      notifications: '/notifications/',
      'confirm page': `/event/${event.slug}/confirm/${request.tokenShort}/`,
    });
    await manager.get('/user/info/');
  });
  afterAll(() => app.close());

  const counted = async (): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const [name, path] of Object.entries(paths)) {
      const statements = await statementsOf(app.db, async () => expect((await manager.get(path)).status).toBe(200));
      counts[name] = statements.length;
    }
    return counts;
  };

  it('is at most four, and does not grow with the company', async () => {
    const few = await counted();
    expect(few).toMatchInlineSnapshot(`
{
  "confirm page": 3,
  "event": 4,
  "events/list": 4,
  "fill-list": 4,
  "labor status": 3,
  "location-profiles": 3,
  "notifications": 2,
  "requests": 4,
  "skills": 3,
  "tracking": 4,
  "user/info": 2,
  "workers": 4,
}
`);
    expect(Math.max(...Object.values(few))).toBeLessThanOrEqual(4);

    await grow(app);
    expect(await counted()).toEqual(few);
  });
});

/** Many of everything, below the same company. */
async function grow(app: TestApp): Promise<void> {
  const [{ companyId }] = await app.db.query<[{ companyId: number }]>('select company_id as "companyId" from events limit 1');
  for (let events = 0; events < 5; events++) {
    const event = await anEvent(app.db, { companyId });
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, { callTimeId: call.id });
    for (let requests = 0; requests < 4; requests++) await aRequest(app.db, { laborRequirementId: requirement.id });
  }
  const [requirement] = await app.db.query<{ id: number }[]>('select id from labor_requirements order by id limit 1');
  for (let requests = 0; requests < 8; requests++) await aConfirmedRequest(app.db, { laborRequirementId: requirement!.id });
}
