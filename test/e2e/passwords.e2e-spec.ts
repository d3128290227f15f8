import { createHash, randomUUID } from 'node:crypto';
import { aCompany } from '../factories/a-company.js';
import { anEvent } from '../factories/an-event.js';
import { aManager } from '../factories/a-grant.js';
import { aUser } from '../factories/a-user.js';
import { allAtOnce, atOnce, behindChange } from '../support/at-once.js';
import { Client } from '../support/client.js';
import { recordStatements } from '../support/record-statements.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const BETTER = 'four lamps over a truck';

describe('passwords', () => {
  let app: TestApp;
  let person: { username: string; userId: number; email: string };

  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '', corsOrigins: ['http://spa.example'] });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.advance(60);
    const user = await aUser(app.db);
    person = { username: user.username, userId: user.id, email: user.email };
  });

  const logIn = (password: string, username = person.username) =>
    app.visitor().post('/login/', { username, password });
  const forget = (email: string, headers = {}) =>
    app.visitor(headers).post('/forgot-password/', { email });
  const mailTo = async (
    email: string,
  ): Promise<{ body: string; html: string; subject: string }[]> => {
    await app.finishTasks();
    return app.db.query(
      `select subject, body, html from simulated_messages where recipient = $1 and channel = 'mail' order by id`,
      [email],
    );
  };
  const linkFor = async (email: string, typed = email): Promise<string> => {
    await forget(typed);
    return /[0-9a-f-]{36}/.exec((await mailTo(email)).at(-1)!.body)![0];
  };
  const reset = (token: string, new_password = BETTER, confirm_password = new_password) =>
    app.visitor().post(`/reset-password/${token}/`, { new_password, confirm_password });

  describe('changed with the old one', () => {
    const change = (client: Client, body: object) =>
      client.post('/user/change-password/', {
        current_password: 'swordfish',
        new_password: BETTER,
        confirm_password: BETTER,
        ...body,
      });

    it('S9 keep the key that calls and end every other key and session', async () => {
      const [here, elsewhere] = [await app.as(person), await app.as(person)];
      await app.db.query(
        `insert into sessions (token_hash, user_id, expires_at) values ($1, $2, now() + interval '1 day')`,
        [`hash ${person.userId}`, person.userId],
      );
      const answer = await change(here, {});
      expect([answer.status, answer.body]).toEqual([
        200,
        { status: 'success', message: expect.any(String) },
      ]);
      expect([
        (await here.get('/user/info/')).status,
        (await elsewhere.get('/user/info/')).status,
      ]).toEqual([200, 401]);
      expect(
        await app.db.query('select id from sessions where user_id = $1', [person.userId]),
      ).toEqual([]);
      expect([(await logIn('swordfish')).status, (await logIn(BETTER)).status]).toEqual([401, 200]);
    });

    it('are changed once by two who press at once', async () => {
      const client = await app.as(person);
      const answers = await allAtOnce(app.db, 'users', [
        () => change(client, {}),
        () => change(client, {}),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    });

    it('end the links that were mailed to reset them, of this account alone', async () => {
      const other = await aUser(app.db);
      const [mine, theirs] = [await linkFor(person.email), await linkFor(other.email)];
      expect((await change(await app.as(person), {})).status).toBe(200);
      expect([(await reset(mine)).status, (await reset(theirs)).status]).toEqual([400, 200]);
      expect((await logIn(BETTER)).status).toBe(200);
    });

    it.each`
      body                                                                | says              | because
      ${{ current_password: 'wrong' }}                                    | ${'current'}      | ${'the old one is not known'}
      ${{ confirm_password: 'another one' }}                              | ${'do not match'} | ${'one of the two was mistyped'}
      ${{ new_password: 'short', confirm_password: 'short' }}             | ${'too short'}    | ${'eight characters are the least'}
      ${{ new_password: 'password1', confirm_password: 'password1' }}     | ${'too common'}   | ${'everybody has it'}
      ${{ new_password: '83921745602', confirm_password: '83921745602' }} | ${'numeric'}      | ${'digits are soon tried'}
      ${{ new_password: '', confirm_password: '' }}                       | ${'blank'}        | ${'nothing was typed'}
      ${{ new_password: null }}                                           | ${'null'}         | ${'nothing was given'}
    `(
      'S22 are refused with "$says", because $because',
      async ({ body, says }: { body: object; says: string }) => {
        const answer = await change(await app.as(person), body);
        expect([answer.status, answer.body.status, answer.body.message]).toEqual([
          400,
          'error',
          expect.stringContaining(says),
        ]);
        expect((await logIn('swordfish')).status).toBe(200);
      },
    );

    it('differ from the old one, and are not made of the names around', async () => {
      const company = await aCompany(app.db, { name: 'Quorvex Staging' });
      const manager = await aManager(app.db, company.id);
      await anEvent(app.db, { companyId: company.id, eventName: 'Moonlight Parade' });
      const client = await app.as(manager);
      for (const [wanted, says] of [
        ['swordfish', 'differ'],
        ['Quorvex-2031!', 'made of names'],
        ['m00nlight-parade', 'made of names'],
        ['barcelona99', 'too common'],
      ] as const) {
        const answer = await change(client, { new_password: wanted, confirm_password: wanted });
        expect([wanted, answer.status, answer.body.message]).toEqual([
          wanted,
          400,
          expect.stringContaining(says),
        ]);
      }
    });

    it('are not like the user name', async () => {
      const answer = await change(await app.as(person), {
        new_password: `${person.username}abc`,
        confirm_password: `${person.username}abc`,
      });
      expect(answer.body.message).toContain('too similar');
    });

    it('S9 are not guessed with a stolen key', async () => {
      const client = await app.as(person);
      for (let guess = 1; guess <= 10; guess++)
        expect((await change(client, { current_password: `guess ${guess}` })).status).toBe(400);
      const refused = await change(client, {});
      expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([
        429,
        expect.any(Number),
      ]);
      expect((await client.get('/user/info/')).status).toBe(200);
    });
  });

  describe('forgotten', () => {
    it('are asked for in the same words and with the same work, whether or not anybody has the address', async () => {
      const asked: { status: number; body: unknown; statements: number }[] = [];
      for (const email of [person.email, 'nobody@people.example', 'no address at all', '']) {
        const statements = await recordStatements(app.db, async () => {
          const { status, body } = await forget(email);
          asked.push({ status, body, statements: 0 });
        });
        asked.at(-1)!.statements = statements.length;
      }
      expect(new Set(asked.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(asked[0]).toMatchObject({ status: 200, body: { status: 'success' } });
    });

    it('are chosen anew with the mailed link, once, by an address in any case', async () => {
      const client = await app.as(person);
      const link = await linkFor(person.email, person.email.toUpperCase());
      const answer = await reset(link);
      expect([answer.status, answer.body.status]).toEqual([200, 'success']);
      expect([(await logIn('swordfish')).status, (await logIn(BETTER)).status]).toEqual([401, 200]);
      expect((await client.get('/user/info/')).status).toBe(401);
      const again = await reset(link, 'another lamp entirely');
      expect([again.status, again.body]).toEqual([
        400,
        {
          status: 'error',
          message: expect.stringContaining('not valid any more'),
          code: 'password.reset_link_gone',
        },
      ]);
    });

    it('differ from the old one behind a link, too', async () => {
      const answer = await reset(await linkFor(person.email), 'swordfish');
      expect([answer.status, answer.body.errors.new_password]).toEqual([400, [expect.any(String)]]);
    });

    it('are reset once by eight who press over eight links at once, and nobody dead-locks', async () => {
      const tokens = Array.from({ length: 8 }, () => randomUUID());
      for (const token of tokens)
        await app.db.query(
          `insert into password_reset_tokens (user_id, token_hash, expires_at) values ($1, $2, $3)`,
          [
            person.userId,
            createHash('sha256').update(token).digest('hex'),
            new Date(app.clock.now().getTime() + 3_600_000),
          ],
        );
      const outcomes = await atOnce(
        app.db,
        'password_reset_tokens',
        tokens.map((token) => () => reset(token)),
      );
      const statuses = outcomes.map((outcome) =>
        outcome.status === 'fulfilled' ? outcome.value.status : outcome.reason,
      );
      expect(statuses.sort()).toEqual([200, ...Array.from({ length: 7 }, () => 400)]);
    });

    it('end every other link of the account', async () => {
      const [first, second] = [await linkFor(person.email), await linkFor(person.email)];
      expect(first).not.toBe(second);
      await reset(second);
      expect((await reset(first)).status).toBe(400);
    });

    it('have a link that outlives a mistake, and no hour', async () => {
      const link = await linkFor(person.email);
      expect((await reset(link, 'short')).body.message).toContain('too short');
      expect((await reset(link, BETTER, 'another one')).body.message).toContain('do not match');
      app.clock.advance(61);
      expect((await reset(link)).status).toBe(400);
      expect((await logIn('swordfish')).status).toBe(200);
    });

    it('are reset once by two who press at once', async () => {
      const link = await linkFor(person.email);
      const answers = await allAtOnce(app.db, 'users', [
        () => reset(link),
        () => reset(link, 'another lamp entirely'),
        () => reset(link, 'yet one more lamp'),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    });

    it('S4 have a link to a front end of ours, whatever the caller claims', async () => {
      await forget(person.email, { 'X-Frontend-Origin': 'http://evil.example' });
      await forget(person.email, { 'X-Frontend-Origin': 'http://spa.example' });
      const [first, second] = await mailTo(person.email);
      expect(first!.body).toMatch(/\/app\/reset-password\/[0-9a-f-]{36}\//);
      expect(JSON.stringify([first, second])).not.toContain('evil.example');
      expect(second!.body).toMatch(/http:\/\/spa\.example\/reset-password\/[0-9a-f-]{36}$/m);
    });

    it('S10 are kept nowhere but in the mail', async () => {
      const link = await linkFor(person.email);
      const [token] = await app.db.query(
        'select token_hash from password_reset_tokens where user_id = $1',
        [person.userId],
      );
      expect(token.token_hash).toMatch(/^[0-9a-f]{64}$/);
      expect(JSON.stringify(await app.db.query('select * from audit_trail'))).not.toContain(link);
    });

    it('S9 do not fill a mailbox, and asking is counted for unknown addresses too', async () => {
      for (const email of [person.email, `other-${person.email}`]) {
        for (let call = 1; call <= 5; call++) expect((await forget(email)).status).toBe(200);
        expect((await forget(email)).status).toBe(429);
      }
      expect(await mailTo(person.email)).toHaveLength(5);
    });

    it('S9 have links that are not guessed', async () => {
      const link = await linkFor(person.email);
      const guess = (n: number) => reset(`2f1c5e0e-6f5a-4c58-9f0a-${String(n).padStart(12, '0')}`);
      for (let n = 1; n <= 30; n++) expect((await guess(n)).status).toBe(400);
      expect((await guess(31)).status).toBe(429);
      expect((await reset(link)).status).toBe(200);
    });

    it('are not for somebody who is switched off', async () => {
      await app.db.query('update users set is_active = false where id = $1', [person.userId]);
      await forget(person.email);
      expect(await mailTo(person.email)).toEqual([]);
    });
  });

  describe('settings', () => {
    it('with another address end the links that were mailed to the old one', async () => {
      const other = await aUser(app.db);
      const [mine, theirs] = [await linkFor(person.email), await linkFor(other.email)];
      const client = await app.as(person);
      expect((await client.patch('/user/settings/', { first_name: 'Kim' })).status).toBe(200);
      expect(
        (
          await client.patch('/user/settings/', {
            email: `x${person.email}`,
            current_password: 'swordfish',
          })
        ).status,
      ).toBe(200);
      expect([(await reset(mine)).status, (await reset(theirs)).status]).toEqual([400, 200]);
    });

    it('are changed from what they are by then', async () => {
      const client = await app.as(person);
      await behindChange(
        app.db,
        [`update users set first_name = 'Lee' where id = $1`, [person.userId]],
        () => client.patch('/user/settings/', { first_name: 'Kim' }),
      );
      expect(
        await app.db.query(
          `select before, after from audit_trail where action = 'user.settings_changed' and subject_id = $1`,
          [person.userId],
        ),
      ).toEqual([{ before: { first_name: 'Lee' }, after: { first_name: 'Kim' } }]);
    });

    it('tell and keep name, address and number; one statement after who is there', async () => {
      const client = await app.as(person);
      const before = (await client.get('/user/settings/')).body;
      expect(before).toMatchObject({
        username: person.username,
        email: person.email,
        phone_number: null,
      });
      const changed = await client.patch('/user/settings/', {
        first_name: 'Dana',
        last_name: 'Lee',
        email: `new-${person.email}`,
        phone_number: '(415) 555-0177',
        current_password: 'swordfish',
      });
      expect([changed.status, changed.body]).toEqual([
        200,
        {
          status: 'success',
          message: expect.any(String),
          username: person.username,
          first_name: 'Dana',
          last_name: 'Lee',
          email: `new-${person.email}`,
          phone_number: '+14155550177',
        },
      ]);
      expect((await client.get('/user/info/')).body.user.has_userprofile).toBe(true);
      expect(
        (
          await client.patch('/user/settings/', {
            phone_number: '',
            current_password: 'swordfish',
          })
        ).body.phone_number,
      ).toBeNull();
      expect(await recordStatements(app.db, () => client.get('/user/settings/'))).toHaveLength(2);
    });

    it.each`
      body                      | says       | because
      ${{ email: 'nonsense' }}  | ${'email'} | ${'no mail gets there'}
      ${{ email: '' }}          | ${'email'} | ${'an address cannot be taken away'}
      ${{ phone_number: '12' }} | ${'phone'} | ${'nobody has such a number'}
    `('refuse $body, because $because', async ({ body, says }: { body: object; says: string }) => {
      const answer = await (
        await app.as(person)
      ).patch('/user/settings/', { first_name: 'Never', ...body });
      expect([answer.status, answer.body.status, answer.body.message]).toEqual([
        400,
        'error',
        expect.stringContaining(says),
      ]);
      expect((await (await app.as(person)).get('/user/settings/')).body.first_name).not.toBe(
        'Never',
      );
    });

    it('S22 refuse an address somebody else has, in any case of letters', async () => {
      const { email } = await aUser(app.db);
      const answer = await (
        await app.as(person)
      ).patch('/user/settings/', { email: email.toUpperCase() });
      expect([answer.status, answer.body.status, answer.body.message]).toEqual([
        400,
        'error',
        expect.stringContaining('already exists'),
      ]);
    });

    it('end links mailed to the old address', async () => {
      const link = await linkFor(person.email);
      await (
        await app.as(person)
      ).patch('/user/settings/', {
        email: `moved-${person.email}`,
        current_password: 'swordfish',
      });
      expect((await reset(link)).status).toBe(400);
    });

    it('are for people with a role, too', async () => {
      const manager = await aManager(app.db, (await aCompany(app.db)).id);
      expect((await (await app.as(manager)).get('/user/settings/')).body.username).toBe(
        manager.username,
      );
    });
  });
});
