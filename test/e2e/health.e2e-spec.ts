import { aTestApp, type TestApp } from '../support/test-app.js';

describe('the application', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());

  it('says that it is ready', async () => {
    const answer = await app.visitor().get('/health/ready/');
    expect(answer.body).toEqual({
      status: 'ok',
      checks: { database: 'ok', hints: 'ok', messages: 'ok', mail: 'ok' },
    });
  });

  it('says that it runs, with and without a slash', async () => {
    expect((await app.visitor().get('/health/live')).body).toEqual({ status: 'ok' });
    expect((await app.visitor().get('/health/live/')).body).toEqual({ status: 'ok' });
  });

  it('shows metrics without anything personal', async () => {
    const { status, text } = await app.visitor().get('/metrics');
    expect(status).toBe(200);
    expect(text).toContain('callmanager_tasks_waiting 0');
  });

  it('answers an unknown route with JSON', async () => {
    const answer = await app.visitor().get('/no-such-thing/');
    expect([answer.status, typeof answer.body.detail]).toEqual([404, 'string']);
  });

  it('leads who types the bare address to the pages', async () => {
    const answer = await app.visitor().get('/');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/app/']);
  });
});
