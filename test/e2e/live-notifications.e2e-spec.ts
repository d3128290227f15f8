import { get } from 'node:http';
import { ApiKeyService, RoleGrant, SessionService } from '#libs/identity';
import { HintBus, UnitOfWork } from '#libs/platform';
import { SocketRegistryService } from '../../apps/api/src/live/connections/socket-registry.service.js';
import { WebSocketServerService } from '../../apps/api/src/live/web-sockets/web-socket-server.service.js';
import { companyRoom } from '../../apps/api/src/live/web-sockets/rooms.js';
import {
  type ReleaseSocket,
  MAX_SOCKETS_PER_USER,
  SocketQuotaService,
} from '../../apps/api/src/live/connections/socket-quota.service.js';
import { aManager, anAdministrator, anOwner } from '../factories/a-grant.js';
import { aWatchedEvent, answerYes, type WatchedEvent } from '../support/a-watched-event.js';
import { LiveSocket } from '../support/live-socket.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const READ_AGAIN = { type: 'htmx_trigger', event: 'notification-update' };
const NOTIFICATIONS = '/ws/notifications/';

describe('live notifications', () => {
  let app: TestApp;
  let show: WatchedEvent;
  const open: LiveSocket[] = [];

  beforeAll(async () => {
    app = await aTestApp();
  });
  beforeEach(async () => {
    show = await aWatchedEvent(app);
  });
  afterEach(() => open.splice(0).forEach((socket) => socket.end()));
  afterAll(() => app.close());

  const keyOf = async (person: { userId: number }): Promise<string> => (await app.as(person)).key!;

  async function listen(
    path: string,
    options: Parameters<typeof LiveSocket.open>[2] = {},
  ): Promise<LiveSocket> {
    const socket = await LiveSocket.open(app.url, path, options);
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    open.push(socket);
    return socket;
  }

  const listenAs = async (person: { userId: number }, path = NOTIFICATIONS): Promise<LiveSocket> =>
    listen(`${path}?token=${await keyOf(person)}`);
  const answerTo = async (person: { userId: number }, path = NOTIFICATIONS) =>
    LiveSocket.open(app.url, `${path}?token=${await keyOf(person)}`);

  it('tells the managers of the company to read again, when there is something to read', async () => {
    const manager = await app.as(show.manager);
    const socket = await listen(`/ws/notifications?token=${manager.key}`);
    await answerYes(app, show);
    expect(await socket.frames(1)).toEqual([READ_AGAIN]);

    const { status, body } = await manager.get('/notifications/');
    expect(status).toBe(200);
    expect(body).toEqual([
      {
        id: expect.any(Number),
        response: 'Available',
        message: expect.stringContaining(' is available for '),
        sent_at: expect.stringMatching(/Z$/),
        read: false,
        event: expect.any(String),
        call_time: expect.any(String),
        labor_requirement_slug: show.requirement.slug,
      },
    ]);
  });

  it('tells other tabs what was read, deleted and cleared', async () => {
    const manager = await app.as(show.manager);
    await answerYes(app, show);
    await answerYes(app, show);
    const [newest, oldest] = (await manager.get('/notifications')).body as { id: number }[];
    const socket = await listenAs(show.manager);

    expect(await manager.post(`/notifications/${newest!.id}/read/`)).toMatchObject({
      status: 200,
      body: { status: 'success' },
    });
    expect(await socket.frames(1)).toHaveLength(1);
    expect(await manager.post('/notifications/clear-read/')).toMatchObject({
      status: 200,
      body: { status: 'success' },
    });
    expect(await manager.delete(`/notifications/${oldest!.id}/delete/`)).toMatchObject({
      status: 200,
      body: { status: 'success' },
    });
    expect(await socket.frames(2)).toEqual([READ_AGAIN, READ_AGAIN]);

    expect(await manager.post(`/notifications/${newest!.id}/read/`)).toMatchObject({
      status: 404,
      body: { status: 'error', message: expect.any(String) },
    });
    expect(await manager.post('/notifications/clear-all/')).toMatchObject({
      status: 200,
      body: { status: 'success' },
    });
    expect((await manager.get('/notifications/')).body).toEqual([]);
  });

  it('tells no other company', async () => {
    const stranger = await aWatchedEvent(app);
    const [ours, theirs] = [await listenAs(show.manager), await listenAs(stranger.manager)];
    await answerYes(app, show);
    await ours.frames(1);
    expect(await theirs.receivedUntilNow()).toEqual([]);
    await answerYes(app, stranger);
    expect(await theirs.frames(1)).toEqual([READ_AGAIN]);
  });

  it('lets managers in, and nobody else', async () => {
    const people = [
      show.steward,
      await anOwner(app.db, show.company.id),
      await anAdministrator(app.db),
    ];
    for (const person of people) {
      expect(await answerTo(person)).toBe(403);
      expect(await (await app.as(person)).get('/notifications/')).toMatchObject({
        status: 401,
        body: { status: 'error', message: 'Unauthorized' },
      });
    }
    for (const query of ['', '?token=null', '?token=', `?token=${'0'.repeat(40)}`, '?token=%00']) {
      expect(await LiveSocket.open(app.url, `${NOTIFICATIONS}${query}`)).toBe(403);
    }
    expect(
      await LiveSocket.open(app.url, `/ws/elsewhere/?token=${await keyOf(show.manager)}`),
    ).toBe(404);
  });

  it('S17 knows a browser by its session, on pages of ours only', async () => {
    const { cookie } = await app
      .get(UnitOfWork)
      .asSystem((work) => app.get(SessionService).open(work, show.manager.userId, 'test'));
    const headers = { cookie: `theme=dark; callmanager_session=${cookie}` };

    const socket = await listen(NOTIFICATIONS, { headers: { ...headers, origin: app.url } });
    await answerYes(app, show);
    expect(await socket.frames(1)).toEqual([READ_AGAIN]);

    expect(
      await LiveSocket.open(app.url, NOTIFICATIONS, {
        headers: { ...headers, origin: 'https://evil.example' },
      }),
    ).toBe(403);
    expect(await LiveSocket.open(app.url, NOTIFICATIONS, { headers })).toBe(403);
    expect(
      await LiveSocket.open(app.url, `${NOTIFICATIONS}?token=null`, {
        headers: { ...headers, origin: app.url },
      }),
    ).toBe(403);
  });

  it('goes silent when the key is revoked', async () => {
    const [revoked, kept] = [
      await listenAs(show.manager),
      await listenAs(await aManager(app.db, show.company.id)),
    ];
    await app
      .get(UnitOfWork)
      .asSystem((work) => app.get(ApiKeyService).revokeAll(work, show.manager.userId));
    expect(await revoked.closed).toBe(4401);
    await answerYes(app, show);
    expect(await kept.frames(1)).toHaveLength(1);
  });

  it('S17 goes silent when the session ends, whoever ends it', async () => {
    const session = await app
      .get(UnitOfWork)
      .asSystem((work) => app.get(SessionService).open(work, show.manager.userId, 'test'));
    const headers = { cookie: `callmanager_session=${session.cookie}`, origin: app.url };
    const [ended, kept] = [await listen(NOTIFICATIONS, { headers }), await listenAs(show.manager)];
    await app
      .get(UnitOfWork)
      .asSystem((work) => app.get(SessionService).revokeAll(work, show.manager.userId));
    expect(await ended.closed).toBe(4401);
    expect(await LiveSocket.open(app.url, NOTIFICATIONS, { headers })).toBe(403);
    await answerYes(app, show);
    expect(await kept.frames(1)).toHaveLength(1);
  });

  it('S17 takes the steward off whose event somebody else runs now', async () => {
    const path = `/ws/labor-requests/${show.requirement.slug}/`;
    const [theirs, managers] = [
      await listenAs(show.steward, path),
      await listenAs(show.manager, path),
    ];
    const { slug } = (
      await app.db.query<{ slug: string }[]>('select slug from events where id = $1', [
        show.place.eventId,
      ])
    )[0]!;
    const manager = await app.as(show.manager);
    expect(
      await manager.post(`/event/${slug}/assign-steward/`, {
        steward_id: show.otherSteward.grant.id,
      }),
    ).toMatchObject({ status: 200 });
    expect(await theirs.closed).toBe(4403);
    await answerYes(app, show);
    expect(await managers.frames(1)).toHaveLength(1);
  });

  it('looks again when a key ends while its socket opens', async () => {
    const sockets = app.get(SocketRegistryService);
    const { key } = await app.as(show.manager);
    const path = `${NOTIFICATIONS}?token=${key}`;
    const opening = Array.from({ length: 20 }, () => LiveSocket.open(app.url, path));
    await app
      .get(UnitOfWork)
      .asSystem((work) => app.get(ApiKeyService).revokeAll(work, show.manager.userId));
    for (const answer of await Promise.all(opening)) {
      expect([403, 4401]).toContain(typeof answer === 'number' ? answer : await answer.closed);
    }
    expect(sockets.hasListeners(companyRoom(show.company.id))).toBe(false);
  });

  it('S17 is not reached under a name that is not ours', async () => {
    const { key } = await app.as(show.manager);
    expect(
      await LiveSocket.open(app.url, `${NOTIFICATIONS}?token=${key}`, {
        headers: { host: 'evil.example' },
      }),
    ).toBe(400);
  });

  it('has an end for one person, and for all', async () => {
    const path = `${NOTIFICATIONS}?token=${await keyOf(show.manager)}`;
    for (let tab = 0; tab < MAX_SOCKETS_PER_USER; tab++) await listen(path);
    expect(await LiveSocket.open(app.url, path)).toBe(429);
    const left = open.pop()!;
    left.end();
    while (app.get(SocketQuotaService).isUserAtLimit(show.manager.userId))
      await new Promise(setImmediate);
    await listen(path);

    const seats = app.get(SocketQuotaService);
    const taken: ReleaseSocket[] = [];
    for (let seat = 0; !seats.isFull; seat++) taken.push(seats.acquire(-seat) as ReleaseSocket);
    expect(await answerTo(await aManager(app.db, show.company.id))).toBe(503);
    taken.forEach((leave) => leave());
    await listenAs(await aManager(app.db, show.company.id));
  });

  it('puts out who is no manager any more', async () => {
    const socket = await listenAs(show.manager);
    await app.db.manager.delete(RoleGrant, { id: show.manager.grant.id });
    app.get(HintBus).publish({ topic: 'grants-changed', userId: show.manager.userId });
    expect(await socket.closed).toBe(4403);
  });

  it('finds out at the next heartbeat when nobody told', async () => {
    const socket = await listenAs(show.manager);
    await app.db.query('delete from api_keys where user_id = $1', [show.manager.userId]);
    await app.get(SocketRegistryService).recheckAll();
    expect(await socket.closed).toBe(4401);
  });

  it('ends a socket whose other end is gone', async () => {
    const gone = await listen(`${NOTIFICATIONS}?token=${await keyOf(show.manager)}`, {
      answersPings: false,
    });
    app.get(WebSocketServerService).ping();
    app.get(WebSocketServerService).ping();
    expect(await gone.closed).toBe(1006);
  });

  it('does not listen to what it is told', async () => {
    const socket = await listenAs(show.manager);
    socket.socket.send('{"type":"htmx_trigger"}');
    socket.socket.send(Buffer.from([0xff, 0xfe]));
    await answerYes(app, show);
    expect(await socket.frames(1)).toEqual([READ_AGAIN]);
    socket.socket.send('x'.repeat(5000));
    expect(await socket.closed).toBe(1009);
  });

  it('gives up on who stopped reading', async () => {
    const sockets = app.get(SocketRegistryService);
    const socket = await listenAs(show.manager);
    socket.socket.pause();
    const before = sockets.size;
    const long = JSON.stringify('x'.repeat(1_000_000));
    for (let n = 0; n < 100 && sockets.size === before; n++) {
      sockets.broadcast(companyRoom(show.company.id), long);
      await new Promise(setImmediate);
    }
    expect(sockets.size).toBe(before - 1);
  });

  it('upgrades to nothing but sockets', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = {
        Connection: 'Upgrade, HTTP2-Settings',
        Upgrade: 'h2c',
        'HTTP2-Settings': '',
      };
      get(`${app.url}/health/live/`, { headers }, (answer) =>
        resolve(answer.resume().statusCode),
      ).on('error', reject);
    });
    expect(status).toBe(400);
  });
});
