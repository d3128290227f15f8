import {
  aPopulatedCompany,
  type PopulatedEvent,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import type { Client } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('managers restore what they deleted', () => {
  let app: TestApp;
  let show: PopulatedEvent;
  let manager: Client;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    const company = await aPopulatedCompany(app);
    show = await company.show();
    manager = await app.as(company.manager);
  });
  afterAll(() => app.close());

  const audit = (): Promise<{ action: string; after: object | null }[]> =>
    app.db.query(
      `select action, after from audit_trail where action like '%.restored' order by id`,
    );

  it('finds what was deleted, restores it, and sees it everywhere again', async () => {
    const { event, call, requirement } = show;
    const paths = [
      `/event/${event.slug}/`,
      `/call-times/${call.slug}/tracking/`,
      `/labor/${requirement.slug}/status/`,
    ];
    const before = await Promise.all(paths.map((path) => manager.get(path)));
    expect(before.map(({ status }) => status)).toEqual([200, 200, 200]);

    expect((await manager.delete(`/event/${event.slug}/`)).status).toBe(200);
    for (const path of paths) expect((await manager.get(path)).status).toBe(404);
    expect((await manager.get('/archive/')).body).toEqual([
      {
        kind: 'event',
        slug: event.slug,
        name: event.eventName,
        event: event.eventName,
        event_slug: event.slug,
        call_time: null,
        deleted_at: app.clock.now().toISOString(),
      },
    ]);

    expect(await manager.post(`/event/${event.slug}/restore/`)).toMatchObject({
      status: 200,
      body: { status: 'success', message: 'Event restored.' },
    });
    const after = await Promise.all(paths.map((path) => manager.get(path)));
    expect(after.map(({ body }) => body as unknown)).toEqual(
      before.map(({ body }) => body as unknown),
    );
    expect((await manager.get('/archive/')).body).toEqual([]);
    expect(await audit()).toContainEqual({
      action: 'event.restored',
      after: { event_name: event.eventName },
    });
    expect(await manager.post(`/event/${event.slug}/restore/`)).toMatchObject({
      status: 409,
      body: { status: 'error', message: expect.stringContaining('not deleted') as string },
    });
  });

  it.each([
    ['call_time', ({ call }: PopulatedEvent) => `/call-times/${call.slug}`],
    ['labor_requirement', ({ requirement }: PopulatedEvent) => `/labor/${requirement.slug}`],
  ] as const)('restores a %s by itself', async (kind, pathOf) => {
    const path = pathOf(show);
    expect((await manager.delete(`${path}/delete/`)).status).toBe(200);
    expect((await manager.get('/archive/')).body).toMatchObject([{ kind }]);
    expect((await manager.post(`${path}/restore/`)).status).toBe(200);
    expect((await audit()).map(({ action }) => action)).toContain(
      `${kind.replace('labor_', '')}.restored`,
    );
  });
});
