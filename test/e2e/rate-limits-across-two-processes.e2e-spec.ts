import { OptionalRedis } from '#libs/platform';
import { aManager } from '../factories/a-grant.js';
import { aCompany } from '../factories/a-company.js';
import { aUser } from '../factories/a-user.js';
import { aRegistrationToken } from '../factories/a-registration-token.js';
import { aWorker } from '../factories/a-worker.js';
import { nextNumber } from '../factories/numbers.js';
import { TestRedis } from '../support/test-redis.js';
import type { Client } from '../support/client.js';
import { describeWithProgram } from '../support/optional-programs.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const CONTACT = { name: 'Dana Doe', email: 'dana@example.com', company: 'Acme', message: 'Hello' };

describeWithProgram('redis', 'guessing at two processes that share a Redis', () => {
  let redis: TestRedis;
  let apps: TestApp[];
  let address: string;

  beforeAll(async () => {
    redis = await TestRedis.start();
    apps = await Promise.all([1, 2].map(() => aTestApp({ redisUrl: redis.url, trustProxy: true })));
    await allReachRedis();
  });
  afterAll(async () => {
    for (const app of apps) await app.context.close();
    await apps[0]!.close();
    await redis.stop();
  });
  beforeEach(() => (address = `192.0.2.${nextNumber() % 250}`));

  async function allReachRedis(): Promise<void> {
    for (const app of apps)
      while ((await app.get(OptionalRedis).tryCommand((connection) => connection.ping())) === null)
        await new Promise((resolve) => setTimeout(resolve, 20));
  }

  /** One call after another, alternating between the two processes, all from one address. */
  async function inTurn(
    times: number,
    call: (visitor: Client, n: number) => Promise<{ status: number }>,
  ): Promise<Record<number, number>> {
    const statuses: Record<number, number> = {};
    for (let n = 0; n < times; n++) {
      const { status } = await call(
        apps[n % apps.length]!.visitor({ 'X-Forwarded-For': address }),
        n,
      );
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
    return statuses;
  }
  const logIn = (username: string, password: string) => (visitor: Client) =>
    visitor.post('/login/', { username, password });
  async function aUserOfBoth(): Promise<string> {
    const { username } = await aUser(apps[0]!.db);
    await aUser(apps[1]!.db, { username });
    return username;
  }
  const everythingInRedis = () =>
    redis.query(async (connection) => {
      const keys = await connection.keys('*');
      return Promise.all(
        keys.map(async (key) => `${key} ${(await connection.lrange(key, 0, -1)).join(' ')}`),
      );
    });

  it.each`
    what                 | call                                                                                                             | most  | ok
    ${'wrong passwords'} | ${(visitor: Client) => visitor.post('/login/', { username: 'nobody-here', password: 'x' })}                      | ${10} | ${401}
    ${'unknown links'}   | ${(visitor: Client, n: number) => visitor.post(`/user/request/AbCdEfGh${10 + n}/action/`, { action: 'cancel' })} | ${30} | ${404}
    ${'contact forms'}   | ${(visitor: Client) => visitor.post('/contact/', CONTACT)}                                                       | ${5}  | ${200}
    ${'mails asked for'} | ${(visitor: Client) => visitor.post('/forgot-password/', { email: 'Dana@people.example' })}                      | ${5}  | ${200}
  `('$what add up: after $most, whichever has them, both refuse', async ({ call, most, ok }) => {
    expect(await inTurn(most + 4, call)).toEqual({ [ok]: most, 429: 4 });
  });

  it('wrong passwords close the account to unknown addresses, at both, and to no known one', async () => {
    const username = await aUserOfBoth();
    expect(await inTurn(2, logIn(username, 'swordfish'))).toEqual({ 200: 2 });
    const known = address;
    address = '198.51.100.6';
    expect(await inTurn(12, logIn(username, 'wrong'))).toEqual({ 401: 10, 429: 2 });
    expect(await inTurn(2, logIn(username, 'swordfish'))).toEqual({ 429: 2 });
    const manager = await apps[0]!.as(
      await aManager(apps[0]!.db, (await aCompany(apps[0]!.db)).id),
    );
    expect((await manager.get('/user/info/', { 'X-Forwarded-For': address })).status).toBe(200);

    address = '198.51.100.7';
    expect(await inTurn(2, logIn(username, 'swordfish'))).toEqual({ 429: 2 });
    address = known;
    expect(await inTurn(2, logIn(username, 'swordfish'))).toEqual({ 200: 2 });
  });

  it('a success at one starts anew at both', async () => {
    const username = await aUserOfBoth();
    expect(await inTurn(9, logIn(username, 'wrong'))).toEqual({ 401: 9 });
    expect(await inTurn(1, logIn(username, 'swordfish'))).toEqual({ 200: 1 });
    expect(await inTurn(2, logIn(username, 'wrong'))).toEqual({ 401: 2 });
  });

  it('made-up names from one address shut nobody out who is behind it', async () => {
    const username = await aUserOfBoth();
    const guess = (visitor: Client, n: number) =>
      visitor.post('/login/', { username: `made-up-${n}`, password: 'x' });
    expect(await inTurn(120, guess)).toEqual({ 401: 120 });
    expect(await inTurn(2, logIn(username, 'swordfish'))).toEqual({ 200: 2 });
  });

  it('wrong codes are refused when there were many from one address, the right one never', async () => {
    const [app] = apps as [TestApp, TestApp];
    const visitor = app.visitor({ 'X-Forwarded-For': address });
    const invited = async (): Promise<{ phone: string; token: string; code: string }> => {
      const { id: workerId, phoneNumber: phone } = await aWorker(app.db);
      const expiresAt = new Date(app.clock.now().getTime() + 86_400_000);
      const token = await aRegistrationToken(app.db, { workerId, expiresAt });
      expect((await visitor.post('/user/register/start/', { phone, token })).status).toBe(200);
      return { phone, token, code: /\d{6}/.exec((await app.textsTo(phone)).at(-1)!)![0] };
    };
    const register = async ({ token, phone, code }: Awaited<ReturnType<typeof invited>>) => {
      const name = `dana${nextNumber()}`;
      return (
        await visitor.post('/user/register/', {
          username: name,
          phone,
          email: `${name}@crew.example`,
          password: 'four lamps over a truck',
          token,
          verification_code: code,
        })
      ).status;
    };
    const statuses: number[] = [];
    for (let person = 0; person < 8; person++) {
      const someone = await invited();
      const wrong = someone.code === '000000' ? '000001' : '000000';
      for (let guess = 0; guess < 4; guess++)
        statuses.push(await register({ ...someone, code: wrong }));
      if (person === 7) statuses.push(await register(someone));
    }
    expect(statuses).toEqual([...Array.from({ length: 30 }, () => 400), 429, 429, 201]);
  });

  it('leaves nothing to read in Redis: no address, name, mailbox or link', async () => {
    const kept = (await everythingInRedis()).filter((line) =>
      line.startsWith('callmanager:failures:'),
    );
    expect(kept.length).toBeGreaterThan(5);
    for (const line of kept)
      expect(line).toMatch(/^callmanager:failures:[a-z-]+:[\w-]{22}( \d{13})+$/);
  });

  it('goes on by itself when Redis hangs, and when it is gone', async () => {
    const username = await aUserOfBoth();
    redis.hang();
    expect(await inTurn(6, logIn(username, 'wrong'))).toEqual({ 401: 6 });
    redis.resume();
    await redis.kill();
    expect(await inTurn(4, logIn(username, 'swordfish'))).toEqual({ 200: 4 });
    expect(
      await inTurn(7, (visitor, n) =>
        apps[0]!
          .visitor({ 'X-Forwarded-For': address })
          .post('/contact/', { ...CONTACT, phone: String(n) }),
      ),
    ).toEqual({ 200: 5, 429: 2 });
  });
});
