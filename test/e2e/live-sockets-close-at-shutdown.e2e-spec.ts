import { once } from 'node:events';
import { WebSocket } from 'ws';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const RESTARTING = 1012;

describe('a process that ends', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());

  it('tells both kinds of sockets to come back, with 1012', async () => {
    const { key } = await app.as(await aManager(app.db, (await aCompany(app.db)).id));
    const origin = app.url.replace('http', 'ws');
    const raw = new WebSocket(`${origin}/ws/notifications/?token=${key}`);
    const dashboard = new WebSocket(`${origin}/socket.io/?EIO=4&transport=websocket`);
    await Promise.all([once(raw, 'open'), once(dashboard, 'message')]);

    const closed = Promise.all([once(raw, 'close'), once(dashboard, 'close')]);
    await app.context.close();
    expect((await closed).map(([code]) => code as number)).toEqual([RESTARTING, RESTARTING]);
  });
});
