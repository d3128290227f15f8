import sharp from 'sharp';
import { CallSheet } from '#libs/call-time';
import { CompanyLogoService, reencodeLogo } from '#libs/company';
import { PersonErasingService, RequestAnsweringService } from '#libs/labor';
import { UnitOfWork } from '#libs/platform';
import { aPopulatedCompany, type PopulatedCompany } from '../support/a-populated-company.js';
import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aWorker } from '../factories/a-worker.js';
import { BrowserForm } from '../support/browser-form.js';
import { OfficeBrowser } from '../support/office-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const SHEET = {
  place: 'Dock B, entrance on Pier Street',
  parking: 'Lot 4\nShow this page',
  dress: 'Black, steel toes',
  meals: 'Lunch at noon',
  notes: 'Radios: channel 3',
  contacts: [{ name: 'Alex Peñón', role: 'Crew chief', phone: '(415) 555-0142' }],
};

describe('a call sheet', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '' });
    app.clock.setTime('2031-04-20T12:00:00Z');
    house = await aPopulatedCompany(app);
  });
  afterAll(() => app.close());

  async function aShow() {
    const show = await house.show();
    const path = `/call-times/${show.call.slug}/sheet/`;
    return { ...show, path, own: `/app/call-sheet/${show.confirmed.tokenShort}/` };
  }

  it('is written on a page, read by the confirmed, and begins the next one of its event', async () => {
    const { call, later, own, confirmed, pending, event } = await aShow();
    const office = await OfficeBrowser.of(app, house.manager);
    const page = await office.open(`/app/call/${call.slug}/sheet/`);
    expect(page.status).toBe(200);
    const typed = {
      place: SHEET.place,
      parking: SHEET.parking,
      contact_1_name: 'Alex Peñón',
      contact_1_role: 'Crew chief',
      contact_1_phone: '12',
    };
    const save = 'Save the call sheet';
    const refused = await office.submit(page, typed, save);
    expect([refused.status, refused.text]).toEqual([
      400,
      expect.stringContaining('This is not a valid phone number.'),
    ]);
    expect(refused.html).toContain('value="Alex Peñón"');
    expect(await app.db.manager.countBy(CallSheet, { callTimeId: call.id })).toBe(0);
    const saved = await office.submit(refused, { ...typed, contact_1_phone: '4155550142' }, save);
    expect(saved.text).toContain('The call sheet is saved.');

    const phone = new BrowserForm(app.url);
    const card = await phone.open(`/app/event/${event.slug}/confirm/${confirmed.tokenShort}/`);
    expect(card.html).toContain(`href="${own}"`);
    const read = await phone.open(own);
    expect(read.text).toContain('Dock B, entrance on Pier Street');
    expect(read.text).toContain('(415) 555-0142');
    expect(read.html).toContain('href="tel:+14155550142"');
    expect(read.html).toContain('https://www.google.com/maps/search/');
    const spanish = new BrowserForm(app.url, { 'accept-language': 'es' });
    expect((await spanish.open(own)).text).toContain('Estacionamiento');
    expect((await phone.open(`/app/call-sheet/${pending.tokenShort}/`)).status).toBe(404);

    const next = await office.open(`/app/call/${later.slug}/sheet/`);
    expect(next.text).toContain('Begun with the sheet of this event');
    expect(next.html).toContain('value="Alex Peñón"');
    expect(await app.db.manager.countBy(CallSheet, { callTimeId: later.id })).toBe(0);

    const again = await office.open(`/app/call/${call.slug}/sheet/`);
    await office.submit(again, {}, 'Remove the call sheet');
    expect((await phone.open(own)).status).toBe(404);
  });

  it('shows workers no names of others unless the company wants it', async () => {
    const { path, own, requirement, worker } = await aShow();
    const other = await aWorker(app.db, { companyId: house.company.id, name: 'Robin Other' });
    await aConfirmedRequest(app.db, { laborRequirementId: requirement.id, workerId: other.id });
    const manager = await app.as(house.manager);
    const phone = new BrowserForm(app.url);
    expect((await manager.put(path, SHEET)).body).toEqual({
      ...SHEET,
      contacts: [{ ...SHEET.contacts[0], phone: '+14155550142' }],
      shows_crew: false,
      updated_at: '2031-04-20T12:00:00.000Z',
    });
    const quiet = await phone.open(own);
    expect(quiet.text).toContain(worker.name);
    expect(quiet.text).not.toContain('Robin Other');
    await manager.put(path, { ...SHEET, shows_crew: true });
    expect((await phone.open(own)).text).toContain('Robin Other');
  });

  it('is a PDF for the crew and for managers, with the logo and every accent', async () => {
    const { path, own, call, requirement } = await aShow();
    const picture = await sharp({
      create: { width: 300, height: 120, channels: 3, background: '#1c4fd1' },
    })
      .webp()
      .toBuffer();
    const logo = await reencodeLogo(picture);
    await app
      .get(UnitOfWork)
      .asSystem((work) => app.get(CompanyLogoService).put(work, house.company.id, logo));
    const manager = await app.as(house.manager);
    await manager.put(path, { ...SHEET, notes: 'Łódź ñandú Ζωή '.repeat(200) });
    for (let at = 0; at < 3; at++) {
      const { id: workerId } = await aWorker(app.db, { companyId: house.company.id });
      await aConfirmedRequest(app.db, { laborRequirementId: requirement.id, workerId });
    }
    const office = await OfficeBrowser.of(app, house.manager);
    for (const [browser, address] of [
      [new BrowserForm(app.url), `${own}sheet.pdf`],
      [office, `/app/call/${call.slug}/sheet.pdf`],
    ] as const) {
      const answer = await browser.send(address, { method: 'GET' });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      const file = Buffer.from(await answer.arrayBuffer());
      expect(file.subarray(0, 5).toString()).toBe('%PDF-');
      expect(file.toString('latin1')).toContain('/Subtype /Image');
    }
  });

  it('is linked in the text of a confirmation and in a reminder, the only link of each', async () => {
    const { path, call, requirement } = await aShow();
    const manager = await app.as(house.manager);
    await manager.put(path, SHEET);
    const worker = await aWorker(app.db, { companyId: house.company.id });
    const request = await aRequest(app.db, {
      laborRequirementId: requirement.id,
      workerId: worker.id,
      state: 'available',
    });
    await app
      .get(UnitOfWork)
      .asSystem((work) =>
        app.get(RequestAnsweringService).perform(work, request.id, 'confirm', 'manager'),
      );
    await manager.post(`/call-times/${call.slug}/send-reminder/`);
    const written: { kind: string; body: string }[] = await app.db.query(
      'select kind, body from outgoing_messages where recipient = $1 order by id',
      [worker.phoneNumber],
    );
    const link = `/app/call-sheet/${request.tokenShort}/`;
    for (const kind of ['confirmation', 'reminder'])
      expect(written.find((each) => each.kind === kind)?.body).toContain(link);
    for (const { body } of written)
      expect(body.match(/https?:/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });

  it.each`
    who                | get    | put
    ${'manager'}       | ${200} | ${200}
    ${'steward'}       | ${200} | ${200}
    ${'otherSteward'}  | ${401} | ${401}
    ${'owner'}         | ${401} | ${401}
    ${'administrator'} | ${200} | ${200}
  `('is reached by who runs the call: $who', async ({ who, get, put }) => {
    const { path } = await aShow();
    const client = await app.as(house[who as 'manager']);
    expect([(await client.get(path)).status, (await client.put(path, SHEET)).status]).toEqual([
      get,
      put,
    ]);
  });

  it('forgets a person whom it mentions, and stays readable', async () => {
    const { path, call } = await aShow();
    const manager = await app.as(house.manager);
    const gone = await aWorker(app.db, { companyId: house.company.id, name: 'Quentin Vanishing' });
    await manager.put(path, {
      ...SHEET,
      notes: 'Ask Quentin Vanishing for the key.',
      contacts: [{ name: 'Quentin Vanishing', role: 'Keys "A"', phone: gone.phoneNumber }],
    });
    await app
      .get(UnitOfWork)
      .asSystem((work) => app.get(PersonErasingService).erase(work, { workerSlug: gone.slug }));
    const sheet = await app.db.manager.findOneByOrFail(CallSheet, { callTimeId: call.id });
    expect(JSON.stringify(sheet)).not.toMatch(/Quentin|Vanishing/);
    expect(JSON.stringify(sheet)).not.toContain(gone.phoneNumber);
    expect(sheet.contacts).toEqual([expect.objectContaining({ role: 'Keys "A"' })]);
  });

  it('names a wrong number, and tells the audit trail what was written', async () => {
    const { path, call } = await aShow();
    const manager = await app.as(house.manager);
    const wrong = { ...SHEET, contacts: [{}, { name: 'x', phone: '12' }] };
    expect(await manager.put(path, wrong)).toMatchObject({
      status: 400,
      body: { errors: { 'contacts.1.phone': ['This is not a valid phone number.'] } },
    });
    await manager.put(path, SHEET);
    await manager.put(path, SHEET);
    const [chief] = SHEET.contacts;
    await manager.put(path, { ...SHEET, contacts: [{ ...chief, phone: '(415) 555-0143' }] });
    await manager.delete(path);
    await manager.delete(path);
    const audited = await app.db.query(
      `select count(*)::int as count from audit_entries where action = 'call_time.sheet_changed' and subject_id = $1`,
      [call.id],
    );
    expect(audited).toEqual([{ count: 3 }]);
  });
});
