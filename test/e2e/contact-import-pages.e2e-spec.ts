import { Worker } from '#libs/labor';
import { aCompany } from '../factories/a-company.js';
import { aManager, aSteward } from '../factories/a-grant.js';
import { aWorker } from '../factories/a-worker.js';
import { BrowserForm } from '../support/browser-form.js';
import { OfficeBrowser } from '../support/office-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('contacts come in and go out by files and by themselves', () => {
  let app: TestApp;
  let company: { id: number; slug: string; name: string };
  let manager: OfficeBrowser;
  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '' });
    app.clock.setTime('2031-05-01T12:00:00-04:00');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    company = await aCompany(app.db, { name: 'North Stage' });
    manager = await OfficeBrowser.of(app, await aManager(app.db, company.id));
  });

  const upload = (text: string, name = 'crew.csv', by = manager) =>
    by.upload('/app/contacts/import/', { name, bytes: Buffer.from(text) });
  const contacts = (): Promise<Worker[]> =>
    app.db.manager.find(Worker, { where: { companyId: company.id }, order: { id: 'ASC' } });

  it('a table is shown line by line, its columns can be changed, and it is imported as shown', async () => {
    await aWorker(app.db, { companyId: company.id, name: 'Known', phoneNumber: '+14155550101' });
    const preview = await upload(
      'Who;Cell;Ward\nDana;(415) 555-0102;4155550109\nKnown;4155550101;\nBad;12;\n',
    );
    expect([preview.status, preview.path]).toEqual([
      200,
      expect.stringMatching(/^\/app\/contacts\/import\/\w{10}\/$/),
    ]);
    for (const text of ['Import 1 contact', '(415) 555-0102', 'Known already 1', 'Left out 1'])
      expect(preview.text).toContain(text);
    expect(await contacts()).toHaveLength(1);

    const mapped = `${preview.path}?mapped=1&c0=name&c1=label&c2=phone&header=on`;
    const changed = await manager.open(mapped);
    expect([
      changed.text.includes('(415) 555-0109'),
      changed.text.includes('(415) 555-0102'),
    ]).toEqual([true, false]);
    const without = await manager.open(
      `${preview.path}?mapped=1&c0=name&c1=skip&c2=skip&header=on`,
    );
    expect([without.status, without.text]).toEqual([
      400,
      expect.stringContaining('No column holds phone numbers'),
    ]);

    const started = await manager.post(mapped);
    expect(started.text).toContain('Importing');
    await app.finishTasks();
    const report = await manager.open(preview.path);
    expect(report.text).toMatch(/1 New contacts/);
    expect((await contacts()).map(({ phoneNumber }) => phoneNumber)).toEqual([
      '+14155550101',
      '+14155550109',
    ]);
    await manager.post(preview.path);
    await app.finishTasks();
    expect(await contacts()).toHaveLength(2);
  });

  it('cards are imported the same way, or discarded', async () => {
    const card =
      'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dana\r\nTEL;TYPE=CELL:(415) 555-0111\r\nTEL:415-555-0112\r\nEND:VCARD\r\n';
    const preview = await upload(card, 'contacts.vcf');
    expect(preview.text).toContain('(415) 555-0112');
    const gone = await manager.post(`${preview.path}discard/`);
    expect(gone.text).toContain('Nothing was stored');
    expect((await manager.open(preview.path)).status).toBe(404);
    expect(await contacts()).toEqual([]);
  });

  it.each`
    name           | text                   | said
    ${'crew.xlsx'} | ${'PK'}                | ${'Save as, CSV UTF-8'}
    ${''}          | ${''}                  | ${'Choose a file'}
    ${'crew.csv'}  | ${'Name\nDana'}        | ${'No column holds phone numbers'}
    ${'crew.csv'}  | ${'Name,Phone\n"Dana'} | ${'a quoted cell has no end'}
  `('the file "$name" with $text is refused: $said', async ({ name, text, said }) => {
    const refused = await upload(text as string, name as string);
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining(said as string)]);
  });

  it('an empty table says so', async () => {
    expect((await upload('\n\n')).text).toContain('There is nobody in this file');
  });

  it('are of one company, for its managers', async () => {
    const preview = await upload('Name,Phone\nDana,4155550102');
    const foreigner = await OfficeBrowser.of(
      app,
      await aManager(app.db, (await aCompany(app.db)).id),
    );
    const steward = await OfficeBrowser.of(app, await aSteward(app.db, company.id));
    for (const path of [preview.path, `${preview.path}discard/`]) {
      expect((await foreigner.post(path)).status).toBe(404);
      expect((await steward.post(path)).status).toBe(403);
    }
    expect((await foreigner.open(preview.path)).status).toBe(404);
    expect((await steward.open('/app/contacts/import/')).status).toBe(403);
    expect((await upload('x', 'x.csv', steward)).status).toBe(403);
    const unsigned = await manager.send('/app/contacts/import/', {
      method: 'POST',
      body: new FormData(),
    });
    expect(unsigned.status).toBe(403);
  });

  it('what is exported is read back; no cell is a formula, numbers keep their plus, and the reading is audited', async () => {
    const names = [
      '=HYPERLINK("x")',
      '+Plus',
      '-Minus',
      '@At',
      "'=quoted",
      'Ana "A", B',
      'Two\nlines',
    ];
    for (const [at, name] of names.entries())
      await aWorker(app.db, {
        companyId: company.id,
        name,
        phoneNumber: `+1415555012${at}`,
        notes: `=1+1\nfor ${at}`,
      });
    const csv = await manager.open('/app/contacts/export/?format=csv');
    expect(csv.headers.get('content-disposition')).toContain(`contacts-${company.slug}.csv`);
    expect(csv.html).not.toMatch(/(^|[,"\n])[=@-]/m);
    expect(csv.html).toContain(',+14155550120,');
    const other = await aCompany(app.db);
    const browser = await OfficeBrowser.of(app, await aManager(app.db, other.id));
    const preview = await upload(csv.html, 'contacts.csv', browser);
    await browser.post(preview.path);
    await app.finishTasks();
    const copies = await app.db.manager.find(Worker, {
      where: { companyId: other.id },
      order: { phoneNumber: 'ASC' },
    });
    expect(copies.map(({ name, notes }) => [name, notes])).toEqual(
      names.map((name, at) => [name.replace('\n', ' '), `=1+1\nfor ${at}`]),
    );

    const cards = await manager.open('/app/contacts/export/?format=vcf');
    expect([cards.headers.get('content-type'), cards.html]).toEqual([
      expect.stringContaining('text/vcard'),
      expect.stringContaining('FN:Ana "A"\\, B'),
    ]);
    const [{ reads }] = await app.db.query(
      `select count(*)::int as reads from audit_entries where action = 'contacts.exported' and company_id = $1`,
      [company.id],
    );
    expect(reads).toBe(2);
  });

  describe('people add themselves', () => {
    const visit = () => new BrowserForm(app.url);
    const consents = (phone: string) =>
      app.db.query(`select kind from consent_entries where phone_number = $1 and company_id = $2`, [
        phone,
        company.id,
      ]);

    it('and are asked for consent by text, once', async () => {
      const browser = visit();
      const form = await browser.open(`/app/info/add/${company.slug}/`);
      expect(form.text).toContain('Work with North Stage');
      const thanks = await browser.submit(form, { name: ' Nia ', phone_number: '(415) 555-0131' });
      expect(thanks.path).toBe(`/app/info/add/${company.slug}/thanks/`);
      expect((await contacts()).map(({ name, phoneNumber }) => [name, phoneNumber])).toEqual([
        ['Nia', '+14155550131'],
      ]);
      expect(await consents('+14155550131')).toEqual([{ kind: 'asked' }]);
      await app.finishTasks();
      expect(await app.textsTo('+14155550131')).toEqual([expect.stringContaining('YES')]);

      const again = await browser.submit(form, { name: 'Somebody', phone_number: '4155550131' });
      expect([again.path, again.text]).toEqual([thanks.path, thanks.text]);
      expect((await contacts()).map(({ name }) => name)).toEqual(['Nia']);
      expect(await app.textsTo('+14155550131')).toHaveLength(1);
    });

    it.each`
      name     | phone           | said                          | because
      ${'Nia'} | ${'123'}        | ${'not a valid phone number'} | ${'that is no number'}
      ${''}    | ${'4155550132'} | ${'may not be blank'}         | ${'there is no name'}
      ${'Nia'} | ${'9005550132'} | ${''}                         | ${'that number costs money'}
    `('unless $because', async ({ name, phone, said }) => {
      const browser = visit();
      const form = await browser.open(`/app/info/add/${company.slug}/`);
      const refused = await browser.submit(form, { name, phone_number: phone });
      expect([refused.status, refused.html]).toEqual([
        400,
        expect.stringContaining(`value="${phone as string}"`),
      ]);
      expect(refused.text).toContain(said as string);
      expect(await contacts()).toEqual([]);
    });

    it('only in companies that there are, and not without end', async () => {
      expect((await visit().open('/app/info/add/Nothing/')).status).toBe(404);
      const browser = visit();
      const form = await browser.open(`/app/info/add/${company.slug}/`);
      let status = 200;
      for (let n = 0; n < 70 && status !== 429; n++)
        ({ status } = await browser
          .submit(form, { name: 'Flood', phone_number: '123' })
          .then(() =>
            browser.submit(form, { name: 'Flood', phone_number: `4155550${100 + (n % 99)}` }),
          ));
      expect(status).toBe(429);
    });

    it('from a poster that its managers print', async () => {
      const poster = await manager.open(`/app/info/add/qr/${company.slug}/`);
      expect([poster.status, poster.html]).toEqual([
        200,
        expect.stringContaining('data:image/svg+xml;base64,'),
      ]);
      expect(poster.text).toContain(`/app/info/add/${company.slug}/`);
      const foreigner = await OfficeBrowser.of(
        app,
        await aManager(app.db, (await aCompany(app.db)).id),
      );
      expect((await foreigner.open(`/app/info/add/qr/${company.slug}/`)).status).toBe(404);
      const steward = await OfficeBrowser.of(app, await aSteward(app.db, company.id));
      expect((await steward.open(`/app/info/add/qr/${company.slug}/`)).status).toBe(403);
    });
  });
});
