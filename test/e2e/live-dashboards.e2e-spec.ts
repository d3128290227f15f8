import { ApiKeyService, SessionService } from '#libs/identity';
import { Actor } from '#libs/kernel';
import { RequestStateChanged } from '#libs/labor';
import { FactBus, UnitOfWork } from '#libs/platform';
import { MAX_ROOMS } from '../../apps/api/src/live/dashboards/dashboard.gateway.js';
import type { JoinedAnswer } from '../../apps/api/src/live/dashboards/shapes.js';
import { MAX_SOCKETS_PER_USER } from '../../apps/api/src/live/connections/socket-quota.service.js';
import { anAdministrator, anOwner } from '../factories/a-grant.js';
import { anEvent } from '../factories/an-event.js';
import { aWatchedEvent } from '../support/a-watched-event.js';
import { DashboardClient } from '../support/dashboard-client.js';
import { LiveSocket } from '../support/live-socket.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

async function aShow(app: TestApp) {
  const show = await aWatchedEvent(app);
  const { company, event, call, requirement } = show;
  return {
    ...show,
    rooms: [
      `company:${company.slug}`,
      `event:${event.slug}`,
      `call-time:${call.slug}`,
      `requirement:${requirement.slug}`,
    ],
  };
}

const counted = (counts: object) => ({
  needed: 3,
  pending: 0,
  confirmed: 0,
  available: 0,
  declined: 0,
  unread_notifications: null,
  ...counts,
});

