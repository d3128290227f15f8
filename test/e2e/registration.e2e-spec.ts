import { randomUUID } from 'node:crypto';
import { hashToken } from '#libs/identity';
import type { RegistrationToken, Worker } from '#libs/labor';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aUser } from '../factories/a-user.js';
import { aRegistrationToken } from '../factories/a-registration-token.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import { nextNumber } from '../factories/numbers.js';
import { allAtOnce } from '../support/at-once.js';
import type { Answer } from '../support/client.js';
import { recordStatements } from '../support/record-statements.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const MINUTE = 60_000;

describe('registration', () => {
  let app: TestApp;
  let worker: Worker;
  let token: string;

  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.advance(60);
    worker = await aWorker(app.db);
    token = await anInvitation();
  });

  async function anInvitation(of = worker, more: Partial<RegistrationToken> = {}): Promise<string> {
    return aRegistrationToken(app.db, {
      workerId: of.id,
      expiresAt: new Date(app.clock.now().getTime() + 30 * 24 * 60 * MINUTE),
      ...more,
    });
  }
  const start = (phone = worker.phoneNumber, of = token) =>
    app.visitor().post('/user/register/start/', { phone, token: of });
  async function code(): Promise<string> {
    expect((await start()).status).toBe(200);
    return /\d{6}/.exec((await app.textsTo(worker.phoneNumber)).at(-1)!)![0];
  }
  const account = (verification_code: string, more: object = {}) => {
    const name = `dana${nextNumber()}`;
    return {
      username: name,
      phone: worker.phoneNumber,
      email: `${name}@crew.example`,
      password: 'four lamps over a truck',
      token,
      verification_code,
      ...more,
    };
  };
  const register = (body: object): Promise<Answer> => app.visitor().post('/user/register/', body);
  const linkedTo = async (of = worker): Promise<number | null> =>
    (await app.db.query('select user_id from workers where id = $1', [of.id]))[0].user_id;

  it('hands over phone and token, sends a code, and makes the account', async () => {
    expect((await app.visitor().get(`/steward/register/${token}/`)).body).toEqual({
      phone: worker.phoneNumber,
      token,
    });
    expect((await start()).body).toEqual({ message: expect.any(String), token });
    const body = account(/\d{6}/.exec((await app.textsTo(worker.phoneNumber)).at(-1)!)![0], {
      first_name: 'Dana',
    });
    const answer = await register(body);
    expect([answer.status, answer.body]).toEqual([201, { message: 'User created successfully' }]);
    const login = await app
      .visitor()
      .post('/login/', { username: body.username, password: body.password });
    expect([login.status, await linkedTo()]).toEqual([200, login.body.user.id]);
    const used = await app.visitor().get(`/steward/register/${token}/`);
    expect([used.status, used.body.message]).toEqual([
      400,
      expect.stringContaining('used already'),
    ]);
  });

  it('does not know other links', async () => {
    for (const unknown of [randomUUID(), 'no-uuid']) {
      expect((await app.visitor().get(`/steward/register/${unknown}/`)).status).toBe(404);
      expect((await start(worker.phoneNumber, unknown)).status).toBe(404);
      expect((await register(account('123456', { token: unknown }))).status).toBe(404);
    }
    token = await anInvitation(worker, { expiresAt: new Date(app.clock.now().getTime() - MINUTE) });
    expect((await start()).status).toBe(400);
  });

  it('S6 F16 sends the code to the invited phone and to no other', async () => {
    const other = await aWorker(app.db);
    expect((await start(other.phoneNumber)).status).toBe(404);
    expect((await start('12')).status).toBe(400);
    expect((await app.visitor().post('/user/register/start/', { token })).status).toBe(400);
    expect([await app.textsTo(worker.phoneNumber), await app.textsTo(other.phoneNumber)]).toEqual([
      [],
      [],
    ]);
  });

  it('W5 sends the code whether or not the worker agreed to job texts, and tells who said STOP', async () => {
    worker = await aWorker(app.db, { consents: false });
    token = await anInvitation();
    expect(await code()).toMatch(/^\d{6}$/);
    await app.db.query('insert into phone_stops (phone_number, stopped_at) values ($1, now())', [
      worker.phoneNumber,
    ]);
    const answer = await start();
    expect([answer.status, answer.body.message]).toEqual([400, expect.stringContaining('STOP')]);
  });

  it('S5 takes the phone from the invitation, and links every contact of it that nobody has', async () => {
    const [elsewhere, stranger] = [
      await aWorker(app.db, { phoneNumber: worker.phoneNumber }),
      await aWorker(app.db),
    ];
    const taken = await aWorker(app.db, {
      phoneNumber: worker.phoneNumber,
      userId: (await aUser(app.db)).id,
    });
    const theirs = await linkedTo(taken);
    expect((await register(account(await code(), { phone: stranger.phoneNumber }))).status).toBe(
      201,
    );
    const userId = await linkedTo();
    expect([await linkedTo(elsewhere), await linkedTo(stranger), await linkedTo(taken)]).toEqual([
      userId,
      null,
      theirs,
    ]);
    const [profile] = await app.db.query(
      'select phone_number, phone_verified_at from user_profiles where user_id = $1',
      [userId],
    );
    expect(profile).toEqual({
      phone_number: worker.phoneNumber,
      phone_verified_at: expect.any(Date),
    });
  });

  it('makes a steward of whom the company chose', async () => {
    worker = await aWorker(app.db, { isSteward: true });
    token = await anInvitation();
    await register(account(await code()));
    expect(
      await app.db.query('select role, company_id from role_grants where user_id = $1', [
        await linkedTo(),
      ]),
    ).toEqual([{ role: 'steward', company_id: worker.companyId }]);
  });

  it.each`
    wrong                        | says            | because
    ${{ password: 'password1' }} | ${'too common'} | ${'S22: one policy everywhere'}
    ${{ password: 'short' }}     | ${'too short'}  | ${'S22: one policy everywhere'}
    ${{ email: 'nonsense' }}     | ${'email'}      | ${'no mail gets there'}
    ${{ username: 'two words' }} | ${'letters'}    | ${'a name has no spaces'}
    ${{ username: '' }}          | ${'blank'}      | ${'it is required'}
    ${{ verification_code: '' }} | ${'blank'}      | ${'it is required'}
  `(
    'W4 refuses $wrong and leaves link and code good, because $because',
    async ({ wrong, says }: { wrong: object; says: string }) => {
      const body = account(await code());
      const refused = await register({ ...body, ...wrong });
      expect([refused.status, refused.body.message]).toEqual([400, expect.stringContaining(says)]);
      expect((await register(body)).status).toBe(201);
    },
  );

  it('S22 refuses a user name or address somebody has, the address in any case', async () => {
    const { username, email } = await aUser(app.db);
    const body = account(await code());
    expect((await register({ ...body, username })).body.message).toContain('already exists');
    expect((await register({ ...body, email: email.toUpperCase() })).body.message).toContain(
      'already exists',
    );
    expect((await register(body)).status).toBe(201);
  });

  it('S9 takes five wrong codes, also at once, and then not even the right one', async () => {
    const right = await code();
    const wrong = right === '000000' ? '000001' : '000000';
    const answers = await allAtOnce(
      app.db,
      'registration_tokens',
      Array.from({ length: 9 }, () => () => register(account(wrong))),
    );
    expect(
      answers.filter(({ body }) => (body.message as string).includes('is wrong')),
    ).toHaveLength(5);
    expect((await register(account(right))).body.message).toContain('ask for a new one');
    expect((await register(account(await code()))).status).toBe(201);
  });

  it('W4 has codes that last five minutes, until the next is asked for, whatever page is looked at', async () => {
    const first = await code();
    app.clock.advance(5);
    expect((await register(account(first))).body.message).toContain('ask for a new one');
    const second = await code();
    await app.visitor().get(`/steward/register/${token}/`);
    const event = await anEvent(app.db, { companyId: worker.companyId });
    const { id: laborRequirementId } = await aRequirement(app.db, {
      callTimeId: (await aCall(app.db, { eventId: event.id })).id,
    });
    const { tokenShort } = await aRequest(app.db, { laborRequirementId, workerId: worker.id });
    expect(
      (await app.visitor().get(`/event/${event.slug}/confirm/${tokenShort}/`)).body
        .registration_link,
    ).toContain('/user/register/');
    expect((await register(account(second))).status).toBe(201);
  });

  it('S9 sends five codes in a quarter of an hour', async () => {
    for (let n = 1; n <= 5; n++) expect((await start()).status).toBe(200);
    expect((await start()).status).toBe(429);
    app.clock.advance(16);
    expect((await start()).status).toBe(200);
  });

  it('S10 keeps no code but in the text', async () => {
    const sent = await code();
    const [kept] = await app.db.query(
      'select code_hash from registration_tokens where token_hash = $1',
      [hashToken(token)],
    );
    expect(kept.code_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(kept.code_hash).not.toContain(sent);
  });

  it('proves nothing about a number the contact got after the code was sent', async () => {
    const sent = await code();
    await app.db.query('update workers set phone_number = $2 where id = $1', [
      worker.id,
      await aWorkerlessNumber(),
    ]);
    expect((await register(account(sent))).status).toBe(400);
  });

  it('makes one account of a form that was sent twice at once', async () => {
    const sent = await code();
    const answers = await allAtOnce(
      app.db,
      'users',
      Array.from({ length: 4 }, () => () => register(account(sent))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400, 400]);
  });

  it('F11 works with the newest of several invitations', async () => {
    await anInvitation();
    token = await anInvitation();
    expect((await register(account(await code()))).status).toBe(201);
  });

  async function aWorkerlessNumber(): Promise<string> {
    return `+1415556${String(nextNumber()).padStart(4, '0').slice(-4)}`;
  }

  describe('afterwards', () => {
    it('F13 a person without a profile has empty lists, with three statements', async () => {
      const client = await app.as({ userId: (await aUser(app.db)).id });
      expect((await client.get('/user/profile/')).body).toEqual({
        workers: [],
        companies: [],
        labor_requests: [],
        upcoming: [],
        past: [],
      });
      expect(await recordStatements(app.db, () => client.get('/user/profile/'))).toHaveLength(3);
    });

    it('S5 S20 a number that was only typed links nobody, and a worker reads no notes about themselves', async () => {
      const user = await aUser(app.db);
      const client = await app.as({ userId: user.id });
      await client.patch('/user/settings/', { phone_number: worker.phoneNumber });
      expect((await client.get('/user/profile/')).body.workers).toEqual([]);
      expect(await linkedTo()).toBeNull();

      const company = await aCompany(app.db);
      const mine = await aWorker(app.db, {
        companyId: company.id,
        userId: user.id,
        notes: 'Always late.',
        noShowCount: 3,
      });
      const seen = await client.get('/user/profile/');
      expect([seen.body.companies, seen.body.workers[0].id]).toEqual([[company.name], mine.id]);
      expect(seen.text).not.toMatch(/Always late|"notes"|nocallnoshow|canceled_requests/);
    });
  });
});
