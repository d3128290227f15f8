import sharp from 'sharp';
import type { Company } from '#libs/company';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { aLocation } from '../factories/a-location.js';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { anEvent } from '../factories/an-event.js';
import type { Answer, Client } from '../support/client.js';
import { recordStatements } from '../support/record-statements.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const aPicture = (width = 200, height = 120) =>
  sharp({ create: { width, height, channels: 4, background: '#c22' } });
const png = (width?: number, height?: number): Promise<Buffer> =>
  aPicture(width, height).png().toBuffer();

/** All values as text, as a browser's form sends them. */
const TEXTS = {
  name: 'Acme Productions',
  name_short: 'ACME',
  email: 'office@acme.example',
  phone_number: '(415) 555-0123',
  address: '1 Main Street',
  city: 'Albany',
  state: 'NY',
  zip_code: '12207',
  minimum_hours: '4.5',
  meal_penalty_trigger_time: '6',
  hour_round_up: '10',
  website: 'https://acme.example',
  round_up_target: '0',
  time_tracking: 'false',
};
const SHOWN = {
  ...TEXTS,
  phone_number: '+14155550123',
  minimum_hours: 4.5,
  meal_penalty_trigger_time: 6,
  hour_round_up: 10,
  round_up_target: 0,
  time_tracking: false,
};

