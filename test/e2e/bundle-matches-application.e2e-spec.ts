import { aRunningServer, type RunningServer } from '../support/running-server.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/** A bundler may rename classes, after which schemas of the document are named. */
describe('the bundled server', () => {
  let server: RunningServer;
  let app: TestApp;

  beforeAll(async () => {
    [server, app] = await Promise.all([aRunningServer(), aTestApp({ devTools: true })]);
  });

  afterAll(async () => {
    await server.stop();
    await app.close();
  });

  it('describes itself with the very words of the application the tests know', async () => {
    const answer = await fetch(`${server.url}/docs/openapi.json`);
    const { servers: _, ...document } = (await answer.json()) as Record<string, unknown>;
    const { servers: __, ...expected } = (await app.visitor().get('/docs/openapi.json'))
      .body as Record<string, unknown>;
    expect(document).toEqual(expected);
  });
});
