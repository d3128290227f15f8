import { aUser } from '../factories/a-user.js';
import { BrowserForm, type LoadedPage } from '../support/browser-form.js';
import type { Client } from '../support/client.js';
import { LiveSocket } from '../support/live-socket.js';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const HOUR = 60;
const DAY = 24 * HOUR;

describe('a stolen key takes no account over', () => {
  let app: TestApp;
  let person: { userId: number; username: string; email: string };
  let client: Client;

  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.advance(DAY);
    const { id: userId, username, email } = await aUser(app.db);
    person = { userId, username, email };
    client = await app.as(person);
  });

  const change = (body: object, by = client) => by.patch('/user/settings/', body);
  const settings = async () =>
    (await (await app.as(person)).get('/user/settings/')).body as Record<string, unknown>;
  const mailTo = async (email: string): Promise<{ subject: string; body: string }[]> => {
    await app.finishTasks();
    return app.db.query(
      `select subject, body from simulated_messages where recipient = $1 and channel = 'mail' order by id`,
      [email],
    );
  };
  /** The links of the newest mail; the confirming one comes first. */
  const linksTo = async (email: string): Promise<string[]> =>
    (await mailTo(email)).at(-1)!.body.match(/\/app\/account-change\/\S+/g)!;
  const press = async (link: string): Promise<LoadedPage> => {
    const browser = new BrowserForm(app.url);
    return browser.submit(await browser.open(link));
  };
  const forget = async (email: string): Promise<string> => {
    await app.visitor().post('/forgot-password/', { email });
    return /[0-9a-f-]{36}/.exec((await mailTo(email)).at(-1)!.body)![0];
  };
  const reset = (token: string) =>
    app.visitor().post(`/reset-password/${token}/`, {
      new_password: 'four lamps over a truck',
      confirm_password: 'four lamps over a truck',
    });

  it.each`
    field             | wanted                  | because
    ${'email'}        | ${'thief@evil.example'} | ${'reset links go there'}
    ${'phone_number'} | ${'+14155550166'}       | ${'codes go there'}
  `('$field stays without the password, since $because', async ({ field, wanted }) => {
    const before = await settings();
    const answer = await change({ [field as string]: wanted, first_name: 'Robin' });
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        ...before,
        first_name: 'Robin',
        status: 'success',
        message: expect.stringContaining('We mailed a link'),
      },
    ]);
    expect(await mailTo('thief@evil.example')).toEqual([]);
    expect((await linksTo(person.email)).length).toBe(2);
  });

  it('counts when the link to the old address is pressed, not when it is looked at, and only within 24 hours', async () => {
    await change({ email: `new-${person.email}`, phone_number: '+14155550167' });
    const [confirm] = await linksTo(person.email);
    app.clock.advance(24 * HOUR - 1);
    const page = await new BrowserForm(app.url).open(confirm!);
    expect([page.status, page.text]).toEqual([200, expect.stringContaining(`new-${person.email}`)]);
    expect((await settings())['email']).toBe(person.email);

    expect((await press(confirm!)).path).toBe('/app/login/');
    expect(await settings()).toMatchObject({
      email: `new-${person.email}`,
      phone_number: '+14155550167',
    });
    expect((await press(confirm!).catch(() => null))?.status ?? 404).toBe(404);

    await change({ email: person.email });
    const [late] = await linksTo(`new-${person.email}`);
    app.clock.advance(24 * HOUR);
    expect((await new BrowserForm(app.url).open(late!)).status).toBe(404);
  });

  it('is told to the old address in both cases, with a link that undoes it for 72 hours', async () => {
    await change({ email: `first-${person.email}`, current_password: 'swordfish' });
    expect((await settings())['email']).toBe(`first-${person.email}`);
    const [undo] = await linksTo(person.email);
    app.clock.advance(72 * HOUR - 1);
    expect((await press(undo!)).path).toBe('/app/forgot-password/');
    expect((await settings())['email']).toBe(person.email);
    expect((await client.get('/user/info/')).status).toBe(401);

    client = await app.as(person);
    await change({ email: `second-${person.email}` });
    await press((await linksTo(person.email))[0]!);
    const [undoConfirmed] = await linksTo(person.email);
    app.clock.advance(72 * HOUR);
    expect((await new BrowserForm(app.url).open(undoConfirmed!)).status).toBe(404);
    expect((await settings())['email']).toBe(`second-${person.email}`);
  });

  it('undoes whatever the thief changed afterwards, and the address cannot be taken meanwhile', async () => {
    await change({ email: `thief-${person.email}`, current_password: 'swordfish' });
    const [undo] = await linksTo(person.email);
    await change({
      email: `thief2-${person.email}`,
      phone_number: '+14155550168',
      current_password: 'swordfish',
    });
    const other = await app.as({ userId: (await aUser(app.db)).id });
    const taken = await change(
      { email: person.email.toUpperCase(), current_password: 'swordfish' },
      other,
    );
    expect([taken.status, taken.body.message]).toEqual([
      400,
      expect.stringContaining('already exists'),
    ]);
    await press(undo!);
    expect(await settings()).toMatchObject({ email: person.email, phone_number: null });
  });

  it('can be ended by who did not ask: nothing changes, and the stolen key is worth nothing', async () => {
    await change({ email: 'thief@evil.example' });
    const [confirm, undo] = await linksTo(person.email);
    await press(undo!);
    expect((await client.get('/user/info/')).status).toBe(401);
    expect((await new BrowserForm(app.url).open(confirm!)).status).toBe(404);
    expect((await settings())['email']).toBe(person.email);
  });

  it('leaves only the newest of several links that ask, five a day', async () => {
    await change({ email: 'one@evil.example' });
    const [first] = await linksTo(person.email);
    for (const n of [2, 3, 4, 5]) await change({ email: `mail${n}@evil.example` });
    expect((await new BrowserForm(app.url).open(first!)).status).toBe(404);
    const sixth = await change({ email: 'mail6@evil.example' });
    expect([sixth.status, sixth.body.message]).toEqual([
      400,
      expect.stringContaining('several links'),
    ]);
    expect(await mailTo(person.email)).toHaveLength(5);
  });

  it('kills reset links that were mailed to the old address', async () => {
    const link = await forget(person.email);
    await change({ email: `safe-${person.email}` });
    await press((await linksTo(person.email))[0]!);
    expect((await reset(link)).status).toBe(400);
    const newer = await forget(`safe-${person.email}`);
    await change({ email: `safer-${person.email}`, current_password: 'swordfish' });
    expect((await reset(newer)).status).toBe(400);
  });

  it.each`
    password        | because
    ${'wrong'}      | ${'it is not the password'}
    ${'swordfish '} | ${'spaces count'}
  `('refuses the password "$password", because $because', async ({ password }) => {
    const answer = await change({
      first_name: 'Never',
      email: 'thief@evil.example',
      current_password: password,
    });
    expect([answer.status, answer.body.errors]).toEqual([
      400,
      { current_password: ['Your current password is wrong.'] },
    ]);
    expect((await settings())['first_name']).not.toBe('Never');
  });

  it('does not let the password be guessed', async () => {
    const guess = (n: number) =>
      change({ email: 'thief@evil.example', current_password: `guess ${n}` });
    for (let n = 1; n <= 10; n++) expect((await guess(n)).status).toBe(400);
    expect((await guess(11)).status).toBe(429);
    expect((await change({ first_name: 'Robin' })).status).toBe(200);
  });

  it('asks for the password where there is no address to ask', async () => {
    await app.db.query(`update users set email = '' where id = $1`, [person.userId]);
    const asked = await change({ email: `own-${person.email}` });
    expect([asked.status, asked.body.email, asked.body.message]).toEqual([
      200,
      '',
      expect.stringContaining('current password'),
    ]);
    const saved = await change({ email: `own-${person.email}`, current_password: 'swordfish' });
    expect(saved.body.email).toBe(`own-${person.email}`);
  });
});

