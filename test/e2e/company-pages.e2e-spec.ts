import sharp from 'sharp';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { aWorker } from '../factories/a-worker.js';
import { aUser } from '../factories/a-user.js';
import { anEvent } from '../factories/an-event.js';
import { aPhoneNumber } from '../factories/numbers.js';
import type { BrowserForm, LoadedPage } from '../support/browser-form.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

type Person = Awaited<ReturnType<typeof anOwner>>;

describe('pages of a company and its people', () => {
  let app: TestApp;
  let company: Awaited<ReturnType<typeof aCompany>>;
  let other: Awaited<ReturnType<typeof aCompany>>;
  let people: Record<'owner' | 'manager' | 'steward' | 'administrator', Person>;
  let nobody: BrowserForm;
  let owner: BrowserForm;
  let manager: BrowserForm;

  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '' });
    app.clock.setTime('2031-05-01T12:00:00-04:00');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    [company, other] = [await aCompany(app.db), await aCompany(app.db)];
    people = {
      owner: await anOwner(app.db, company.id),
      manager: await aManager(app.db, company.id),
      steward: await aSteward(app.db, company.id),
      administrator: await anAdministrator(app.db),
    };
    owner = await aSignedInBrowser(app, people.owner);
    manager = await aSignedInBrowser(app, people.manager);
    nobody = await aSignedInBrowser(app, { userId: (await aUser(app.db)).id });
  });

  const settings = (): Promise<LoadedPage> => owner.open(`/app/owner/?company=${company.slug}`);
  const stored = async (): Promise<Record<string, unknown>> =>
    (await (await app.as(people.owner)).get('/company/settings/')).body;

  describe('open for', () => {
    it.each`
      path                               | owner  | manager | steward | administrator
      ${'/app/owner/'}                   | ${200} | ${403}  | ${403}  | ${200}
      ${'/app/company/'}                 | ${200} | ${200}  | ${403}  | ${200}
      ${'/app/people/'}                  | ${200} | ${403}  | ${403}  | ${200}
      ${'/app/steward/invite/'}          | ${403} | ${200}  | ${403}  | ${200}
      ${'/app/steward/invite/search/'}   | ${403} | ${200}  | ${403}  | ${200}
      ${'/app/account/'}                 | ${200} | ${200}  | ${200}  | ${200}
      ${'/app/account/second-factor/'}   | ${200} | ${200}  | ${200}  | ${200}
      ${'/app/account/sessions/'}        | ${200} | ${200}  | ${200}  | ${200}
      ${'/app/change-password/'}         | ${200} | ${200}  | ${200}  | ${200}
      ${'/app/callman-admin/'}           | ${403} | ${403}  | ${403}  | ${200}
      ${'/app/callman-admin/companies/'} | ${403} | ${403}  | ${403}  | ${200}
      ${'/app/callman-admin/system/'}    | ${403} | ${403}  | ${403}  | ${200}
      ${'/app/list-users/'}              | ${403} | ${403}  | ${403}  | ${200}
      ${'/app/search-users/'}            | ${403} | ${403}  | ${403}  | ${200}
    `('$path as this table tells', async ({ path, ...expected }) => {
      const statuses: Record<string, number> = {};
      for (const [role, person] of Object.entries(people)) {
        const browser = await aSignedInBrowser(app, person);
        const { status } = await browser.open(`${path as string}?company=${company.slug}`);
        statuses[role] = status;
      }
      expect(statuses).toEqual(expected);
    });

    it.each([
      '/app/owner/',
      '/app/company/',
      '/app/people/',
      '/app/steward/invite/',
      '/app/steward/invite/search/',
    ])('%s of no other company, and to nobody without a role', async (path) => {
      const allowed = path.includes('steward') ? manager : owner;
      expect((await allowed.open(`${path}?company=${other.slug}`)).status).toBe(404);
      expect((await nobody.open(path)).status).toBe(403);
    });
  });

  describe('settings', () => {
    it('are the ones of REST, and each form saves its own', async () => {
      let page = await settings();
      const invited = aPhoneNumber();
      const steps: [string, Record<string, string>, string, object][] = [
        [
          'Save details',
          {
            name: 'North Stage',
            name_short: 'NORTH',
            city: 'Troy',
            phone_number: '(415) 555-0123',
            email: 'office@north.example',
            website: 'https://north.example',
          },
          'The details are saved.',
          { name: 'North Stage', name_short: 'NORTH', city: 'Troy', phone_number: '+14155550123' },
        ],
        [
          'Save work rules',
          {
            minimum_hours: '4.5',
            meal_penalty_trigger_time: '6',
            hour_round_up: '10',
            rest_hours: '',
          },
          'The work rules are saved.',
          {
            minimum_hours: 4.5,
            meal_penalty_trigger_time: 6,
            hour_round_up: 10,
            rest_hours: null,
          },
        ],
        [
          'Save text settings',
          {
            sending_from: '09:30',
            sending_until: '00:00',
            reminder_hours: '3, 24',
            sms_sender: '',
            text_countries: 'us, ca',
          },
          'The text settings are saved.',
          {
            sending_from: '09:30',
            sending_until: '00:00',
            reminder_hours: [24, 3],
            sms_sender: null,
            text_countries: ['CA', 'US'],
          },
        ],
        ['Invite manager', { phone: invited }, 'The invitation was sent.', {}],
      ];
      for (const [button, values, said, expected] of steps) {
        page = await owner.submit(page, values, button);
        expect([button, page.status, page.text]).toEqual([
          button,
          200,
          expect.stringContaining(said),
        ]);
        expect(await stored()).toMatchObject(expected);
      }
      expect(await app.textsTo(invited)).toEqual([expect.stringContaining('manager')]);
      const again = (await settings()).forms.find(({ buttons }) =>
        buttons.includes('Save text settings'),
      );
      expect(again?.values).toMatchObject({
        sending_from: '09:30',
        sending_until: '00:00',
        reminder_hours: '24, 3',
      });
    });

    it.each`
      button                  | typed                             | field               | says
      ${'Save details'}       | ${{ name: ' ' }}                  | ${'name'}           | ${'may not be blank'}
      ${'Save details'}       | ${{ name_short: 'ELEVEN CHARS' }} | ${'name_short'}     | ${'10 characters'}
      ${'Save details'}       | ${{ phone_number: '12' }}         | ${'phone_number'}   | ${'not a valid phone number'}
      ${'Save details'}       | ${{ website: 'north.example' }}   | ${'website'}        | ${'valid URL'}
      ${'Save work rules'}    | ${{ minimum_hours: '4.2' }}       | ${'minimum_hours'}  | ${'multiple of 0.5'}
      ${'Save work rules'}    | ${{ hour_round_up: '61' }}        | ${'hour_round_up'}  | ${'60'}
      ${'Save text settings'} | ${{ sending_from: '25:00' }}      | ${'sending_from'}   | ${'HH:MM'}
      ${'Save text settings'} | ${{ reminder_hours: '0' }}        | ${'reminder_hours'} | ${'1'}
      ${'Save text settings'} | ${{ text_countries: 'USA' }}      | ${'text_countries'} | ${'country'}
      ${'Invite manager'}     | ${{ phone: '555' }}               | ${'phone'}          | ${'not a valid phone number'}
    `(
      '$button refuses $typed on the form, with what was typed',
      async ({ button, typed, field, says }) => {
        const before = await stored();
        const page = await owner.submit(
          await settings(),
          typed as Record<string, string>,
          button as string,
        );
        expect(page.status).toBe(400);
        expect(new RegExp(`id="${field}-error"[^>]*>([^<]*)`).exec(page.html)?.[1]).toContain(says);
        const form = page.forms.find(({ buttons }) => buttons.includes(button as string));
        expect(form?.values).toMatchObject(typed as object);
        expect(await stored()).toEqual(before);
      },
    );

    it('say what another zone moves before it is chosen', async () => {
      const event = await anEvent(app.db, { companyId: company.id, startDate: '2031-05-02' });
      const call = await aCall(app.db, { eventId: event.id, date: '2031-05-02', time: '07:00' });
      const before = await app.db.query<[{ starts_at: Date }]>(
        `select starts_at from call_times where id = $1`,
        [call.id],
      );
      const asked = await owner.open(`/app/owner/?company=${company.slug}&zone=America/Chicago`);
      expect(asked.text).toContain(
        '1 call to come keeps its date and time and moves to America/Chicago.',
      );
      expect(asked.text).toContain(`${call.name} (${event.eventName}), Fri, May 2, 7:00`);
      expect(await stored()).toMatchObject({ time_zone: 'America/New_York' });

      const moved = await owner.submit(asked, {}, 'Change to America/Chicago');
      expect(moved.text).toContain('The zone is America/Chicago from now on.');
      const after = await app.db.query<[{ starts_at: Date }]>(
        `select starts_at from call_times where id = $1`,
        [call.id],
      );
      expect(after[0].starts_at.getTime() - before[0].starts_at.getTime()).toBe(60 * 60_000);
      expect((await owner.open(`/app/owner/?zone=Mars/Base`)).status).toBe(400);
    });

    it('take a logo, refuse what is none, and let it go again', async () => {
      const page = await settings();
      const form = page.forms.find(({ buttons }) => buttons.includes('Upload logo'))!;
      const send = async (bytes: Buffer, token = form.values['csrf_token']!): Promise<Response> => {
        const body = new FormData();
        body.append('csrf_token', token);
        body.append('logo', new File([Uint8Array.from(bytes)], 'logo.png'));
        return owner.send(form.action, { method: 'POST', body, headers: { origin: app.url } });
      };
      const picture = await sharp({
        create: { width: 200, height: 120, channels: 4, background: '#c22' },
      })
        .png()
        .toBuffer();
      expect((await send(picture, 'forged')).status).toBe(403);
      expect((await stored())['logo']).toBeNull();
      const refused = await send(Buffer.from('no picture'));
      expect(refused.status).toBe(400);
      expect(await refused.text()).toMatch(/id="logo-error"/);
      expect((await send(picture)).status).toBe(303);
      const shown = await settings();
      expect(shown.html).toContain(`/app/logo/${company.slug}/`);
      await owner.submit(shown, {}, 'Remove logo');
      expect((await stored())['logo']).toBeNull();
    });

    it('ask for a second factor only from an owner who has one', async () => {
      const page = await owner.submit(await settings(), { required: 'on' }, 'Save security');
      expect([page.status, page.text]).toEqual([
        409,
        expect.stringContaining('Set up a second factor of your own first.'),
      ]);
      expect(page.html).toMatch(/name="required"[^>]*checked/);
    });

    it('are read in Spanish', async () => {
      const browser = await aSignedInBrowser(app, people.owner, { 'accept-language': 'es' });
      const page = await browser.open('/app/owner/');
      expect(page.text).toContain('Configuración de la empresa');
      expect((await browser.submit(page, {}, 'Guardar los datos')).text).toContain(
        'Los datos están guardados.',
      );
    });

    it.each`
      button                    | typed                       | says
      ${'Guardar los datos'}    | ${{ website: 'north' }}     | ${'Escriba una dirección web válida'}
      ${'Guardar las reglas'}   | ${{ minimum_hours: '4.2' }} | ${'En pasos de media hora.'}
      ${'Invitar a un gerente'} | ${{ phone: '12' }}          | ${'Este no es un número de teléfono válido.'}
      ${'Guardar la seguridad'} | ${{ required: 'on' }}       | ${'Configure primero su propio segundo factor.'}
    `('refuse $typed in Spanish, too', async ({ button, typed, says }) => {
      const browser = await aSignedInBrowser(app, people.owner, { 'accept-language': 'es' });
      const page = await browser.open('/app/owner/');
      const refused = await browser.submit(page, typed as Record<string, string>, button as string);
      expect(refused.text).toContain(says);
      expect(refused.text).not.toMatch(/valid|Ensure|second factor/);
    });

    it('are another company’s only for an administrator', async () => {
      const page = await settings();
      const form = page.forms.find(({ buttons }) => buttons.includes('Save details'))!;
      const send = async (browser: BrowserForm, token: string): Promise<number> => {
        const body = new URLSearchParams({ ...form.values, csrf_token: token, city: 'Elsewhere' });
        const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: app.url };
        const path = `/app/owner/?company=${other.slug}`;
        return (await browser.send(path, { method: 'POST', body: body.toString(), headers }))
          .status;
      };
      expect(await send(owner, form.values['csrf_token']!)).toBe(404);
      const administrator = await aSignedInBrowser(app, people.administrator);
      const { forms } = await administrator.open(`/app/owner/?company=${other.slug}`);
      const { values } = forms.find(({ buttons }) => buttons.includes('Save details'))!;
      expect(await send(administrator, values['csrf_token']!)).toBe(303);
    });
  });

  it('a manager sees the company without what only owners change', async () => {
    const { text, html } = await manager.open('/app/company/');
    expect(text).toContain('Work rules');
    expect(html).not.toMatch(/href="\/app\/(owner|people)\//);
  });

  describe('people', () => {
    const open = (): Promise<LoadedPage> => owner.open('/app/people/');

    it('are listed as REST lists them, with last sign-in and second factor', async () => {
      const { body } = await (await app.as(people.owner)).get('/company/people/');
      const page = await open();
      const listed = [...page.html.matchAll(/id="person-(\d+)"/g)].map(([, id]) => Number(id));
      expect(listed).toEqual((body as { id: number }[]).map(({ id }) => id));
      expect(page.text).toMatch(/now|ago/);
    });

    it('lose their role at once, but for the last owner', async () => {
      const ended = await owner.submit(await open(), {}, 'End manager');
      expect(ended.text).toContain('The role has ended');
      expect((await manager.open('/app/company/')).path).toContain('/app/login/');
      expect((await open()).text).not.toContain('End owner');

      const administrator = await aSignedInBrowser(app, people.administrator);
      const page = await administrator.open(`/app/people/?company=${company.slug}`);
      const refused = await administrator.submit(page, {}, 'End owner');
      expect([refused.status, refused.text]).toEqual([
        409,
        expect.stringContaining('last owner of the company'),
      ]);
    });

    it('are invited, again, and no more', async () => {
      const phone = aPhoneNumber();
      let page = await owner.submit(await open(), { phone }, 'Invite manager');
      expect(page.text).toContain('The invitation was sent.');
      page = await owner.submit(page, { action: 'resend' }, 'Send again');
      expect(page.text).toContain('A new link was sent');
      const links = (await app.textsTo(phone)).map((text) => /\/app\/\S+/.exec(text)![0]);
      expect(links).toHaveLength(2);
      expect((await nobody.open(links[0]!)).status).toBe(404);
      expect((await nobody.open(links[1]!)).status).toBe(200);
      page = await owner.submit(page, { action: 'withdraw' }, 'Take back');
      expect(page.text).toContain('No invitation is open.');
      expect((await nobody.open(links[1]!)).status).toBe(404);
      const wrong = await owner.submit(page, { phone: '12', email: 'x' }, 'Invite manager');
      expect(wrong.status).toBe(400);
      expect(wrong.html).toMatch(/value="12"/);
    });

    it('of another company are out of reach', async () => {
      const foreign = await aManager(app.db, other.id);
      const refused = await owner.submit(
        await open(),
        { id: String(foreign.grant.id) },
        'End manager',
      );
      expect(refused.status).toBe(404);
      const [{ count }] = await app.db.query(
        'select count(*)::int as count from role_grants where id = $1',
        [foreign.grant.id],
      );
      expect(count).toBe(1);
    });
  });

  describe('stewards', () => {
    it('are invited from the contacts, which are searched, and that is taken back', async () => {
      const contact = await aWorker(app.db, { companyId: company.id, name: 'Rosa Delgado' });
      await aWorker(app.db, { companyId: company.id, name: 'Wim Kok' });
      await aWorker(app.db, { companyId: other.id, name: 'Rosa Elsewhere' });
      let page = await manager.open('/app/steward/invite/?search=rosa');
      expect(page.text).toContain('Rosa Delgado');
      expect(page.text).not.toMatch(/Wim Kok|Rosa Elsewhere/);
      expect(
        (await manager.open(`/app/steward/invite/search/?search=${contact.phoneNumber.slice(-6)}`))
          .text,
      ).toContain('Rosa Delgado');
      page = await manager.submit(page, { action: 'invite' }, 'Invite as steward');
      expect([page.path, page.text]).toEqual([
        expect.stringContaining('search=rosa'),
        expect.stringContaining('The invitation was sent.'),
      ]);
      expect(await app.textsTo(contact.phoneNumber)).toHaveLength(1);
      page = await manager.submit(page, { action: 'withdraw' }, 'Take back');
      expect(page.text).toContain('The invitation was taken back.');
      const [{ is_steward }] = await app.db.query('select is_steward from workers where id = $1', [
        contact.id,
      ]);
      expect(is_steward).toBe(false);
    });

    it('are shown with their events, and ended by owners only', async () => {
      const event = await anEvent(app.db, {
        companyId: company.id,
        stewardId: people.steward.grant.id,
        startDate: '2031-05-02',
      });
      expect((await manager.open('/app/steward/invite/')).text).toContain(event.eventName);
      const body = { action: 'end', role_id: String(people.steward.grant.id) };
      await aWorker(app.db, { companyId: company.id });
      const page = await manager.open('/app/steward/invite/');
      expect((await manager.submit(page, body, 'Invite as steward')).status).toBe(403);
      const administrator = await aSignedInBrowser(app, people.administrator);
      const ended = await administrator.submit(
        await administrator.open(`/app/steward/invite/?company=${company.slug}`),
        {},
        'End steward',
      );
      expect(ended.text).toContain('The role has ended');
    });

    it('are no contacts of another company', async () => {
      await aWorker(app.db, { companyId: company.id });
      const foreign = await aWorker(app.db, { companyId: other.id });
      const page = await manager.open('/app/steward/invite/');
      const values = { action: 'invite', worker_id: String(foreign.id) };
      expect((await manager.submit(page, values, 'Invite as steward')).status).toBe(404);
      expect(await app.textsTo(foreign.phoneNumber)).toEqual([]);
    });
  });
});
