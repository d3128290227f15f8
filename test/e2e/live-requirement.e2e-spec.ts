import { anAdministrator, anOwner } from '../factories/a-grant.js';
import { aRequest } from '../factories/a-request.js';
import { aWatchedEvent, answerYes, type WatchedEvent } from '../support/a-watched-event.js';
import { LiveSocket } from '../support/live-socket.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('live news of one requirement', () => {
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

  const answerTo = async (person: { userId: number }, path: string) =>
    LiveSocket.open(app.url, `${path}?token=${(await app.as(person)).key}`);

  async function listenAs(person: { userId: number }, path: string): Promise<LiveSocket> {
    const socket = await answerTo(person, path);
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    open.push(socket);
    return socket;
  }

  const path = () => `/ws/labor-requests/${show.requirement.slug}/`;

  it('tells which request changed, and how many there are now', async () => {
    const sockets = [
      await listenAs(show.manager, path()),
      await listenAs(show.steward, path()),
      await listenAs(await anAdministrator(app.db), path()),
    ];
    await aRequest(app.db, { laborRequirementId: show.requirement.id, state: 'no_show' });
    await answerYes(app, show);
    for (const socket of sockets) {
      expect(await socket.frames(1)).toEqual([
        {
          type: 'labor_request_update',
          data: {
            labor_requirement_slug: show.requirement.slug,
            labor_request_id: show.request.id,
            availability_response: 'yes',
            confirmed: false,
            canceled: false,
            ncns: false,
            counts: { pending: 0, confirmed: 0, available: 1, declined: 1 },
          },
        },
      ]);
    }
  });

  it('S17 refuses strangers, other stewards, owners and unknown requirements', async () => {
    const stranger = await aWatchedEvent(app);
    expect(await answerTo(stranger.manager, path())).toBe(403);
    expect(await answerTo(show.otherSteward, path())).toBe(403);
    expect(await answerTo(await anOwner(app.db, show.company.id), path())).toBe(403);
    expect(await answerTo(show.manager, '/ws/labor-requests/unknown/')).toBe(403);
    expect(await LiveSocket.open(app.url, `${path()}?token=null`)).toBe(403);
  });
});