describe('keys and sessions', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime('2031-05-01T12:00:00Z');
  });
  afterAll(() => app.close());

  it('end 365 days after they were made, however busy they are', async () => {
    const client = await app.as({ userId: (await aUser(app.db)).id });
    for (let month = 0; month < 12; month++) {
      app.clock.advance(30 * DAY);
      expect((await client.get('/user/info/')).status).toBe(200);
    }
    app.clock.advance(5 * DAY - 1);
    const { expires_at: end } = (await client.get('/user/keys/')).body[0];
    expect(new Date(end as string).getTime() - app.clock.now().getTime()).toBe(60_000);
    app.clock.advance(1);
    expect((await client.get('/user/info/')).status).toBe(401);
  });

  it('are listed and ended one by one by whose they are, with their sockets', async () => {
    const manager = await aManager(app.db, (await aCompany(app.db)).id);
    const [here, lost] = [await app.as(manager), await app.as(manager)];
    const browser = new BrowserForm(app.url, { 'user-agent': 'Mozilla/5.0 (A phone)' });
    await browser.submit(await browser.open('/app/login/'), {
      username: manager.username,
      password: 'swordfish',
    });
    const socket = (await LiveSocket.open(
      app.url,
      `/ws/notifications/?token=${lost.key}`,
    )) as LiveSocket;

    const keys = (await here.get('/user/keys/')).body as { id: number; is_current: boolean }[];
    expect(keys.map(({ is_current }) => is_current)).toEqual([false, true]);
    expect(JSON.stringify(keys)).not.toContain(lost.key);
    const ended = await here.delete(`/user/keys/${keys[0]!.id}/`);
    expect([ended.status, ended.body.status]).toEqual([200, 'success']);
    expect(await socket.closed).toBe(4401);
    expect((await lost.get('/user/info/')).status).toBe(401);

    const sessions = (await here.get('/user/sessions/')).body as { id: number }[];
    expect(sessions).toMatchObject([{ user_agent: 'Mozilla/5.0 (A phone)', is_current: false }]);
    expect((await here.delete(`/user/sessions/${sessions[0]!.id}/`)).status).toBe(200);
    expect((await browser.open('/app/dashboard/')).path).toContain('/app/login/');
    expect((await here.get('/user/sessions/')).body).toEqual([]);
  });

  it('of others are not found, and stay', async () => {
    const [mine, theirs] = [await app.as(await aPerson()), await app.as(await aPerson())];
    const [{ id }] = (await theirs.get('/user/keys/')).body as [{ id: number }];
    const refused = await mine.delete(`/user/keys/${id}/`);
    expect([refused.status, refused.body]).toEqual([
      404,
      { detail: 'No ApiKey matches the given query.', code: 'api_key.missing' },
    ]);
    expect((await mine.delete(`/user/sessions/${id}/`)).status).toBe(404);
    expect((await theirs.get('/user/info/')).status).toBe(200);
  });

  it('end everywhere else at once', async () => {
    const person = await aPerson();
    const [here, elsewhere] = [await app.as(person), await app.as(person)];
    expect((await here.post('/user/sign-out-elsewhere/')).status).toBe(200);
    expect([
      (await here.get('/user/info/')).status,
      (await elsewhere.get('/user/info/')).status,
    ]).toEqual([200, 401]);
  });

  async function aPerson(): Promise<{ userId: number }> {
    return { userId: (await aUser(app.db)).id };
  }
});
