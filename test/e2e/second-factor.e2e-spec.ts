import { Secret, TOTP } from 'otpauth';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { aUser } from '../factories/a-user.js';
import { BrowserForm } from '../support/browser-form.js';
import { type Answer, Client } from '../support/client.js';
import { LiveSocket } from '../support/live-socket.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const PASSWORD = 'swordfish';

describe('a second factor', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());
  beforeEach(() => app.clock.advance(24 * 60));

  const codeOf = (secret: string): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: app.clock.now().getTime(),
    });
  const begin = (client: Client, current_password = PASSWORD) =>
    client.post('/user/second-factor/', { current_password });
  const enroll = async (client: Client): Promise<{ secret: string; codes: string[] }> => {
    const { secret } = (await begin(client)).body as { secret: string };
    const confirmed = await client.post('/user/second-factor/confirm/', { otp: codeOf(secret) });
    expect(confirmed.status).toBe(200);
    app.clock.advance(1); // the code that confirmed is used up
    return { secret, codes: confirmed.body.recovery_codes as string[] };
  };
  const logIn = (username: string, password: string, otp?: string): Promise<Answer> =>
    app.visitor().post('/login/', { username, password, ...(otp !== undefined && { otp }) });
  const aPerson = async () => {
    const { id: userId, username } = await aUser(app.db);
    return { userId, username };
  };
  const actions = async (userId: number): Promise<string[]> => {
    const rows = await app.db.query<{ action: string }[]>(
      `select action from audit_entries where subject = 'user' and subject_id = $1 order by id`,
      [userId],
    );
    return rows.map(({ action }) => action);
  };

  it('is asked for by the field, or by six digits behind the password, and nothing changes without one', async () => {
    const person = await aPerson();
    expect((await logIn(person.username, PASSWORD)).status).toBe(200);
    const { secret } = await enroll(await app.as(person));

    const asked = await logIn(person.username, PASSWORD);
    expect([asked.status, asked.body]).toEqual([
      401,
      {
        status: 'error',
        message: expect.stringContaining('at the end of your password'),
        code: 'second_factor_required',
      },
    ]);
    expect((await logIn(person.username, PASSWORD, codeOf(secret))).status).toBe(200);
    app.clock.advance(1);
    expect((await logIn(person.username, PASSWORD + codeOf(secret))).status).toBe(200);
    expect((await logIn(person.username, 'wrong')).body).toEqual({
      status: 'error',
      message: 'Invalid credentials',
      code: 'sign_in.wrong_credentials',
    });
  });

  it('refuses a used code, in whichever way it comes, and an older one', async () => {
    const person = await aPerson();
    const { secret } = await enroll(await app.as(person));
    const older = codeOf(secret);
    app.clock.advance(0.5);
    const code = codeOf(secret);
    expect((await logIn(person.username, PASSWORD, code)).status).toBe(200);
    for (const answer of [
      await logIn(person.username, PASSWORD, code),
      await logIn(person.username, PASSWORD + code),
      await logIn(person.username, PASSWORD, older),
    ])
      expect([answer.status, answer.body.code]).toEqual([401, 'second_factor_wrong']);
  });

  it('can be replaced by a recovery code, once, which is kept as a hash', async () => {
    const person = await aPerson();
    const { secret, codes } = await enroll(await app.as(person));
    expect(new Set(codes).size).toBe(10);
    const [first, second] = codes as [string, string];
    expect((await logIn(person.username, PASSWORD, first.toUpperCase())).status).toBe(200);
    expect((await logIn(person.username, PASSWORD, first)).status).toBe(401);
    const { key } = { key: (await logIn(person.username, PASSWORD, second)).body.token as string };
    const status = await new Client(app.url, key).get('/user/second-factor/');
    expect(status.body).toEqual({ enabled: true, required: false, recovery_codes_left: 8 });

    const kept = JSON.stringify(
      await app.db.query(
        `select sf.*, rc.* from second_factors sf join recovery_codes rc on rc.user_id = sf.user_id where sf.user_id = $1`,
        [person.userId],
      ),
    );
    expect([kept.includes(secret), kept.includes(second.replace(/-/g, ''))]).toEqual([
      false,
      false,
    ]);
  });

  it('counts only once confirmed, with the password, and ends what is signed in elsewhere', async () => {
    const person = await aPerson();
    const [here, elsewhere] = [await app.as(person), await app.as(person)];
    expect((await begin(here, 'wrong')).body.errors.current_password).toBeDefined();
    expect((await here.post('/user/second-factor/confirm/', { otp: '123456' })).status).toBe(409);
    const { secret } = (await begin(here)).body as { secret: string };
    expect((await logIn(person.username, PASSWORD)).status).toBe(200);
    const wrong = codeOf(secret) === '000000' ? '111111' : '000000';
    const refused = await here.post('/user/second-factor/confirm/', { otp: wrong });
    expect([refused.status, Object.keys(refused.body.errors as object)]).toEqual([400, ['otp']]);
    await here.post('/user/second-factor/confirm/', { otp: codeOf(secret) });
    expect([
      (await here.get('/user/info/')).status,
      (await elsewhere.get('/user/info/')).status,
    ]).toEqual([200, 401]);
    expect((await begin(here)).status).toBe(409);
  });

  it('is taken away with password and code; each step is on record', async () => {
    const person = await aPerson();
    const client = await app.as(person);
    const { secret } = await enroll(client);
    const given = { current_password: PASSWORD, otp: codeOf(secret) };
    expect((await client.delete('/user/second-factor/', { ...given, otp: 'abc' })).status).toBe(
      400,
    );
    expect((await client.delete('/user/second-factor/', given)).status).toBe(200);
    expect((await logIn(person.username, PASSWORD)).status).toBe(200);
    expect(await actions(person.userId)).toEqual([
      'user.second_factor_enabled',
      'user.second_factor_disabled',
      'user.password_hash_renewed',
      'user.signed_in',
    ]);
  });

  it('is not guessed: wrong codes count against the account, a missing one does not', async () => {
    const person = await aPerson();
    const { secret } = await enroll(await app.as(person));
    for (let n = 0; n < 12; n++)
      expect((await logIn(person.username, PASSWORD)).body.code).toBe('second_factor_required');
    const wrong = codeOf(secret) === '000000' ? '111111' : '000000';
    for (let n = 0; n < 10; n++)
      expect((await logIn(person.username, PASSWORD, wrong)).status).toBe(401);
    expect((await logIn(person.username, PASSWORD, wrong)).status).toBe(429);
    expect(await actions(person.userId)).toContain('user.sign_in_failed');
  });

  it('is asked for on the page, too', async () => {
    const person = await aPerson();
    const { secret } = await enroll(await app.as(person));
    const browser = new BrowserForm(app.url);
    const login = await browser.open('/app/login/');
    expect(login.html).not.toContain('name="otp"');
    const given = { username: person.username, password: PASSWORD };
    const asked = await browser.submit(login, given);
    expect([asked.status, asked.text]).toEqual([
      401,
      expect.stringContaining('Code of your authenticator app'),
    ]);
    const done = await browser.submit(asked, { ...given, otp: codeOf(secret) });
    expect(done.path).toBe('/app/dashboard/');
  });

  describe('that a company asks for', () => {
    it('is set by an owner who has one, and closes roles without one at once, sockets too', async () => {
      const { id: companyId } = await aCompany(app.db);
      const owner = await app.as(await anOwner(app.db, companyId));
      const policy = (required: boolean) => owner.put('/company/second-factor/', { required });
      expect((await policy(true)).status).toBe(409);
      await enroll(owner);

      const [manager, steward] = [
        await aManager(app.db, companyId),
        await aSteward(app.db, companyId),
      ];
      const elsewhere = await app.as(await aManager(app.db, (await aCompany(app.db)).id));
      const client = await app.as(manager);
      const socket = (await LiveSocket.open(
        app.url,
        `/ws/notifications/?token=${client.key}`,
      )) as LiveSocket;
      expect((await policy(true)).body).toEqual({ required: true });
      expect(await socket.closed).toBe(4403);
      expect(
        await app.db.query(
          `select action, after from audit_trail where company_id = $1 and action like 'company.second%'`,
          [companyId],
        ),
      ).toEqual([{ action: 'company.second_factor_policy_changed', after: { required: true } }]);
      const refused = await client.get('/events/list/');
      expect([refused.status, refused.body.code]).toEqual([401, 'second_factor_setup_required']);
      expect((await (await app.as(steward)).get('/steward/events/')).status).toBe(200);
      expect((await elsewhere.get('/events/list/')).status).toBe(200);
      expect((await owner.get('/company/settings/')).status).toBe(200);

      const { secret } = await enroll(client);
      expect((await client.get('/events/list/')).status).toBe(200);
      const stays = await client.delete('/user/second-factor/', {
        current_password: PASSWORD,
        otp: codeOf(secret),
      });
      expect(stays.status).toBe(409);
      const administrator = await app.as(await anAdministrator(app.db));
      expect((await administrator.get('/admin/users/')).body.code).toBe(
        'second_factor_setup_required',
      );

      await policy(false);
      expect((await administrator.get('/admin/users/')).status).toBe(200);
    });
  });
});
