import { SessionService } from '#libs/identity';
import { UnitOfWork } from '#libs/platform';
import { SocketRevocationService } from '../../apps/api/src/live/connections/socket-revocation.service.js';
import { aManager } from '../factories/a-grant.js';
import { aWatchedEvent, type WatchedEvent } from '../support/a-watched-event.js';
import { Client } from '../support/client.js';
import { DashboardClient } from '../support/dashboard-client.js';
import { LiveSocket } from '../support/live-socket.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const NOTIFICATIONS = '/ws/notifications/';
const BETTER = 'four lamps over a truck';

type Manager = Awaited<ReturnType<typeof aManager>>;
type Way = (given: Credentials) => Promise<unknown>;

/** The credentials of one user. */
interface Credentials {
  person: Manager;
  /** A key, and its id. */
  ending: Client;
  endingId: number;
  sessionId: number;
  /** Another key. */
  other: Client;
}

/** The periodic check is off: sockets must end at once, by a hint. */
describe('who is signed out', () => {
  let app: TestApp;
  let show: WatchedEvent;
  const open: { end(): void }[] = [];

  beforeAll(async () => {
    app = await aTestApp();
    app.get(SocketRevocationService).stopRechecking();
  });
  beforeEach(async () => {
    show = await aWatchedEvent(app);
  });
  afterEach(() => open.splice(0).forEach((socket) => socket.end()));
  afterAll(() => app.close());

  async function signIn(): Promise<Credentials & { cookie: string }> {
    const person = await aManager(app.db, show.company.id);
    const ending = await app.as(person);
    const [{ id: endingId }] = await app.db.query<[{ id: number }]>(
      'select max(id) as id from api_keys where user_id = $1',
      [person.userId],
    );
    const { id: sessionId, cookie } = await app
      .get(UnitOfWork)
      .asSystem((work) => app.get(SessionService).open(work, person.userId, 'test'));
    const other = await app.as(person);
    return { person, ending, endingId, sessionId, other, cookie };
  }

  /** A socket of each transport. */
  async function listen(options: { key: string } | { headers: Record<string, string> }) {
    const query = 'key' in options ? `?token=${options.key}` : '';
    const headers = 'headers' in options ? options.headers : {};
    const raw = (await LiveSocket.open(app.url, `${NOTIFICATIONS}${query}`, {
      headers,
    })) as LiveSocket;
    const dashboard = (await DashboardClient.open(app.url, options)) as DashboardClient;
    open.push(raw, dashboard);
    const { room } = (await dashboard.join('company')) as { room: string };
    return {
      async hasEnded() {
        expect(await raw.closed).toBe(4401);
        await dashboard.waitUntil(() => dashboard.socket.disconnected);
        expect(dashboard.leftMessages).toEqual([{ room, reason: 'signed_out' }]);
      },
      async goesOn() {
        expect(await raw.receivedUntilNow()).toEqual([]);
        expect(await dashboard.join('company')).toMatchObject({ status: 'joined' });
      },
    };
  }

  async function resetPassword({ person }: Credentials): Promise<unknown> {
    const [{ email }] = await app.db.query<[{ email: string }]>(
      'select email from users where id = $1',
      [person.userId],
    );
    await app.visitor().post('/forgot-password/', { email });
    await app.finishTasks();
    const [{ body }] = await app.db.query<[{ body: string }]>(
      `select body from simulated_messages where recipient = $1 and channel = 'mail' order by id desc limit 1`,
      [email],
    );
    const [token] = /[0-9a-f-]{36}/.exec(body)!;
    const given = { new_password: BETTER, confirm_password: BETTER };
    return app.visitor().post(`/reset-password/${token}/`, given);
  }

  const WAYS: [string, Way, { key: boolean; session: boolean }][] = [
    ['logs out', ({ ending }) => ending.post('/logout/'), { key: true, session: false }],
    [
      'ends one key of the list',
      ({ other, endingId }) => other.delete(`/user/keys/${endingId}/`),
      { key: true, session: false },
    ],
    [
      'ends one session of the list',
      ({ other, sessionId }) => other.delete(`/user/sessions/${sessionId}/`),
      { key: false, session: true },
    ],
    [
      'signs out elsewhere',
      ({ other }) => other.post('/user/sign-out-elsewhere/'),
      { key: true, session: true },
    ],
    [
      'changes the password',
      ({ other }) =>
        other.post('/user/change-password/', {
          current_password: 'swordfish',
          new_password: BETTER,
          confirm_password: BETTER,
        }),
      { key: true, session: true },
    ],
    ['resets the password', resetPassword, { key: true, session: true }],
  ];

  it.each(WAYS)('hears nothing more at once, who %s', async (_what, way, ended) => {
    const credentials = await signIn();
    const [byKey, bySession, others] = [
      await listen({ key: credentials.ending.key! }),
      await listen({
        headers: { cookie: `callmanager_session=${credentials.cookie}`, origin: app.url },
      }),
      await listen({ key: (await app.as(show.manager)).key! }),
    ];
    expect(await way(credentials)).toMatchObject({ status: 200 });
    await (ended.key ? byKey.hasEnded() : byKey.goesOn());
    await (ended.session ? bySession.hasEnded() : bySession.goesOn());
    await others.goesOn();
  });
});
