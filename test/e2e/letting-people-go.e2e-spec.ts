import { Worker } from '#libs/labor';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { anEvent } from '../factories/an-event.js';
import { aUser } from '../factories/a-user.js';
import { aWorker } from '../factories/a-worker.js';
import { atOnce } from '../support/at-once.js';
import { BrowserForm } from '../support/browser-form.js';
import type { Answer, Client } from '../support/client.js';
import { LiveSocket } from '../support/live-socket.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

type Person = Awaited<ReturnType<typeof aManager>>;

describe('letting people go', () => {
  let app: TestApp;
  let companyId: number;
  let owner: Client;
  let administrator: Client;

  beforeAll(async () => {
    app = await aTestApp();
    administrator = await app.as(await anAdministrator(app.db));
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    companyId = (await aCompany(app.db)).id;
    owner = await app.as(await anOwner(app.db, companyId));
  });

  const endRole = (by: Client, { grant }: Person): Promise<Answer> =>
    by.delete(`/roles/${grant.id}/`);
  const endUser = (by: Client, userId: number): Promise<Answer> =>
    by.delete(`/admin/users/${userId}/`);
  const rolesOf = async (userId: number): Promise<string[]> => {
    const rows = await app.db.query<{ role: string }[]>(
      'select role from role_grants where user_id = $1 order by role',
      [userId],
    );
    return rows.map(({ role }) => role);
  };
  const audited = async (userId: number): Promise<unknown[]> =>
    app.db.query(
      `select action, user_id as by, company_id, before from audit_trail
        where subject = 'user' and subject_id = $1 and action like '%ended' order by id`,
      [userId],
    );

  it('a manager is out at once: role, keys, sessions and sockets; others stay, and it is on record', async () => {
    const [manager, colleague] = [
      await aManager(app.db, companyId),
      await aManager(app.db, companyId),
    ];
    const [client, other] = [await app.as(manager), await app.as(colleague)];
    const browser = new BrowserForm(app.url);
    await browser.submit(await browser.open('/app/login/'), {
      username: manager.username,
      password: 'swordfish',
    });
    const socket = (await LiveSocket.open(
      app.url,
      `/ws/notifications/?token=${client.key}`,
    )) as LiveSocket;

    const answer = await endRole(owner, manager);
    expect([answer.status, answer.body.status]).toEqual([200, 'success']);
    expect(await socket.closed).toBe(4401);
    expect((await client.get('/events/list/')).status).toBe(401);
    expect((await browser.open('/app/dashboard/')).path).toContain('/app/login/');
    expect((await other.get('/events/list/')).status).toBe(200);
    const again = await app.visitor().post('/login/', {
      username: manager.username,
      password: 'swordfish',
    });
    expect(again.status).toBe(200);
    expect(await rolesOf(manager.userId)).toEqual([]);
    expect(await audited(manager.userId)).toEqual([
      {
        action: 'user.role_ended',
        by: expect.any(Number),
        company_id: companyId,
        before: { role: 'manager', grant_id: manager.grant.id },
      },
    ]);
  });

  it('a steward loses their events and is none among the contacts, so that no open link makes them one again', async () => {
    const steward = await aSteward(app.db, companyId);
    const event = await anEvent(app.db, { companyId, stewardId: steward.grant.id });
    const contact = await aWorker(app.db, { companyId, userId: steward.userId, isSteward: true });
    const elsewhere = await aWorker(app.db, { userId: steward.userId, isSteward: true });
    expect((await endRole(owner, steward)).status).toBe(200);

    const [{ steward_id: now }] = await app.db.query(
      'select steward_id from events where id = $1',
      [event.id],
    );
    expect(now).toBeNull();
    const isSteward = async ({ id }: Worker) =>
      (await app.db.manager.findOneByOrFail(Worker, { id })).isSteward;
    expect([await isSteward(contact), await isSteward(elsewhere)]).toEqual([false, true]);
  });

  it.each`
    role               | by                 | status | because
    ${'manager'}       | ${'owner'}         | ${200} | ${'it is their company'}
    ${'steward'}       | ${'owner'}         | ${200} | ${'it is their company'}
    ${'owner'}         | ${'owner'}         | ${401} | ${'owners end managers and stewards only'}
    ${'manager'}       | ${'another owner'} | ${404} | ${'it is not their company'}
    ${'administrator'} | ${'owner'}         | ${404} | ${'that is out of reach'}
    ${'manager'}       | ${'manager'}       | ${401} | ${'managers end nobody'}
    ${'manager'}       | ${'administrator'} | ${200} | ${'administrators end every role'}
    ${'owner'}         | ${'administrator'} | ${200} | ${'administrators end every role'}
    ${'administrator'} | ${'administrator'} | ${200} | ${'administrators end every role'}
  `('$role ended by $by: $status, because $because', async ({ role, by, status }) => {
    const make = { manager: aManager, steward: aSteward, owner: anOwner };
    const person =
      role === 'administrator'
        ? await anAdministrator(app.db)
        : await make[role as keyof typeof make](app.db, companyId);
    const callers: Record<string, () => Promise<Client>> = {
      owner: async () => owner,
      'another owner': async () => app.as(await anOwner(app.db, (await aCompany(app.db)).id)),
      manager: async () => app.as(await aManager(app.db, companyId)),
      administrator: async () => administrator,
    };
    const answer = await endRole(await callers[by as string]!(), person);
    expect(answer.status).toBe(status);
    expect(await rolesOf(person.userId)).toEqual(status === 200 ? [] : [role]);
  });

  it('the last owner cannot go, by role or by account, and one who is switched off does not count', async () => {
    const company = await aCompany(app.db);
    const [last, gone] = [await anOwner(app.db, company.id), await anOwner(app.db, company.id)];
    await app.db.query('update users set is_active = false where id = $1', [gone.userId]);
    for (const refused of [
      await endRole(administrator, last),
      await endUser(administrator, last.userId),
    ])
      expect([refused.status, refused.body.message]).toEqual([
        409,
        expect.stringContaining('last owner'),
      ]);
    expect(await rolesOf(last.userId)).toEqual(['owner']);
    expect((await (await app.as(last)).get('/user/info/')).status).toBe(200);
  });

  it.each`
    one          | other
    ${'role'}    | ${'role'}
    ${'role'}    | ${'account'}
    ${'account'} | ${'account'}
  `('two owners do not go at once: by $one and by $other', async ({ one, other }) => {
    const company = await aCompany(app.db);
    const owners = [await anOwner(app.db, company.id), await anOwner(app.db, company.id)];
    const end = (how: string, person: Person) => () =>
      how === 'role' ? endRole(administrator, person) : endUser(administrator, person.userId);
    const outcomes = await atOnce(app.db, 'role_grants', [
      end(one as string, owners[0]!),
      end(other as string, owners[1]!),
    ]);
    const statuses = outcomes.map((outcome) =>
      outcome.status === 'fulfilled' ? outcome.value.status : outcome.reason,
    );
    expect(statuses.sort()).toEqual([200, 409]);
    const [{ count }] = await app.db.query(
      `select count(*)::int from role_grants where company_id = $1 and role = 'owner'`,
      [company.id],
    );
    expect(count).toBe(1);
  });

  it('the last administrator cannot go', async () => {
    const others = await app.db.query(
      `update users set is_active = false where id in (select user_id from role_grants where role = 'administrator')
        and id <> $1 returning id`,
      [await userIdOf(administrator)],
    );
    const refused = await endUser(administrator, await userIdOf(administrator));
    expect([refused.status, refused.body.message]).toEqual([
      409,
      expect.stringContaining('last administrator'),
    ]);
    await app.db.query('update users set is_active = true where id = any($1)', [
      others[0].map(({ id }: { id: number }) => id),
    ]);
  });

  it('an account ends with everything it opens, and its contacts may make another one', async () => {
    const manager = await aManager(app.db, companyId);
    const contact = await aWorker(app.db, { companyId, userId: manager.userId });
    const client = await app.as(manager);
    const [{ email }] = await app.db.query('select email from users where id = $1', [
      manager.userId,
    ]);
    await client.patch('/user/settings/', { email: `new-${email}` });
    await app.visitor().post('/forgot-password/', { email });
    await app.finishTasks();
    const mails = await app.db.query<{ body: string }[]>(
      'select body from simulated_messages where recipient = $1 order by id',
      [email],
    );

    expect((await endUser(administrator, manager.userId)).status).toBe(200);
    expect((await client.get('/user/info/')).status).toBe(401);
    const credentials = { username: manager.username, password: 'swordfish' };
    expect((await app.visitor().post('/login/', credentials)).status).toBe(401);
    const [change, reset] = mails.map(({ body }) => /[0-9a-f-]{36}/.exec(body)![0]);
    expect((await new BrowserForm(app.url).open(`/app/account-change/${change}/`)).status).toBe(
      404,
    );
    const password = { new_password: 'four lamps over a truck' };
    expect(
      (
        await app.visitor().post(`/reset-password/${reset}/`, {
          ...password,
          confirm_password: password.new_password,
        })
      ).status,
    ).toBe(400);
    expect((await app.db.manager.findOneByOrFail(Worker, { id: contact.id })).userId).toBeNull();
    expect(await audited(manager.userId)).toMatchObject([
      { action: 'user.role_ended', company_id: companyId },
      { action: 'user.account_ended' },
    ]);
    expect((await endUser(administrator, manager.userId)).status).toBe(404);
  });

  it('an account is ended by administrators only', async () => {
    const { id } = await aUser(app.db);
    expect((await endUser(owner, id)).status).toBe(401);
    expect((await owner.get('/admin/users/')).status).toBe(401);
  });

  it('lists say who there is: of a company, and of all for administrators', async () => {
    const manager = await aManager(app.db, companyId);
    const stranger = await aManager(app.db, (await aCompany(app.db)).id);
    const listed = (await owner.get('/company/people/')).body as { id: number; roles: object[] }[];
    expect(listed.find(({ id }) => id === manager.userId)).toMatchObject({
      username: manager.username,
      is_active: true,
      roles: [{ id: manager.grant.id, role: 'manager', company: { slug: expect.any(String) } }],
    });
    expect(listed.some(({ id }) => id === stranger.userId)).toBe(false);

    const found = await administrator.get(
      `/admin/users/?search=${stranger.username.toUpperCase()}`,
    );
    expect(found.body.map(({ id }: { id: number }) => id)).toContain(stranger.userId);
    expect((await administrator.get('/admin/users/?search=%25')).body).toEqual([]);
  });

  async function userIdOf(client: Client): Promise<number> {
    const { username } = (await client.get('/user/settings/')).body;
    return (await app.db.query('select id from users where username = $1', [username]))[0].id;
  }
});
