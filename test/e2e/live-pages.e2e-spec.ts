import { SessionService } from '#libs/identity';
import { DatabaseVersionQueries, HintBus, UnitOfWork } from '#libs/platform';
import { anAdministrator, anOwner } from '../factories/a-grant.js';
import { aSkill } from '../factories/a-skill.js';
import { aWorker } from '../factories/a-worker.js';
import { aWatchedEvent, answerYes, type WatchedEvent } from '../support/a-watched-event.js';
import type { Client } from '../support/client.js';
import { LiveSocket } from '../support/live-socket.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

interface Frame {
  type: string;
  room: string;
  version: number;
}
type Change = (manager: Client) => Promise<{ status: number }>;

describe('pages hear that what they show has changed', () => {
  let app: TestApp;
  let show: WatchedEvent;
  let manager: Client;
  const open: LiveSocket[] = [];

  beforeAll(async () => {
    app = await aTestApp();
  });
  beforeEach(async () => {
    show = await aWatchedEvent(app);
    manager = await app.as(show.manager);
  });
  afterEach(() => open.splice(0).forEach((socket) => socket.end()));
  afterAll(() => app.close());

  const version = () => app.get(DatabaseVersionQueries).read();
  const rooms = () => ({
    company: `company:${show.company.slug}`,
    event: `event:${show.event.slug}`,
    call: `call-time:${show.call.slug}`,
    requirement: `requirement:${show.requirement.slug}`,
    contacts: `contacts:${show.company.slug}`,
    settings: `settings:${show.company.slug}`,
    feed: 'notifications',
  });

  async function watch(
    person: { userId: number },
    ...names: string[]
  ): Promise<LiveSocket | number> {
    const query = new URLSearchParams(names.map((name) => ['room', name]));
    const { key } = await app.as(person);
    const socket = await LiveSocket.open(app.url, `/ws/pages/?token=${key}&${query}`);
    if (typeof socket !== 'number') open.push(socket);
    return socket;
  }

  async function watchAsManager(...names: string[]): Promise<LiveSocket> {
    const socket = await watch(show.manager, ...names);
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    return socket;
  }

  /** The first frame of the room above that version. */
  async function toldAbove(socket: LiveSocket, room: string, above: number): Promise<Frame> {
    for (let count = 1; ; count++) {
      const frame = (await socket.frames(count)).at(-1) as Frame;
      if (frame.room === room && frame.version > above) return frame;
    }
  }

  const CHANGES: [string, keyof ReturnType<typeof rooms>, Change][] = [
    [
      'a call that is renamed',
      'event',
      (by) => by.patch(`/call-times/${show.call.slug}/edit/`, { name: 'Load out' }),
    ],
    [
      'a call that is added',
      'event',
      (by) =>
        by.post(`/call-time/${show.event.slug}/add-call-time/`, {
          name: 'Strike',
          date: show.call.date,
          time: '20:00',
        }),
    ],
    [
      'an event that is renamed',
      'requirement',
      (by) => by.patch(`/event/${show.event.slug}/`, { event_name: 'Another name' }),
    ],
    ['an event that is canceled', 'call', (by) => by.post(`/event/${show.event.slug}/cancel/`)],
    [
      'a requirement that is edited',
      'call',
      (by) => by.post(`/labor/${show.requirement.slug}/edit/`, { needed_labor: 7 }),
    ],
    [
      'a requirement that is deleted',
      'event',
      (by) => by.delete(`/labor/${show.requirement.slug}/delete/`),
    ],
    [
      'a worker who is asked',
      'requirement',
      async (by) =>
        by.post(`/request/${show.requirement.slug}/worker/`, {
          worker_id: (await aWorker(app.db, { companyId: show.company.id })).id,
        }),
    ],
    [
      'a skill that is added',
      'settings',
      (by) => by.post('/skills/', { action: 'add', name: 'Pyro' }),
    ],
    [
      'the name of a skill',
      'event',
      async (by) =>
        by.post('/skills/', {
          action: 'edit',
          skill_id: (await aSkill(app.db, { companyId: show.company.id })).id,
          name: 'Laser',
        }),
    ],
    [
      'a contact that is renamed',
      'contacts',
      async (by) =>
        by.patch('/workers/', {
          id: (await aWorker(app.db, { companyId: show.company.id })).id,
          name: 'Ann Other',
        }),
    ],
    [
      'a counter of a contact',
      'contacts',
      async (by) =>
        by.post(
          `/workers/${(await aWorker(app.db, { companyId: show.company.id })).slug}/adjust-ncns/`,
          { action: 'increment' },
        ),
    ],
    [
      'the settings of the company',
      'settings',
      async () =>
        (await app.as(await anOwner(app.db, show.company.id))).patch('/company/settings/', {
          rest_hours: 9,
        }),
    ],
    [
      'a notification that is cleared',
      'feed',
      async (by) => {
        await answerYes(app, show);
        return by.post('/notifications/clear-all/');
      },
    ],
    [
      'anything of the company',
      'company',
      (by) => by.post('/skills/', { action: 'add', name: 'Fog' }),
    ],
  ];

  it.each(CHANGES)('%s', async (_what, kind, change) => {
    const room = rooms()[kind];
    const socket = await watchAsManager(room);
    const before = await version();
    const { status } = await change(manager);
    expect([200, 201]).toContain(status);
    expect(await toldAbove(socket, room, before)).toMatchObject({ type: 'page_changed' });
  });

  it('a text that has left, and one that failed', async () => {
    const socket = await watchAsManager(rooms().event);
    const before = await version();
    app
      .get(HintBus)
      .publish({ topic: 'message', companyId: show.company.id, requestId: show.request.id });
    expect((await toldAbove(socket, rooms().event, before - 1)).room).toBe(rooms().event);
  });

  it('with a version that no page has which was read before the change, and each has that was read after', async () => {
    const socket = await watchAsManager(rooms().event);
    const before = await version();
    await answerYes(app, show);
    const told = await toldAbove(socket, rooms().event, before);
    expect(told.version).toBeGreaterThan(before);
    expect(told.version).toBeLessThanOrEqual(await version());
  });

  it('when they open the socket after a change that they do not show yet', async () => {
    const read = await version();
    await answerYes(app, show);
    const socket = await watchAsManager(rooms().event, rooms().feed);
    expect((await toldAbove(socket, rooms().event, read)).version).toBeGreaterThan(read);
    expect((await toldAbove(socket, rooms().feed, read)).version).toBeGreaterThan(read);
  });

  it('when hints may have been lost', async () => {
    const socket = await watchAsManager(rooms().event);
    const before = await version();
    await app.db.query(`update events set event_name = 'Moved by hand' where id = $1`, [
      show.event.id,
    ]);
    app.get(HintBus).publish({ topic: 'missed' });
    expect((await toldAbove(socket, rooms().event, before)).version).toBeGreaterThan(before);
  });

  it('of another event or company they hear nothing', async () => {
    const other = await aWatchedEvent(app);
    const elsewhere = await watch(other.manager, `event:${other.event.slug}`);
    const socket = await watchAsManager(rooms().event);
    const before = await version();
    await answerYes(app, show);
    await toldAbove(socket, rooms().event, before);
    const heard = (await (elsewhere as LiveSocket).receivedUntilNow()) as Frame[];
    expect(heard.filter((frame) => frame.version > before)).toEqual([]);
  });

  describe('who may listen', () => {
    it.each`
      who                | kinds                                                                          | because
      ${'manager'}       | ${['company', 'event', 'call', 'requirement', 'contacts', 'settings', 'feed']} | ${'all of the own company'}
      ${'administrator'} | ${['company', 'event', 'call', 'requirement', 'contacts', 'settings']}         | ${'every company'}
      ${'owner'}         | ${['company', 'contacts', 'settings']}                                         | ${'no calls, as over REST'}
      ${'steward'}       | ${['event', 'call', 'requirement']}                                            | ${'the own event'}
      ${'otherSteward'}  | ${[]}                                                                          | ${'somebody else runs the event'}
      ${'stranger'}      | ${['feed']}                                                                    | ${'it is another company'}
    `('$who: $because', async ({ who, kinds }) => {
      const people: Record<string, { userId: number }> = {
        ...show,
        administrator: await anAdministrator(app.db),
        owner: await anOwner(app.db, show.company.id),
        stranger: (await aWatchedEvent(app)).manager,
      } as never;
      const allowed: string[] = [];
      for (const [kind, room] of Object.entries(rooms())) {
        if (typeof (await watch(people[who as string]!, room)) !== 'number') allowed.push(kind);
      }
      expect(allowed).toEqual(kinds);
    });

    it('only administrators listen to the administration', async () => {
      expect(await watch(show.manager, 'administration')).toBe(403);
      expect(await watch(await anAdministrator(app.db), 'administration')).not.toBe(403);
    });

    it.each(['', 'room=', 'room=company', 'room=event:none', 'room=worker:x', 'room=event%3A%00'])(
      'nobody, of rooms that do not exist: %p',
      async (query) => {
        const { key } = manager;
        expect(await LiveSocket.open(app.url, `/ws/pages/?token=${key}&${query}`)).toBe(403);
      },
    );

    it('a session counts for our own pages only, and its end closes the socket', async () => {
      const { id, cookie } = await app
        .get(UnitOfWork)
        .asSystem((work) => app.get(SessionService).open(work, show.manager.userId, 'test'));
      const path = `/ws/pages/?room=${rooms().event}`;
      const from = (origin: string) =>
        LiveSocket.open(app.url, path, {
          headers: { cookie: `callmanager_session=${cookie}`, origin },
        });
      expect(await from('https://elsewhere.example')).toBe(403);
      const socket = (await from(app.url)) as LiveSocket;
      open.push(socket);
      await app.get(UnitOfWork).asSystem((work) => app.get(SessionService).revoke(work, id));
      expect(await socket.closed).toBe(4401);
    });

    it('a manager whose role ends, until then', async () => {
      const socket = await watchAsManager(rooms().event);
      const admin = await app.as(await anAdministrator(app.db));
      await admin.delete(`/admin/users/${show.manager.userId}/`);
      expect([4401, 4403]).toContain(await socket.closed);
    });
  });
});