describe('live dashboards', () => {
  let app: TestApp;
  let show: Awaited<ReturnType<typeof aShow>>;
  const open: DashboardClient[] = [];

  beforeAll(async () => {
    app = await aTestApp();
  });
  beforeEach(async () => {
    show = await aShow(app);
  });
  afterEach(() => open.splice(0).forEach((dashboard) => dashboard.end()));
  afterAll(() => app.close());

  const keyOf = async (person: { userId: number }): Promise<string> => (await app.as(person)).key!;

  async function look(
    options: Parameters<typeof DashboardClient.open>[1],
  ): Promise<DashboardClient> {
    const dashboard = await DashboardClient.open(app.url, options);
    if (typeof dashboard === 'number') throw new Error(`refused with ${dashboard}`);
    open.push(dashboard);
    return dashboard;
  }

  const lookAs = async (person: { userId: number }): Promise<DashboardClient> =>
    look({ key: await keyOf(person) });

  async function theySay(
    state: 'available' | 'declined' | 'pending',
    { place } = show,
  ): Promise<void> {
    const holder = {
      actor: Actor.withCapability('short-token'),
      httpRequestId: null,
      origin: null,
    };
    await app.get(UnitOfWork).as(holder, async (work) => {
      await work.rows(
        `with moved as (update labor_requests set state = $2 where id = $1) select 1`,
        [place.requestId, state],
      );
      const notify = state === 'available' ? 'Available' : null;
      await app
        .get(FactBus)
        .record(work, new RequestStateChanged(place, 'available_yes', 'pending', state, notify));
    });
  }

  it('shows how a room stands, and then every change of it', async () => {
    const dashboard = await lookAs(show.manager);
    const before = new Map<string, JoinedAnswer>();
    for (const room of show.rooms) before.set(room, (await dashboard.join(room)) as JoinedAnswer);
    for (const room of show.rooms) {
      const unread_notifications = room.startsWith('company') ? 0 : null;
      expect(before.get(room)).toEqual({
        status: 'joined',
        room,
        version: expect.any(Number),
        counts: counted({ pending: 1, unread_notifications }),
      });
    }
    expect(await dashboard.join('company')).toMatchObject({
      status: 'joined',
      room: show.rooms[0],
    });

    await theySay('available');
    const changeOf = (room: string) =>
      dashboard.changes.find((one) => one.room === room && one.requirements?.length !== 0);
    await dashboard.waitUntil(() => show.rooms.every(changeOf));
    for (const room of show.rooms) {
      const { version } = before.get(room)!;
      const change = changeOf(room)!;
      const unread_notifications = room.startsWith('company') ? 1 : null;
      expect(change).toMatchObject({
        counts: counted({ available: 1, unread_notifications }),
        requirements: [show.requirement.slug],
      });
      const { previous } = dashboard.changes.find((one) => one.room === room)!;
      expect([change.version > version, previous <= version]).toEqual([true, true]);
    }
    expect(dashboard.rejoins).toBe(0);
  });

  it('shows a manager’s changes of event, call and requirement, too', async () => {
    const [manager, dashboard] = [await app.as(show.manager), await lookAs(show.steward)];
    await dashboard.join(show.rooms[1]!);
    expect(
      await manager.post(`/labor/${show.requirement.slug}/edit/`, { needed_labor: 7 }),
    ).toMatchObject({ status: 200 });
    await dashboard.waitUntil(() => dashboard.rooms.get(show.rooms[1]!)!.counts.needed === 7);
  });

  it('S17 lets nobody look where they have nothing to do', async () => {
    const stranger = await aShow(app);
    for (const person of [
      stranger.manager,
      show.otherSteward,
      await anOwner(app.db, show.company.id),
    ]) {
      const dashboard = await lookAs(person);
      for (const room of show.rooms)
        expect(await dashboard.join(room)).toEqual({ status: 'refused', reason: 'not_allowed' });
    }
    const steward = await lookAs(show.steward);
    const answers = await Promise.all(
      [...show.rooms, 'company', 'event:unknown', 'worker:1', ''].map((room) => steward.join(room)),
    );
    expect(answers.map(({ status }) => status)).toEqual([
      'refused',
      'joined',
      'joined',
      'joined',
      'refused',
      'refused',
      'refused',
      'refused',
    ]);
    const administrator = await lookAs(await anAdministrator(app.db));
    for (const room of show.rooms)
      expect(await administrator.join(room)).toMatchObject({ status: 'joined', room });
    expect(await administrator.join('company')).toEqual({
      status: 'refused',
      reason: 'not_allowed',
    });
  });

  it('tells no other company', async () => {
    const stranger = await aShow(app);
    const [ours, theirs] = [await lookAs(show.manager), await lookAs(stranger.manager)];
    await ours.join('company');
    await theirs.join('company');
    await theySay('available');
    await ours.waitUntil(() => ours.changes.length > 0);
    const theirSlug = stranger.requirement.slug;
    await theySay('available', stranger);
    await theirs.waitUntil(() =>
      theirs.changes.some(({ requirements }) => requirements?.includes(theirSlug)),
    );
    // A message about our company would have come before it, or within it.
    expect(theirs.changes.filter(({ room }) => room !== stranger.rooms[0])).toEqual([]);
    expect([...new Set(theirs.changes.flatMap((change) => change.requirements ?? []))]).toEqual([
      theirSlug,
    ]);
  });

  it('S17 lets in who is signed in, by key or on pages of ours', async () => {
    expect(await DashboardClient.open(app.url)).toBe(403);
    expect(await DashboardClient.open(app.url, { key: '0'.repeat(40) })).toBe(403);
    expect(await DashboardClient.open(app.url, { key: 'null' })).toBe(403);
    expect(
      await DashboardClient.open(app.url, { key: await keyOf(show.manager), namespace: '/' }),
    ).toBe(404);

    const { cookie } = await app
      .get(UnitOfWork)
      .asSystem((work) => app.get(SessionService).open(work, show.manager.userId, 'test'));
    const headers = { cookie: `callmanager_session=${cookie}` };
    expect(await DashboardClient.open(app.url, { headers })).toBe(403);
    expect(
      await DashboardClient.open(app.url, {
        headers: { ...headers, origin: 'https://evil.example' },
      }),
    ).toBe(403);
    const page = await look({ headers: { ...headers, origin: app.url } });
    expect(await page.join('company')).toMatchObject({ status: 'joined' });

    const others = await fetch(`${app.url}/socket.io/?EIO=4&transport=polling`, {
      headers: { origin: 'https://evil.example' },
    });
    expect(others.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('works by polling, beside raw sockets on the same port', async () => {
    const key = await keyOf(show.manager);
    const polling = await look({ key, transports: ['polling'] });
    const raw = (await LiveSocket.open(app.url, `/ws/notifications/?token=${key}`)) as LiveSocket;
    await polling.join('company');
    await theySay('available');
    await polling.waitUntil(() => polling.changes.length > 0);
    expect(await raw.frames(1)).toHaveLength(1);
    raw.end();
  });

  it.each(['key', 'session'] as const)('S17 puts out whose %s ended', async (what) => {
    const session = await app
      .get(UnitOfWork)
      .asSystem((work) => app.get(SessionService).open(work, show.manager.userId, 'test'));
    const bySession = {
      headers: { cookie: `callmanager_session=${session.cookie}`, origin: app.url },
    };
    const dashboard = await look(what === 'key' ? { key: await keyOf(show.manager) } : bySession);
    await dashboard.join('company');
    const service = what === 'key' ? app.get(ApiKeyService) : app.get(SessionService);
    await app.get(UnitOfWork).asSystem((work) => service.revokeAll(work, show.manager.userId));
    await dashboard.waitUntil(() => dashboard.socket.disconnected);
    expect(dashboard.leftMessages).toEqual([{ room: show.rooms[0], reason: 'signed_out' }]);
  });

  it('S17 puts the steward out of the event that somebody else runs now', async () => {
    const own = await anEvent(app.db, {
      companyId: show.company.id,
      stewardId: show.steward.grant.id,
    });
    const dashboard = await lookAs(show.steward);
    for (const room of [...show.rooms.slice(1), `event:${own.slug}`]) await dashboard.join(room);
    const manager = await app.as(show.manager);
    expect(
      await manager.post(`/event/${show.event.slug}/assign-steward/`, {
        steward_id: show.otherSteward.grant.id,
      }),
    ).toMatchObject({ status: 200 });
    await dashboard.waitUntil(() => dashboard.leftMessages.length === 3);
    expect(dashboard.leftMessages.map(({ room, reason }) => [room, reason])).toEqual(
      show.rooms.slice(1).map((room) => [room, 'not_allowed']),
    );
    await theySay('available');
    expect(await dashboard.join(show.rooms[1]!)).toEqual({
      status: 'refused',
      reason: 'not_allowed',
    });
    expect([...dashboard.rooms.keys()]).toEqual([`event:${own.slug}`]);
    expect(dashboard.changes.filter(({ counts }) => counts.available > 0)).toEqual([]);
  });

  it('empties the rooms of what was deleted', async () => {
    const dashboard = await lookAs(show.manager);
    for (const room of show.rooms) await dashboard.join(room);
    const deleted = await (await app.as(show.manager)).delete(`/event/${show.event.slug}/`);
    expect(deleted.status).toBe(200);
    await dashboard.waitUntil(() => dashboard.leftMessages.length === 3);
    expect(dashboard.leftMessages.map(({ reason }) => reason)).toEqual(['gone', 'gone', 'gone']);
    await dashboard.waitUntil(() => dashboard.rooms.get(show.rooms[0]!)!.counts.needed === 0);
  });

  it('hears nothing of a room it left', async () => {
    const dashboard = await lookAs(show.manager);
    for (const room of show.rooms) await dashboard.join(room);
    expect(await dashboard.leave(show.rooms[1]!)).toEqual({ status: 'left', was_in: true });
    expect(await dashboard.leave(show.rooms[1]!)).toEqual({ status: 'left', was_in: false });
    await theySay('available');
    await dashboard.waitUntil(() => dashboard.changes.length === 3);
    expect(dashboard.changes.map(({ room }) => room)).not.toContain(show.rooms[1]);
  });

  it('who missed a change notices at the next one, and is right again', async () => {
    const [room, dashboard] = [show.rooms[3]!, await lookAs(show.manager)];
    await dashboard.join(room);
    dashboard.dropNext = 1;
    await theySay('available');
    const other = await lookAs(show.steward);
    await other.join(room);
    while (dashboard.dropNext > 0) await new Promise(setImmediate);
    await theySay('declined');
    await dashboard.waitUntil(() => dashboard.rooms.get(room)?.counts.declined === 1);
    await dashboard.waitUntil(() => dashboard.rejoins === 1);
  });

  it('is right in the end, whatever happened at the same time', async () => {
    const [room, dashboards] = [
      show.rooms[1]!,
      await Promise.all(Array.from({ length: 8 }, () => lookAs(show.manager))),
    ];
    const joins = dashboards.map(async (dashboard, index) => {
      for (let turn = 0; turn <= index; turn++) await dashboard.join(room);
    });
    const changes = (async () => {
      for (let n = 0; n < 40; n++) await theySay(n % 2 === 0 ? 'available' : 'declined');
      await theySay('available');
    })();
    await Promise.all([...joins, changes]);
    for (const dashboard of dashboards)
      await dashboard.waitUntil(() => dashboard.rooms.get(room)!.counts.available === 1);
    const [{ version }] = await app.db.query<[{ version: number }]>(
      'select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as version',
    );
    for (const dashboard of dashboards) {
      const versions = dashboard.changes.map((change) => change.version);
      expect([...versions].sort((a, b) => a - b)).toEqual(versions);
      expect(Math.max(...versions, 0)).toBeLessThanOrEqual(version);
    }
  });

  it('has an end for rooms, for connections of one person, and for messages', async () => {
    const dashboard = await lookAs(show.manager);
    for (let room = 0; room < MAX_ROOMS; room++) {
      const { slug } = await anEvent(app.db, { companyId: show.company.id });
      expect(await dashboard.join(`event:${slug}`)).toMatchObject({ status: 'joined' });
    }
    expect(await dashboard.join('company')).toEqual({
      status: 'refused',
      reason: 'too_many_rooms',
    });
    const key = await keyOf(show.manager);
    for (let tab = 1; tab < MAX_SOCKETS_PER_USER; tab++) await look({ key });
    expect(await DashboardClient.open(app.url, { key })).toBe(429);
    dashboard.socket.emit('join', { room: 'x'.repeat(5000) });
    await dashboard.waitUntil(() => dashboard.socket.disconnected);
  });
});
