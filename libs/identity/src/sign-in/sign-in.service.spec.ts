import { pbkdf2Sync } from 'node:crypto';
import { Module } from '@nestjs/common';
import type * as Argon2 from '@node-rs/argon2';
import { verify } from '@node-rs/argon2';
import { Actor } from '#libs/kernel';
import { type Caller, Fact, Follower, type Hint, HintBus, OnFact, type Work } from '#libs/platform';
import { allAtOnce, atOnce, behindChange } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import { ActorQueries } from './actor.queries.js';
import { EmailTaken, UsernameTaken, WrongCredentials } from '../identity.errors.js';
import { IdentityModule } from '../identity.module.js';
import { ApiKeyService } from '../keys/api-key.service.js';
import { PasswordHashingService } from '../passwords/password-hashing.service.js';
import { type NewUser, UserService } from '../accounts/user.service.js';
import { SessionService } from '../sessions/session.service.js';
import { type SignInAttempt, SignInService } from './sign-in.service.js';

/** The real service, whose calls are counted. */
jest.mock('@node-rs/argon2', () => {
  const argon2 = jest.requireActual<typeof Argon2>('@node-rs/argon2');
  return { ...argon2, verify: jest.fn(argon2.verify) };
});

@Follower('notification')
class Listener {
  readonly heard: { fact: Fact; userId: number | null }[] = [];

  @OnFact(Fact)
  async listen(work: Work, fact: Fact): Promise<void> {
    this.heard.push({ fact, userId: work.actor.userId });
  }
}

@Module({ providers: [Listener] })
class ListenerModule {}

const MINUTE = 1;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const PASSWORD = 'four riggers, two audio';
const visitor: Caller = {
  actor: Actor.withCapability('public'),
  httpRequestId: null,
  origin: null,
};

