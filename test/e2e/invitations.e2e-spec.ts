import type { Company } from '#libs/company';
import { UserProfile } from '#libs/identity';
import { randomSlug } from '#libs/kernel';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { aUser } from '../factories/a-user.js';
import { aWorker } from '../factories/a-worker.js';
import { nextNumber, aPhoneNumber } from '../factories/numbers.js';
import { allAtOnce } from '../support/at-once.js';
import { BrowserForm } from '../support/browser-form.js';
import { Client } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const EIGHT_DAYS = 8 * 24 * 60 * 60_000;

describe('invitations', () => {
  let app: TestApp;
  let company: Company;
  let phone: string;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.setTime('2031-05-01T12:00:00Z');
    company = await aCompany(app.db, { nameShort: 'ACME' });
    phone = aPhoneNumber();
  });

  const linkTo = async (number: string): Promise<string> =>
    /https?:\/\/\S+/.exec((await app.textsTo(number)).at(-1) ?? '')?.[0] ?? '';
  const tokenTo = async (number: string): Promise<string> =>
    /[0-9a-f-]{36}/.exec(await linkTo(number))?.[0] ?? '';
  const grants = async (username: string): Promise<string[]> => {
    const rows = await app.db.query<{ role: string }[]>(
      'select g.role from role_grants g join users u on u.id = g.user_id where u.username = $1 order by g.role',
      [username],
    );
    return rows.map(({ role }) => role);
  };
  const aForm = (given: Record<string, string> = {}): Record<string, string> => {
    const number = nextNumber();
    const form = {
      username: `dana${number}`,
      first_name: 'Dana',
      email: `dana${number}@acme.example`,
      company_name: 'Acme',
      company_short_name: 'AC',
    };
    return { ...form, password: 'correct horse', confirm_password: 'correct horse', ...given };
  };

  it('are a hundred an hour by one person, good or bad', async () => {
    const owner = await app.as(await anOwner(app.db, company.id));
    for (let n = 0; n < 100; n++)
      expect((await owner.post('/send-manager-invite/', { phone: 'none' })).status).toBe(400);
    const refused = await owner.post('/send-manager-invite/', { phone });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3600']);
    expect(await app.textsTo(phone)).toEqual([]);
    app.clock.advance(60);
    expect((await owner.post('/send-manager-invite/', { phone })).status).toBe(200);
  });

  describe('of a steward', () => {
    const invite = async (body: object, as?: Client): Promise<{ status: number; body: unknown }> =>
      (as ?? (await app.as(await aManager(app.db, company.id)))).post(
        '/send-steward-invite/',
        body,
      );

    it('make a contact who has an account a steward at once, without a text', async () => {
      const user = await aUser(app.db);
      await aWorker(app.db, { companyId: company.id, userId: user.id, phoneNumber: phone });
      expect(await invite({ phone })).toMatchObject({
        status: 200,
        body: { status: 'success', message: expect.any(String) },
      });
      expect([await grants(user.username), await app.textsTo(phone)]).toEqual([['steward'], []]);
      const [mail] = await app.db.query(
        `select subject from outgoing_messages where recipient = $1 and channel = 'mail'`,
        [user.email],
      );
      expect(mail.subject).toContain(company.name);
      expect(await invite({ phone })).toMatchObject({
        status: 400,
        body: { status: 'error', message: expect.stringContaining('already') },
      });
    });

    it('S19, F17 never touch accounts that merely give the number, however many do', async () => {
      const strangers = [await aUser(app.db), await aUser(app.db)];
      for (const { id } of strangers)
        await app.db.manager.save(
          app.db.manager.create(UserProfile, {
            userId: id,
            phoneNumber: phone,
            slug: randomSlug(),
          }),
        );
      await aWorker(app.db, {
        companyId: (await aCompany(app.db)).id,
        userId: strangers[0]!.id,
        phoneNumber: phone,
      });
      expect(await invite({ phone, name: 'Lee' })).toMatchObject({ status: 200 });
      for (const { username } of strangers) expect(await grants(username)).toEqual([]);
      expect(await app.textsTo(phone)).toHaveLength(1);
    });

    it('find or make the contact, flag them, and text a link, again the same one', async () => {
      expect(await invite({ phone, name: 'Lee' })).toMatchObject({
        status: 200,
        body: { status: 'success' },
      });
      await invite({ phone, name: 'Lee Moore' });
      const rows = await app.db.query(
        'select name, is_steward from workers where company_id = $1',
        [company.id],
      );
      expect(rows).toEqual([{ name: 'Lee Moore', is_steward: true }]);
      const texts = await app.textsTo(phone);
      expect([texts.length, texts[0]]).toEqual([2, texts[1]]);
      expect(texts[0]).toMatch(/ACME invites you.*\/app\/steward\/register\/[0-9a-f-]{36}\//);
    });

    it('are taken back once by managers of the company, and leave an ordinary contact', async () => {
      const manager = await app.as(await aManager(app.db, company.id));
      await invite({ phone, name: 'Lee' }, manager);
      const [lee] = await app.db.query<[{ slug: string }]>(
        'select slug from workers where company_id = $1',
        [company.id],
      );
      const path = `/workers/${lee.slug}/steward-invitation/`;
      const stranger = await app.as(await aManager(app.db, (await aCompany(app.db)).id));
      expect((await stranger.delete(path)).status).toBe(404);
      expect((await (await app.as(await anOwner(app.db, company.id))).delete(path)).status).toBe(
        401,
      );
      expect((await manager.delete(path)).body.status).toBe('success');
      expect((await manager.delete(path)).status).toBe(404);
      const rows = await app.db.query('select is_steward from workers where company_id = $1', [
        company.id,
      ]);
      expect(rows).toEqual([{ is_steward: false }]);
    });

    it('S4 link to an allowed origin only', async () => {
      const manager = await app.as(await aManager(app.db, company.id));
      await manager.post(
        '/send-steward-invite/',
        { phone },
        { 'X-Frontend-Origin': 'https://evil.example' },
      );
      expect(await linkTo(phone)).toMatch(/^http:\/\/localhost:8000\/app\//);
      await manager.post(
        '/send-steward-invite/',
        { phone },
        { 'X-Frontend-Origin': 'http://localhost:5173' },
      );
      expect(await linkTo(phone)).toMatch(/^http:\/\/localhost:5173\/steward\/register\//);
    });

    it.each`
      body                     | because
      ${{}}                    | ${'there is no number'}
      ${{ phone: '' }}         | ${'there is no number'}
      ${{ phone: '12' }}       | ${'that is none'}
      ${{ phone: 4155550111 }} | ${'a number of ours is text'}
    `('refuse $body, because $because, and make nobody', async ({ body }) => {
      expect(await invite(body as object)).toMatchObject({
        status: 400,
        body: { status: 'error', message: expect.any(String) },
      });
      expect(
        await app.db.query('select 1 from workers where company_id = $1', [company.id]),
      ).toEqual([]);
    });

    it('do not text who said STOP', async () => {
      await app.db.query('insert into phone_stops (phone_number, stopped_at) values ($1, now())', [
        phone,
      ]);
      expect(await invite({ phone })).toMatchObject({
        status: 400,
        body: { status: 'error', message: expect.stringContaining('START') },
      });
      expect(await app.textsTo(phone)).toEqual([]);
    });

    it('are sent by managers', async () => {
      for (const other of [
        await app.as(await aSteward(app.db, company.id)),
        await app.as(await anOwner(app.db, company.id)),
        app.visitor(),
      ]) {
        expect((await invite({ phone }, other)).status).toBe(401);
      }
    });
  });

  describe('of an owner', () => {
    let token: string;
    beforeEach(async () => {
      const administrator = await app.as(await anAdministrator(app.db));
      expect(await administrator.post('/admin/invite-owner/', { phone })).toMatchObject({
        status: 200,
        body: { status: 'success', message: expect.any(String) },
      });
      token = await tokenTo(phone);
    });

    it('lead to a company, an owner who manages it, and a key', async () => {
      expect(await app.visitor().get(`/owner/register/${token}/`)).toMatchObject({
        status: 200,
        body: { status: 'success', phone },
      });
      const form = aForm();
      const answer = await app.visitor().post(`/owner/register/${token}/`, form);
      expect(answer).toMatchObject({
        status: 201,
        body: { status: 'success', token: expect.any(String) },
      });
      const owner = new Client(app.url, answer.body.token as string);
      expect((await owner.get('/user/info/')).body.user).toMatchObject({
        isOwner: true,
        isManager: true,
        isAdministrator: false,
      });
      expect((await owner.get('/company/settings/')).body).toMatchObject({
        name: 'Acme',
        name_short: 'AC',
        phone_number: phone,
        email: form['email'],
      });
      const [kept] = await app.db.query(
        'select i.token_hash, u.username from invitations i join users u on u.id = i.accepted_by_id where i.phone_number = $1',
        [phone],
      );
      expect([kept.username, kept.token_hash.includes(token)]).toEqual([form['username'], false]);
    });

    it('work once, even for two at once', async () => {
      const answers = await allAtOnce(
        app.db,
        'users',
        [aForm(), aForm(), aForm()].map(
          (form) => () => app.visitor().post(`/owner/register/${token}/`, form),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 404, 404]);
      expect(
        await app.db.query('select 1 from companies where phone_number = $1', [phone]),
      ).toHaveLength(1);
      expect(await app.visitor().get(`/owner/register/${token}/`)).toMatchObject({
        status: 404,
        body: { status: 'error', message: expect.any(String) },
      });
    });

    it('end after a week', async () => {
      app.clock.setTime(new Date(app.clock.now().getTime() + EIGHT_DAYS).toISOString());
      expect((await app.visitor().get(`/owner/register/${token}/`)).status).toBe(404);
      expect((await app.visitor().post(`/owner/register/${token}/`, aForm())).status).toBe(404);
    });

    it.each`
      field                   | value              | because
      ${'username'}           | ${''}              | ${'nobody could log in'}
      ${'username'}           | ${'dana lee'}      | ${'it has a space'}
      ${'email'}              | ${'dana'}          | ${'no mail arrives there'}
      ${'company_name'}       | ${''}              | ${'a company has a name'}
      ${'company_short_name'} | ${'ELEVENCHARS'}   | ${'texts are short'}
      ${'password'}           | ${'short'}         | ${'it is guessed too soon'}
      ${'password'}           | ${'8472947294'}    | ${'digits are guessed too soon'}
      ${'confirm_password'}   | ${'correct horsf'} | ${'it was mistyped'}
    `('refuse $field $value, because $because, and stay usable', async ({ field, value }) => {
      const form = aForm({
        [field as string]: value as string,
        ...(field === 'password' && { confirm_password: value as string }),
      });
      expect(await app.visitor().post(`/owner/register/${token}/`, form)).toMatchObject({
        status: 400,
        body: {
          status: 'error',
          message: expect.any(String),
          errors: { [field as string]: [expect.any(String)] },
        },
      });
      expect((await app.visitor().get(`/owner/register/${token}/`)).status).toBe(200);
    });

    it('refuse names and addresses that are taken, and keep nothing', async () => {
      const { username, email } = await aUser(app.db);
      for (const taken of [{ username }, { email: email.toUpperCase() }] as Record<
        string,
        string
      >[]) {
        expect(await app.visitor().post(`/owner/register/${token}/`, aForm(taken))).toMatchObject({
          status: 400,
          body: { status: 'error' },
        });
      }
      expect(
        await app.db.query('select 1 from companies where phone_number = $1', [phone]),
      ).toEqual([]);
    });

    it('are sent by administrators, to numbers', async () => {
      for (const other of [
        await app.as(await anOwner(app.db, company.id)),
        await app.as(await aManager(app.db, company.id)),
        app.visitor(),
      ]) {
        expect((await other.post('/admin/invite-owner/', { phone })).status).toBe(401);
      }
      const administrator = await app.as(await anAdministrator(app.db));
      for (const body of [{}, { phone: 'x' }])
        expect(await administrator.post('/admin/invite-owner/', body)).toMatchObject({
          status: 400,
          body: { status: 'error' },
        });
      expect((await app.visitor().get('/owner/register/nothing/')).status).toBe(404);
    });

    it('can be accepted on a page', async () => {
      const browser = new BrowserForm(app.url);
      const form = await browser.open(`/app/owner/register/${token}/`);
      const refused = await browser.submit(form, aForm({ password: 'short' }));
      expect([refused.status, refused.text]).toEqual([
        400,
        expect.stringContaining('do not match'),
      ]);
      const done = await browser.submit(refused, aForm());
      expect([done.status, done.path, done.text]).toEqual([
        200,
        '/app/dashboard/',
        expect.stringContaining('Four steps to the first crew'),
      ]);
      expect((await new BrowserForm(app.url).open(`/app/owner/register/${token}/`)).status).toBe(
        404,
      );
    });
  });

  describe('of a manager', () => {
    it('lead to a page, and from there into the company', async () => {
      const owner = await app.as(await anOwner(app.db, company.id));
      expect(
        await owner.post(
          '/send-manager-invite/',
          { phone },
          { 'X-Frontend-Origin': 'http://localhost:5173' },
        ),
      ).toMatchObject({ status: 200, body: { status: 'success' } });
      expect(await linkTo(phone)).toMatch(/^http:\/\/localhost:8000\/app\/manager\/register\//);

      const browser = new BrowserForm(app.url);
      const path = new URL(await linkTo(phone)).pathname;
      const page = await browser.open(path);
      expect(page.text).toContain(company.name);
      const { username, first_name, email, password, confirm_password } = aForm() as Record<
        'username' | 'first_name' | 'email' | 'password' | 'confirm_password',
        string
      >;
      const done = await browser.submit(page, {
        username,
        first_name,
        email,
        password,
        confirm_password,
      });
      expect([done.path, done.text]).toEqual([
        '/app/dashboard/',
        expect.stringContaining('Four steps to the first crew'),
      ]);
      expect(await grants(username)).toEqual(['manager']);
      const late = new BrowserForm(app.url);
      expect((await late.open(path)).text).toContain('This invitation cannot be used');
      const token = /[0-9a-f-]{36}/.exec(path)![0];
      expect((await app.visitor().get(`/owner/register/${token}/`)).status).toBe(404);
    });

    it('are sent by the owner, or an administrator who says whose', async () => {
      const administrator = await app.as(await anAdministrator(app.db));
      expect((await administrator.post('/send-manager-invite/', { phone })).status).toBe(400);
      expect(
        (await administrator.post(`/send-manager-invite/?company=${company.slug}`, { phone }))
          .status,
      ).toBe(200);
      expect(
        (
          await (
            await app.as(await aManager(app.db, company.id))
          ).post('/send-manager-invite/', { phone })
        ).status,
      ).toBe(401);
    });
  });
});
