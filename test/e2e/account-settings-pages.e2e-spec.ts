import { Secret, TOTP } from 'otpauth';
import { aCompany } from '../factories/a-company.js';
import { aManager, anOwner } from '../factories/a-grant.js';
import { aUser } from '../factories/a-user.js';
import { BrowserForm, type LoadedPage } from '../support/browser-form.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const BETTER = 'nine lanterns over a barge';

describe('pages of one’s own account', () => {
  let app: TestApp;
  let user: Awaited<ReturnType<typeof aUser>>;
  let browser: BrowserForm;

  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '' });
    app.clock.setTime('2031-05-01T12:00:00-04:00');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    user = await aUser(app.db);
    browser = await aSignedInBrowser(app, { userId: user.id });
  });

  const codeOf = (secret: string): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: app.clock.now().getTime(),
    });
  const settings = async (): Promise<Record<string, unknown>> =>
    (await (await app.as({ userId: user.id })).get('/user/settings/')).body;

  it('are for whoever is signed in, and for nobody else', async () => {
    const visitor = new BrowserForm(app.url);
    for (const path of [
      '/app/account/',
      '/app/account/second-factor/',
      '/app/account/sessions/',
      '/app/change-password/',
    ]) {
      expect([path, (await browser.open(path)).status]).toEqual([path, 200]);
      expect([path, (await visitor.open(path)).path]).toEqual([
        path,
        expect.stringContaining('/app/login/'),
      ]);
    }
  });

  describe('the profile', () => {
    it('changes names at once, address and number with the password', async () => {
      const page = await browser.open('/app/account/');
      const done = await browser.submit(
        page,
        {
          first_name: 'Dana',
          last_name: 'Lee',
          email: 'dana@lamps.example',
          phone_number: '(415) 555-0177',
          current_password: 'swordfish',
        },
        'Save profile',
      );
      expect(done.text).toContain('Your profile is saved.');
      expect(await settings()).toMatchObject({
        first_name: 'Dana',
        last_name: 'Lee',
        email: 'dana@lamps.example',
        phone_number: '+14155550177',
      });
      const again = await browser.submit(done, { first_name: 'Dan' }, 'Save profile');
      expect(again.text).toContain('Your profile is saved.');
      expect(await settings()).toMatchObject({ first_name: 'Dan', phone_number: '+14155550177' });
    });

    it('mails the old address where there is no password, as REST does', async () => {
      const page = await browser.open('/app/account/');
      const asked = await browser.submit(
        page,
        { email: 'elsewhere@lamps.example' },
        'Save profile',
      );
      expect(asked.text).toContain('We mailed a link to your present address.');
      expect(await settings()).toMatchObject({ email: user.email });
    });

    it.each`
      typed                                                         | field                 | status
      ${{ email: 'lamps', current_password: 'swordfish' }}          | ${'email'}            | ${400}
      ${{ phone_number: '12', current_password: 'swordfish' }}      | ${'phone_number'}     | ${400}
      ${{ email: 'dana@lamps.example', current_password: 'guess' }} | ${'current_password'} | ${400}
      ${{ first_name: 'x'.repeat(151) }}                            | ${'first_name'}       | ${400}
    `(
      'refuses $typed at $field and keeps what was typed, but no password',
      async ({ typed, field, status }) => {
        const before = await settings();
        const page = await browser.submit(
          await browser.open('/app/account/'),
          typed as Record<string, string>,
          'Save profile',
        );
        expect(page.status).toBe(status);
        expect(page.html).toContain(`id="${field as string}-error"`);
        const { current_password: _, ...kept } = typed as Record<string, string>;
        expect(page.forms.find(({ values }) => 'first_name' in values)!.values).toMatchObject(kept);
        expect(page.html).not.toMatch(/value="(swordfish|guess)"/);
        expect(await settings()).toEqual(before);
      },
    );
  });

  describe('the second factor', () => {
    const PATH = '/app/account/second-factor/';
    const begin = async (): Promise<{ page: LoadedPage; secret: string }> => {
      const page = await browser.submit(
        await browser.open(PATH),
        { current_password: 'swordfish' },
        'Set up second factor',
      );
      return { page, secret: /id="secret">([A-Z2-7 ]+)</.exec(page.html)![1]!.replaceAll(' ', '') };
    };

    it('is set up with a picture drawn here, asked for at the sign-in, renewed and taken away', async () => {
      const wrong = await browser.submit(
        await browser.open(PATH),
        { current_password: 'guess' },
        'Set up second factor',
      );
      expect([wrong.status, wrong.text]).toEqual([
        400,
        expect.stringContaining('Your current password is wrong.'),
      ]);
      const { page, secret } = await begin();
      expect(page.html).toMatch(/<img src="data:image\/svg\+xml;base64,/);
      const mistyped = await browser.submit(page, { otp: '000000' }, 'Turn it on');
      expect([mistyped.status, mistyped.html.includes(`value="${secret}"`)]).toEqual([400, true]);
      const on = await browser.submit(mistyped, { otp: codeOf(secret) }, 'Turn it on');
      const codes = [...on.html.matchAll(/<code>([0-9a-f-]+)<\/code>/g)].map(([, code]) => code!);
      expect(codes).toHaveLength(10);
      expect((await browser.open(PATH)).text).toContain('10 recovery codes are unused.');

      const elsewhere = new BrowserForm(app.url);
      const login = await elsewhere.open('/app/login/');
      const asked = await elsewhere.submit(login, {
        username: user.username,
        password: 'swordfish',
      });
      expect(asked.status).toBe(401);
      const inside = await elsewhere.submit(asked, { password: 'swordfish', otp: codes[0]! });
      expect(inside.status).toBe(200);

      const renewed = await browser.submit(
        await browser.open(PATH),
        { current_password: 'swordfish', otp: codes[1]! },
        'Make new codes',
      );
      const fresh = [...renewed.html.matchAll(/<code>([0-9a-f-]+)<\/code>/g)].map(([, c]) => c!);
      expect(fresh).not.toContain(codes[2]);
      const refused = await browser.submit(
        await browser.open(PATH),
        { current_password: 'swordfish', otp: codes[2]! },
        'Turn second factor off',
      );
      expect(refused.status).toBe(400);
      const off = await browser.submit(
        refused,
        { current_password: 'swordfish', otp: fresh[0]! },
        'Turn second factor off',
      );
      expect(off.text).toContain('The second factor is off.');
    });

    it('is what whoever lacks it can still set up, when the company asks for it', async () => {
      const company = await aCompany(app.db);
      const owner = await anOwner(app.db, company.id);
      await app.db.query('insert into second_factor_policies (company_id) values ($1)', [
        company.id,
      ]);
      const theirs = await aSignedInBrowser(app, owner);
      expect((await theirs.open('/app/owner/')).status).toBe(403);
      expect((await theirs.open(PATH)).text).toContain('A company of yours asks for it.');
    });
  });

  describe('keys and sessions', () => {
    const PATH = '/app/account/sessions/';

    it('are listed as REST lists them, and end one by one or all at once', async () => {
      const client = await app.as({ userId: user.id });
      const other = await aSignedInBrowser(app, { userId: user.id });
      let page = await browser.open(PATH);
      const { body } = await client.get('/user/sessions/');
      expect(
        [...page.html.matchAll(/id="end_session-(\d+)"/g)].map(([, id]) => Number(id)),
      ).toEqual((body as unknown as { id: number }[]).map(({ id }) => id));
      expect(page.text).toContain('this one');
      page = await browser.submit(page, { action: 'end_session' }, 'End');
      expect(page.text).toContain('It has ended.');
      expect((await other.open(PATH)).path).toContain('/app/login/');
      expect((await client.get('/user/info/')).status).toBe(200);
      page = await browser.submit(page, { action: 'end_others' }, 'End all others');
      expect(page.text).toContain('You are signed out everywhere else.');
      expect((await client.get('/user/info/')).status).toBe(401);
      expect((await browser.open(PATH)).status).toBe(200);
    });

    it('of somebody else are out of reach', async () => {
      const stranger = await aManager(app.db, (await aCompany(app.db)).id);
      await aSignedInBrowser(app, stranger);
      const [{ id }] = await app.db.query('select id from sessions where user_id = $1', [
        stranger.userId,
      ]);
      await app.as({ userId: user.id });
      const page = await browser.open(PATH);
      const refused = await browser.submit(page, { action: 'end_session', id: String(id) }, 'End');
      expect(refused.status).toBe(404);
      const left = await app.db.query('select 1 from sessions where id = $1', [id]);
      expect(left).toHaveLength(1);
    });
  });

  it('the password changes and leads to the dashboard of one’s role, in Spanish too', async () => {
    const spanish = await aSignedInBrowser(app, { userId: user.id }, { 'accept-language': 'es' });
    const page = await spanish.open('/app/change-password/');
    const wrong = await spanish.submit(
      page,
      { current_password: 'guess', new_password: BETTER, confirm_password: BETTER },
      'new_password',
    );
    expect([wrong.status, wrong.text]).toEqual([
      400,
      expect.stringContaining('Su contraseña actual es incorrecta.'),
    ]);
    const done = await spanish.submit(
      page,
      { current_password: 'swordfish', new_password: BETTER, confirm_password: BETTER },
      'new_password',
    );
    expect(done.text).toContain('Su contraseña se cambió.');
    expect((await browser.open('/app/account/')).path).toContain('/app/login/');
  });
});
