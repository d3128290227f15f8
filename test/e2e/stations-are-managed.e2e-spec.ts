import { aCompany } from '../factories/a-company.js';
import { aManager, aSteward } from '../factories/a-grant.js';
import { anEvent } from '../factories/an-event.js';
import type { Client } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('stations of an event', () => {
  let app: TestApp;
  let manager: Client;
  let event: { id: number; slug: string; companyId: number };
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime('2031-05-01T12:00:00Z');
    const { id: companyId } = await aCompany(app.db);
    manager = await app.as(await aManager(app.db, companyId));
    event = await anEvent(app.db, { companyId });
  });
  afterAll(() => app.close());

  const stations = (slug = event.slug): string => `/event/${slug}/stations/`;
  async function open(body?: object): Promise<string> {
    const { body: made } = await manager.post(`/event/${event.slug}/generate-station/`, body);
    app.clock.advance(1);
    return (made.station_url as string).split('/').filter(Boolean).at(-1)!;
  }
  const opens = async (token: string): Promise<number[]> => [
    (await app.visitor().get(`/station/${token}/validate/`)).status,
    (
      await app
        .visitor()
        .post(`/station/${token}/clock/`, { worker_token: '2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11' })
    ).status,
    (await app.visitor().get(`/app/signin-station/${token}/`)).status,
  ];

  it('are several, named, listed and revoked one by one', async () => {
    const [gate, dock] = [await open({ name: ' North gate ' }), await open()];
    const listed = await manager.get(stations());
    expect(listed.body).toEqual([
      {
        id: expect.any(Number),
        name: null,
        created_at: '2031-05-01T12:01:00.000Z',
        expires_at: '2031-05-02T12:01:00.000Z',
        revoked_at: null,
        last_heard_at: null,
        is_open: true,
      },
      expect.objectContaining({ name: 'North gate', is_open: true }),
    ]);
    const [second, first] = listed.body as [{ id: number }, { id: number }];
    expect(listed.text).not.toContain(dock);

    const named = await manager.patch(`${stations()}${second.id}/`, { name: 'Dock' });
    expect([named.status, named.body]).toEqual([
      200,
      expect.objectContaining({ id: second.id, name: 'Dock' }),
    ]);
    expect((await manager.patch(`${stations()}${second.id}/`, { name: '' })).body.name).toBeNull();

    const ended = await manager.delete(`${stations()}${first.id}/`);
    expect([ended.status, ended.body.status]).toEqual([200, 'success']);
    expect(await opens(gate)).toEqual([400, 400, 404]);
    expect(await opens(dock)).toEqual([200, 404, 200]);
    expect((await manager.get(stations())).body).toMatchObject([
      { id: second.id, is_open: true },
      { id: first.id, is_open: false, revoked_at: '2031-05-01T12:02:00.000Z' },
    ]);
    expect((await manager.delete(`${stations()}${first.id}/`)).status).toBe(200);
    const audited = await app.db.query<{ action: string }[]>(
      `select action from audit_entries where subject = 'station' order by id`,
    );
    expect(audited.map(({ action }) => action)).toEqual([
      ...[
        'station.opened',
        'station.opened',
        'station.renamed',
        'station.renamed',
        'station.revoked',
      ],
    ]);
  });

  it.each`
    name               | because
    ${'x'.repeat(101)} | ${'it is too long'}
    ${12}              | ${'it is no text'}
    ${'a\u0000b'}      | ${'it has what cannot be stored'}
    ${undefined}       | ${'it is missing'}
  `('a name is refused, because $because', async ({ name }: { name: unknown }) => {
    await open();
    const [{ id }] = (await manager.get(stations())).body;
    const answer = await manager.patch(`${stations()}${id}/`, { name });
    expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, ['name']]);
    if (name === undefined) return;
    const made = await manager.post(`/event/${event.slug}/generate-station/`, { name });
    expect([made.status, Object.keys(made.body.errors)]).toEqual([400, ['name']]);
  });

  it('are out of reach for others, and known only at their event', async () => {
    await open();
    const [{ id }] = (await manager.get(stations())).body;
    const other = await anEvent(app.db, { companyId: event.companyId });
    const steward = await app.as(await aSteward(app.db, event.companyId));
    const stranger = await app.as(await aManager(app.db, (await aCompany(app.db)).id));
    const tries = async (client: Client, slug: string): Promise<number[]> => [
      (await client.get(stations(slug))).status,
      (await client.patch(`${stations(slug)}${id}/`, { name: 'Mine' })).status,
      (await client.delete(`${stations(slug)}${id}/`)).status,
    ];
    expect(await tries(steward, event.slug)).toEqual([401, 401, 401]);
    expect(await tries(stranger, event.slug)).toEqual([404, 404, 404]);
    expect(await tries(manager, other.slug)).toEqual([200, 404, 404]);
    expect((await manager.get(stations())).body[0]).toMatchObject({
      id,
      is_open: true,
      name: null,
    });
  });
});