describe('signing in', () => {
  let app: LibApp;
  let actors: ActorQueries;
  let signIn: SignInService;
  let passwordHash: string;
  const hints: Hint[] = [];
  let count = 0;

  beforeAll(async () => {
    app = await aLibApp([IdentityModule, ListenerModule]);
    [actors, signIn] = [app.get(ActorQueries), app.get(SignInService)];
    app.get(HintBus).subscribe((hint) => hints.push(hint));
    passwordHash = await app.get(PasswordHashingService).hash(PASSWORD);
  });
  afterAll(() => app.close());
  beforeEach(() => {
    app.clock.setTime('2031-05-01T12:00:00Z');
    hints.length = 0;
    app.get(Listener).heard.length = 0;
  });

  const aPerson = (given: Partial<NewUser> = {}) =>
    app.unitOfWork.asSystem(async (work) => {
      const username = given.username ?? `dana-${++count}`;
      return {
        username,
        ...(await app.get(UserService).create(work, { username, passwordHash, ...given })),
      };
    });
  const aCompany = async (): Promise<number> => {
    const [{ id }] = await app.db.query(
      `insert into companies (slug, name) values ($1, $1) returning id`,
      [`co-${++count}`],
    );
    return id;
  };
  const attempt = (username: string, password = PASSWORD): SignInAttempt => ({
    username,
    password,
    address: '192.0.2.7',
    userAgent: 'x'.repeat(900),
  });
  const facts = () => app.get(Listener).heard.map(({ fact }) => fact.name);

  it('gives everybody who signs in a key of their own, and keeps no key', async () => {
    const dana = await aPerson({ email: 'dana@example.com' });
    const one = await signIn.withKey(visitor, attempt(dana.username));
    const other = await signIn.withKey(visitor, attempt(dana.username));

    expect(one).toEqual({
      key: expect.stringMatching(/^[0-9a-f]{40}$/),
      user: { id: dana.userId, username: dana.username, email: 'dana@example.com' },
    });
    expect(other.key).not.toBe(one.key);
    expect((await actors.byKey(one.key))?.actor).toMatchObject({
      userId: dana.userId,
      username: dana.username,
      isWorker: false,
      grants: [],
    });
    const kept = await app.db.query('select * from api_keys where user_id = $1', [dana.userId]);
    expect(JSON.stringify(kept)).not.toContain(one.key);
    expect(kept[0].user_agent).toHaveLength(200);
    expect(app.get(Listener).heard.at(-1)).toMatchObject({
      userId: dana.userId,
      fact: { name: 'user.signed_in', subjectId: dana.userId },
    });
  });

  it.each`
    who           | password            | because
    ${'active'}   | ${'something else'} | ${'that is not the password'}
    ${'active'}   | ${''}               | ${'nothing is no password'}
    ${'inactive'} | ${PASSWORD}         | ${'the account is switched off'}
    ${'nobody'}   | ${PASSWORD}         | ${'there is no such user'}
  `('refuses $who with "$password", because $because', async ({ who, password }) => {
    const { username, userId } = await aPerson();
    if (who === 'inactive')
      await app.db.query('update users set is_active = false where id = $1', [userId]);
    const failing = signIn.withKey(
      visitor,
      attempt(who === 'nobody' ? 'nobody-here' : username, password),
    );

    await expect(failing).rejects.toThrow(WrongCredentials);
    const { fact } = app.get(Listener).heard.at(-1)!;
    expect(fact).toMatchObject({
      name: 'user.sign_in_failed',
      subjectId: who === 'nobody' ? null : userId,
    });
    expect(JSON.stringify(fact)).not.toMatch(/nobody-here|something else|four riggers/);
  });

  it.each`
    who           | password            | because
    ${'known'}    | ${PASSWORD}         | ${'it is the right one'}
    ${'known'}    | ${'something else'} | ${'it is a wrong one'}
    ${'nobody'}   | ${'something else'} | ${'nobody may learn that there is no such user'}
    ${'inactive'} | ${PASSWORD}         | ${'nor that somebody was switched off'}
    ${'unusable'} | ${'something else'} | ${'nor that somebody cannot sign in by a password'}
  `('verifies one hash for $who with "$password", because $because', async ({ who, password }) => {
    const { username, userId } = await aPerson();
    if (who === 'inactive')
      await app.db.query('update users set is_active = false where id = $1', [userId]);
    if (who === 'unusable')
      await app.db.query(`update users set password_hash = '!' where id = $1`, [userId]);
    jest.mocked(verify).mockClear();
    const entering = signIn.withKey(
      visitor,
      attempt(who === 'nobody' ? 'nobody-here' : username, password as string),
    );
    await Promise.allSettled([entering]);
    expect(verify).toHaveBeenCalledTimes(1);
  });

  it('replaces a hash that moved in, also when the same person signs in twice at once', async () => {
    const movedIn = `pbkdf2_sha256$1000$salt$${pbkdf2Sync(PASSWORD, 'salt', 1000, 32, 'sha256').toString('base64')}`;
    const dana = await aPerson({ passwordHash: movedIn });
    const both = await allAtOnce(app.db, 'users', [
      () => signIn.withKey(visitor, attempt(dana.username)),
      () => signIn.withKey(visitor, attempt(dana.username)),
    ]);

    expect(new Set(both.map(({ key }) => key)).size).toBe(2);
    const [{ password_hash }] = await app.db.query(
      'select password_hash from users where id = $1',
      [dana.userId],
    );
    expect(password_hash).toMatch(/^\$argon2id\$/);
    expect(facts().filter((name) => name === 'user.password_hash_renewed')).toHaveLength(1);
    await signIn.withKey(visitor, attempt(dana.username));
  });

  it('finds somebody by key in one statement, and one more once an hour, with roles and whether they are a worker', async () => {
    const companyId = await aCompany();
    const dana = await aPerson({
      grants: [
        { role: 'owner', companyId },
        { role: 'manager', companyId },
      ],
    });
    await app.db.query(
      `insert into workers (slug, company_id, user_id, name, phone_number) values ('dana000001', $1, $2, 'Dana', '+14155550111')`,
      [companyId, dana.userId],
    );
    const { key } = await signIn.withKey(visitor, attempt(dana.username));
    app.clock.advance(2 * HOUR);

    expect(await recordStatements(app.db, () => actors.byKey(key))).toHaveLength(2);
    expect(await recordStatements(app.db, () => actors.byKey(key))).toHaveLength(1);
    const found = await actors.byKey(key);
    expect(found!.actor.grants).toEqual(dana.grants);
    expect([...found!.actor.roles].sort()).toEqual(['manager', 'owner', 'worker']);
    expect(found!.actor.is('manager', companyId)).toBe(true);
  });

  it('writes down the last use once an hour', async () => {
    const dana = await aPerson();
    const { key } = await signIn.withKey(visitor, attempt(dana.username));
    const lastUsed = async () =>
      (await app.db.query('select last_used_at from api_keys where user_id = $1', [dana.userId]))[0]
        .last_used_at as Date;
    const opened = app.clock.now();

    app.clock.advance(59 * MINUTE);
    await actors.byKey(key);
    expect(await lastUsed()).toEqual(opened);
    app.clock.advance(MINUTE);
    await actors.byKey(key);
    expect(await lastUsed()).toEqual(app.clock.now());
  });

  it('lets a key live as long as it is used, and 90 days longer', async () => {
    const dana = await aPerson();
    const { key } = await signIn.withKey(visitor, attempt(dana.username));
    for (let month = 0; month < 12; month++) {
      app.clock.advance(30 * DAY);
      expect(await actors.byKey(key)).not.toBeNull();
    }
    app.clock.advance(90 * DAY + MINUTE);
    expect(await actors.byKey(key)).toBeNull();
    expect(await actors.byKey('0'.repeat(40))).toBeNull();
  });

  it('ends a session after 14 idle days, and after 30 in any case', async () => {
    const dana = await aPerson();
    const [busy, idle] = await Promise.all([
      signIn.withSession(visitor, attempt(dana.username)),
      signIn.withSession(visitor, attempt(dana.username)),
    ]);
    expect(busy.session.cookie).toMatch(/^[\w-]{43}$/);
    expect(busy.session.expiresAt).toEqual(new Date('2031-05-31T12:00:00Z'));

    app.clock.advance(13 * DAY);
    expect(await actors.bySession(busy.session.cookie)).toMatchObject({
      sessionId: busy.session.id,
      keyId: null,
    });
    app.clock.advance(2 * DAY);
    expect(await actors.bySession(idle.session.cookie)).toBeNull();
    app.clock.advance(12 * DAY);
    expect(await actors.bySession(busy.session.cookie)).not.toBeNull();
    app.clock.advance(3 * DAY);
    expect(await actors.bySession(busy.session.cookie)).toBeNull();
  });

  it('takes away what is revoked, at once, and tells the sockets', async () => {
    const dana = await aPerson();
    const [one, two, three] = await Promise.all(
      [1, 2, 3].map(() => signIn.withKey(visitor, attempt(dana.username))),
    );
    const ids = await Promise.all(
      [one, two, three].map(async (signedIn) => (await actors.byKey(signedIn!.key))!.keyId!),
    );
    const keys = app.get(ApiKeyService);

    await app.unitOfWork.asSystem((work) => signIn.signOut(work, { keyId: ids[0] }));
    expect(await actors.byKey(one!.key)).toBeNull();
    await app.unitOfWork.asSystem((work) => keys.revoke(work, ids[0]!));
    await app.unitOfWork.asSystem((work) => keys.revokeAllExcept(work, dana.userId, ids[2]!));
    expect([await actors.byKey(two!.key), (await actors.byKey(three!.key))?.keyId]).toEqual([
      null,
      ids[2],
    ]);
    await app.unitOfWork.asSystem((work) => keys.revokeAll(work, dana.userId));
    expect(await actors.byKey(three!.key)).toBeNull();
    expect(hints).toEqual(ids.map((id) => ({ topic: 'key-revoked', keyIds: [id] })));
  });

  it('ends one session, or all but one', async () => {
    const dana = await aPerson();
    const [one, two, three] = await Promise.all(
      [1, 2, 3].map(
        async () => (await signIn.withSession(visitor, attempt(dana.username))).session,
      ),
    );
    const alive = () =>
      Promise.all(
        [one, two, three].map(
          async (session) => (await actors.bySession(session!.cookie)) !== null,
        ),
      );

    await app.unitOfWork.asSystem((work) => signIn.signOut(work, { sessionId: one!.id }));
    expect(await alive()).toEqual([false, true, true]);
    await app.unitOfWork.asSystem((work) =>
      app.get(SessionService).revokeAllExcept(work, dana.userId, three!.id),
    );
    expect(await alive()).toEqual([false, false, true]);
  });

  it('switches everything off with the account', async () => {
    const dana = await aPerson();
    const { key } = await signIn.withKey(visitor, attempt(dana.username));
    const { session } = await signIn.withSession(visitor, attempt(dana.username));
    await app.db.query('update users set is_active = false where id = $1', [dana.userId]);
    expect([await actors.byKey(key), await actors.bySession(session.cookie)]).toEqual([null, null]);
  });

  it('refuses a password that changes at that moment', async () => {
    const dana = await aPerson();
    const entering = behindChange(
      app.db,
      [`update users set password_hash = 'another' where id = $1`, [dana.userId]],
      () => signIn.withKey(visitor, attempt(dana.username)),
    );
    await expect(entering).rejects.toThrow(WrongCredentials);
    expect(await app.db.query('select 1 from api_keys where user_id = $1', [dana.userId])).toEqual(
      [],
    );
  });

  it('makes one account of a name, and of an address, that two take at once', async () => {
    for (const [taken, refusal] of [
      [{ username: 'twins' }, UsernameTaken],
      [{ email: 'twins@example.com' }, EmailTaken],
    ] as const) {
      const outcomes = await atOnce(app.db, 'users', [() => aPerson(taken), () => aPerson(taken)]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(outcomes).toContainEqual({ status: 'rejected', reason: expect.any(refusal) });
    }
  });

  it('refuses a name or address that is taken, and names no company cannot hold', async () => {
    const dana = await aPerson({ email: 'taken@example.com' });
    await expect(aPerson({ username: dana.username })).rejects.toThrow(UsernameTaken);
    await expect(aPerson({ email: 'Taken@Example.com' })).rejects.toThrow(EmailTaken);
    await expect(aPerson({ username: 'two words' })).rejects.toMatchObject({
      fields: { username: [expect.any(String)] },
    });
  });

  it('grants a role once, however often it is given', async () => {
    const companyId = await aCompany();
    const { userId, grants } = await aPerson({
      grants: [
        { role: 'steward', companyId },
        { role: 'administrator', companyId: null },
      ],
    });
    const again = await app.unitOfWork.asSystem((work) =>
      app.get(UserService).grant(work, userId, 'administrator', null),
    );
    expect(again).toEqual(grants[1]);
    const twice = await allAtOnce(
      app.db,
      'role_grants',
      [1, 2].map(
        () => () =>
          app.unitOfWork.asSystem((work) =>
            app.get(UserService).grant(work, userId, 'manager', companyId),
          ),
      ),
    );
    expect(twice[1]).toEqual(twice[0]);
  });
});