describe('the settings of a company', () => {
  let app: TestApp;
  let company: Company;
  let owner: Client;
  let ownerKey: string;
  beforeAll(async () => {
    app = await aTestApp({ publicUrl: 'https://calls.example' });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    company = await aCompany(app.db);
    owner = await app.as(await anOwner(app.db, company.id));
    ownerKey = owner.key!;
  });

  async function sendForm(fields: Record<string, string | Blob>, query = ''): Promise<Answer> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    return sendRaw(form, {}, query);
  }

  async function sendRaw(
    body: FormData | string | Buffer,
    headers: Record<string, string> = {},
    query = '',
  ): Promise<Answer> {
    const answer = await fetch(`${app.url}/company/settings/${query}`, {
      method: 'PATCH',
      headers: { Authorization: `Token ${ownerKey}`, ...headers },
      body: body as BodyInit,
    });
    const text = await answer.text();
    return { status: answer.status, text, body: JSON.parse(text), headers: answer.headers };
  }

  it('are shown to the owner, with two statements', async () => {
    const statements = await recordStatements(app.db, async () => {
      expect(await owner.get('/company/settings/')).toMatchObject({
        status: 200,
        body: {
          slug: company.slug,
          logo: null,
          time_zone: 'America/New_York',
          meal_penalty_diff: '1.50',
          rest_hours: 8,
        },
      });
    });
    expect(statements).toHaveLength(2);
  });

  it('F8 are edited with a form, as the single-page app sends it, and W32 in half hours', async () => {
    const answer = await sendForm({
      ...TEXTS,
      logo: new File([Uint8Array.from(await png())], 'logo.exe', {
        type: 'application/octet-stream',
      }),
    });
    expect(answer).toMatchObject({ status: 200, body: { ...SHOWN, slug: company.slug } });
    expect(answer.body.logo).toMatch(
      new RegExp(`^https://calls\\.example/company/${company.slug}/logo/[0-9a-f]{32}\\.png$`),
    );
    expect((await owner.get('/company/settings/')).body).toEqual(answer.body);
  });

  it('ask for rest between two calls, or for none; forms that do not know of it change nothing', async () => {
    const restAfter = async (answer: Promise<Answer>): Promise<unknown> =>
      (await answer).body.rest_hours;
    expect(await restAfter(owner.patch('/company/settings/', { rest_hours: 10.5 }))).toBe(10.5);
    expect(await restAfter(sendForm(TEXTS))).toBe(10.5);
    expect(await restAfter(sendForm({ rest_hours: '' }))).toBeNull();
    expect(await restAfter(owner.patch('/company/settings/', { rest_hours: 0 }))).toBe(0);
    for (const wrong of [24.5, -1, '7.75', 'long', [8]])
      expect(await owner.patch('/company/settings/', { rest_hours: wrong })).toMatchObject({
        status: 400,
        body: {
          message: expect.stringMatching(/rest hours/i),
          errors: { rest_hours: [expect.any(String)] },
        },
      });
    expect(await restAfter(owner.get('/company/settings/'))).toBe(0);
  });

  it('say where texts come from, and which countries may get codes', async () => {
    const edit = (body: object): Promise<Answer> => owner.patch('/company/settings/', body);
    expect(
      await edit({ sms_sender: '(415) 555-0142', text_countries: [' ca', 'US', 'CA'] }),
    ).toMatchObject({
      status: 200,
      body: { sms_sender: '+14155550142', text_countries: ['CA', 'US'] },
    });
    expect((await sendForm(TEXTS)).body).toMatchObject({
      sms_sender: '+14155550142',
      text_countries: ['CA', 'US'],
    });
    const other = await aCompany(app.db, { smsSender: 'MG0123456789abcdef0123456789abcdef' });
    for (const wrong of ['12', 'ACME', '+19005551234', 'MG0123', other.smsSender])
      expect(await edit({ sms_sender: wrong })).toMatchObject({
        status: 400,
        body: { errors: { sms_sender: [expect.any(String)] } },
      });
    for (const wrong of [['USA'], ['XX'], 'US,Canada', [1]])
      expect(await edit({ text_countries: wrong })).toMatchObject({
        status: 400,
        body: { message: expect.stringMatching(/countr/i) },
      });
    expect((await sendForm({ sms_sender: '', text_countries: '' })).body).toMatchObject({
      sms_sender: null,
      text_countries: [],
    });
  });

  it('are edited with JSON, in part; blanks empty what may be empty and leave the rest', async () => {
    await owner.patch('/company/settings/', TEXTS);
    const answer = await owner.patch('/company/settings', {
      city: '',
      zip_code: null,
      name: '',
      minimum_hours: '',
      website: null,
      hour_round_up: 20,
    });
    expect(answer).toMatchObject({
      status: 200,
      body: { ...SHOWN, city: null, zip_code: null, hour_round_up: 20 },
    });
    expect((await owner.patch('/company/settings/')).body).toEqual(answer.body);
  });

  it.each`
    field                          | value                    | because
    ${'name'}                      | ${'x'.repeat(201)}       | ${'that is too long'}
    ${'name_short'}                | ${'ELEVENCHARS'}         | ${'texts are short'}
    ${'phone_number'}              | ${'555'}                 | ${'nobody can be called there'}
    ${'email'}                     | ${'office'}              | ${'no mail arrives there'}
    ${'website'}                   | ${'javascript:alert(1)'} | ${'that is a program'}
    ${'minimum_hours'}             | ${'4.25'}                | ${'hours come in halves'}
    ${'minimum_hours'}             | ${'25'}                  | ${'a day has fewer'}
    ${'meal_penalty_trigger_time'} | ${'soon'}                | ${'that is no number'}
    ${'hour_round_up'}             | ${'7.5'}                 | ${'minutes are whole'}
    ${'round_up_target'}           | ${'15'}                  | ${'there are two ways to round'}
    ${'time_tracking'}             | ${'maybe'}               | ${'yes or no'}
    ${'time_zone'}                 | ${'Mars/Olympus'}        | ${'nobody knows what time it is there'}
    ${'time_zone'}                 | ${''}                    | ${'a company has one'}
    ${'time_zone'}                 | ${'  '}                  | ${'a company has one'}
    ${'time_zone'}                 | ${'+05:00'}              | ${'an offset is no zone'}
    ${'city'}                      | ${'a\0b'}                | ${'no column keeps that'}
  `('refuse $field $value in either way of sending, because $because', async ({ field, value }) => {
    const refused = {
      status: 400,
      body: {
        status: 'error',
        message: expect.any(String),
        errors: { [field as string]: [expect.any(String)] },
      },
    };
    expect(await owner.patch('/company/settings/', { [field]: value })).toMatchObject(refused);
    expect(await sendForm({ [field]: value, address: 'Somewhere else' })).toMatchObject(refused);
    expect((await owner.get('/company/settings/')).body.address).toBeNull();
  });

  it('refuse a bad picture, and change nothing then', async () => {
    for (const bytes of [Buffer.from('<svg/>'), await png(99, 99), (await png()).subarray(0, 60)]) {
      const answer = await sendForm({
        city: 'Troy',
        logo: new File([Uint8Array.from(bytes)], 'logo.png', { type: 'image/png' }),
      });
      expect(answer).toMatchObject({
        status: 400,
        body: {
          status: 'error',
          message: expect.any(String),
          errors: { logo: [expect.any(String)] },
        },
      });
    }
    const large = await sendForm({
      logo: new File([new Uint8Array(5.5 * 1024 * 1024)], 'logo.png'),
    });
    expect(large).toMatchObject({
      status: 400,
      body: { errors: { logo: ['The logo may be 5 MB at most.'] } },
    });
    expect((await owner.get('/company/settings/')).body).toMatchObject({ city: null, logo: null });
  });

  it('are told 413 of a picture beyond all measure, and take a form without one', async () => {
    expect(
      (await sendForm({ logo: new File([new Uint8Array(6.5 * 1024 * 1024)], 'logo.png') })).status,
    ).toBe(413);
    expect(await sendForm({ city: 'Troy', logo: new File([], '') })).toMatchObject({
      status: 200,
      body: { city: 'Troy', logo: null },
    });
  });

  it.each`
    body                                                                          | type                                 | because
    ${''}                                                                         | ${'multipart/form-data'}             | ${'there is no boundary'}
    ${''}                                                                         | ${'multipart/form-data; boundary=x'} | ${'there is nothing'}
    ${'garbage'}                                                                  | ${'multipart/form-data; boundary=x'} | ${'there are no parts'}
    ${'--x\r\nContent-Disposition: form-data; name="city"\r\n\r\nTroy'}           | ${'multipart/form-data; boundary=x'} | ${'it ends too early'}
    ${'--x\r\nContent-Disposition: form-data; name="logo"; filename="a"\r\n\r\n'} | ${'multipart/form-data; boundary=x'} | ${'the file ends too early'}
    ${'--x\r\n\r\n\r\n--x--'}                                                     | ${'multipart/form-data; boundary=x'} | ${'the part has no name'}
  `('stay as they are after a broken form, because $because', async ({ body, type }) => {
    const { status } = await sendRaw(body as string, { 'content-type': type as string });
    expect([200, 400]).toContain(status);
    expect((await owner.get('/company/settings/')).body.city).toBeNull();
  });

  describe('the logo', () => {
    const pathOf = ({ body }: Answer): string => new URL(body.logo as string).pathname;
    const upload = async (bytes: Buffer): Promise<Answer> =>
      sendForm({ logo: new File([Uint8Array.from(bytes)], 'x') });

    it('is for everybody, from anywhere, and kept by browsers', async () => {
      const path = pathOf(await upload(await aPicture().jpeg().toBuffer()));
      expect(path).toMatch(/\.webp$/);
      const answer = await fetch(app.url + path, { headers: { Origin: 'http://localhost:5173' } });
      expect([
        answer.status,
        answer.headers.get('content-type'),
        answer.headers.get('access-control-allow-origin'),
        answer.headers.get('access-control-allow-credentials'),
      ]).toEqual([200, 'image/webp', '*', null]);
      expect(answer.headers.get('cache-control')).toContain('public');
      expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).width).toBe(200);

      const etag = answer.headers.get('etag')!;
      const again = await fetch(app.url + path, {
        headers: { 'If-None-Match': `"other", W/${etag}` },
      });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([
        304,
        '',
        etag,
      ]);
      expect((await app.visitor().get(path.replace(company.slug, 'nothing'))).status).toBe(404);
    });

    it('appears wherever the company does, and is gone everywhere once it is deleted', async () => {
      const { body } = await upload(await png());
      const manager = await app.as(await aManager(app.db, company.id));
      const call = await aCall(app.db, {
        eventId: (await anEvent(app.db, { companyId: company.id })).id,
      });
      expect((await manager.get('/location-profiles/')).body.company.logo).toBe(body.logo);
      expect((await manager.get('/events/list/')).body.company?.logo ?? body.logo).toBe(body.logo);
      const sheet = (await manager.get(`/call-times/${call.slug}/tracking/`)).body;
      expect([sheet.company_logo, sheet.call_time.event?.company?.logo ?? body.logo]).toEqual([
        body.logo,
        body.logo,
      ]);

      for (let times = 0; times < 2; times++) {
        expect(await owner.delete('/company/logo/delete/')).toMatchObject({
          status: 200,
          body: { status: 'success', message: expect.any(String) },
        });
      }
      expect((await owner.get('/company/settings/')).body.logo).toBeNull();
      expect((await app.visitor().get(new URL(body.logo as string).pathname)).status).toBe(404);
    });
  });

  it("are the owner's alone, or an administrator's who says whose", async () => {
    const administrator = await app.as(await anAdministrator(app.db));
    expect(
      await administrator.patch(`/company/settings/?company=${company.slug}`, { city: 'Troy' }),
    ).toMatchObject({ status: 200, body: { city: 'Troy' } });
    for (const path of ['/company/settings/', '/company/settings/?company=nothing']) {
      expect(await administrator.get(path)).toMatchObject({
        status: 400,
        body: { company: [expect.any(String)] },
      });
    }
    const stranger = await app.as(await anOwner(app.db, (await aCompany(app.db)).id));
    expect(
      await stranger.patch(`/company/settings/?company=${company.slug}`, { city: 'Rome' }),
    ).toMatchObject({ status: 400, body: { company: [expect.any(String)] } });
    for (const other of [
      await app.as(await aManager(app.db, company.id)),
      await app.as(await aSteward(app.db, company.id)),
      app.visitor(),
    ]) {
      expect([
        (await other.get('/company/settings/')).status,
        (await other.patch('/company/settings/', { city: 'Rome' })).status,
        (await other.delete('/company/logo/delete/')).status,
      ]).toEqual([401, 401, 401]);
    }
    expect((await owner.get('/company/settings/')).body.city).toBe('Troy');
  });

  it('move calls with the zone, except where somebody has signed in or the place has a zone of its own', async () => {
    const elsewhere = await aLocation(app.db, { companyId: company.id, timeZone: 'Europe/Berlin' });
    const event = await anEvent(app.db, { companyId: company.id });
    const [open, worked] = [
      await aCall(app.db, { eventId: event.id }),
      await aCall(app.db, { eventId: event.id, time: '18:00' }),
    ];
    const abroad = await aCall(app.db, {
      eventId: (await anEvent(app.db, { companyId: company.id, locationProfileId: elsewhere.id }))
        .id,
    });
    const foreign = await aCall(app.db);
    const requirement = await aRequirement(app.db, { callTimeId: worked.id });
    const request = await aConfirmedRequest(app.db, { laborRequirementId: requirement.id });
    await app.db.query('insert into time_entries (labor_request_id, start_at) values ($1, now())', [
      request.id,
    ]);
    const instants = async (): Promise<Date[]> => {
      const rows = await app.db.query<{ starts_at: Date }[]>(
        'select starts_at from call_times where id = any($1) order by id',
        [[open, worked, abroad, foreign].map(({ id }) => id)],
      );
      return rows.map((row) => row.starts_at);
    };

    const before = await instants();
    expect(
      await owner.patch('/company/settings/', { time_zone: 'America/Los_Angeles' }),
    ).toMatchObject({ status: 200, body: { time_zone: 'America/Los_Angeles' } });
    const threeHoursLater = new Date(before[0]!.getTime() + 3 * 60 * 60_000);
    expect(await instants()).toEqual([threeHoursLater, ...before.slice(1)]);
  });
});
