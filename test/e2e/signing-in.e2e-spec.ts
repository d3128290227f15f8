import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aUser } from '../factories/a-user.js';
import { aWorker } from '../factories/a-worker.js';
import { Client } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('signing in', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());

  it('gives a key of its own each time, and logout ends only the one that calls', async () => {
    const { username } = await aUser(app.db);
    const first = await app.visitor().post('/login/', { username, password: 'swordfish' });
    const second = await app.visitor().post('/login/', { username, password: 'swordfish' });
    expect([first.status, first.body.status, first.body.user.username]).toEqual([
      200,
      'success',
      username,
    ]);
    expect(first.body.token).toMatch(/^[0-9a-f]{40}$/);
    expect(second.body.token).not.toBe(first.body.token);

    const [a, b] = [new Client(app.url, first.body.token), new Client(app.url, second.body.token)];
    expect((await a.post('/logout/')).body).toEqual({ status: 'success' });
    expect((await a.get('/user/info/')).body).toEqual({
      detail: 'Invalid token.',
      code: 'key.unknown',
    });
    expect((await b.get('/user/info/')).status).toBe(200);
  });

  it('knows a user name in any spelling, and a twin by its own', async () => {
    const { id, username } = await aUser(app.db, { username: 'Zoë.Lee' });
    const twin = await aUser(app.db, { username: 'zoë.lee', usernameKey: null });
    const signedIn = async (typed: string) =>
      (await app.visitor().post('/login/', { username: typed, password: 'swordfish' })).body.user
        ?.id;
    for (const typed of [username, 'ZOË.LEE', 'Zoe\u0308.lee', ' Zoë.Lee '])
      expect([typed, await signedIn(typed)]).toEqual([typed, id]);
    expect(await signedIn('zoë.lee')).toBe(twin.id);
  });

  it('refuses a wrong pair, an unknown user and missing fields in the same words', async () => {
    const { username } = await aUser(app.db);
    for (const body of [
      { username, password: 'wrong' },
      { username: 'nobody-of-that-name', password: 'x' },
      { username },
      {},
    ]) {
      const answer = await app.visitor().post('/login/', body);
      expect([answer.status, answer.body]).toEqual([
        401,
        { status: 'error', message: 'Invalid credentials', code: 'sign_in.wrong_credentials' },
      ]);
    }
  });

  it('W21 says who is a worker: from the moment a contact is linked, and whatever else they are', async () => {
    const company = await aCompany(app.db);
    const manager = await aManager(app.db, company.id);
    const somebody = await aUser(app.db);
    const roles = async (userId: number) => {
      const { isWorker, isManager } = (await (await app.as({ userId })).get('/user/info/')).body
        .user;
      return { isWorker, isManager };
    };
    expect(await roles(somebody.id)).toEqual({ isWorker: false, isManager: false });
    for (const userId of [somebody.id, manager.userId])
      await aWorker(app.db, { companyId: company.id, userId });
    expect(await roles(somebody.id)).toEqual({ isWorker: true, isManager: false });
    expect(await roles(manager.userId)).toEqual({ isWorker: true, isManager: true });
  });

  it('takes a key in the header only, as Token or as Bearer', async () => {
    const manager = await aManager(app.db, (await aCompany(app.db)).id);
    const { key } = await app.as(manager);
    const nobody = app.visitor();
    expect(
      (await nobody.get('/user/info/', { Authorization: `Bearer ${key}` })).body.user.isManager,
    ).toBe(true);
    expect((await nobody.get(`/user/info/?access_token=${key}`)).body).toEqual({
      detail: 'Authentication credentials were not provided.',
      code: 'sign_in.required',
    });
    const refused = await nobody.get('/user/info');
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Token']);
  });

  it('is not disturbed by a stale key on a public endpoint', async () => {
    const { username } = await aUser(app.db);
    const answer = await new Client(app.url, 'f'.repeat(40)).post('/login', {
      username,
      password: 'swordfish',
    });
    expect(answer.status).toBe(200);
  });
});
