import { AltPhone, Worker, WorkerSkill } from '#libs/labor';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aSkill } from '../factories/a-skill.js';
import { aUser } from '../factories/a-user.js';
import { aWorker } from '../factories/a-worker.js';
import { OfficeBrowser } from '../support/office-browser.js';
import { moveRevisions, recordStatements } from '../support/record-statements.js';
import { SNAPSHOT_STATEMENTS } from '../support/revised-reads.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('pages about contacts', () => {
  let app: TestApp;
  let company: { id: number; slug: string; name: string };
  let manager: OfficeBrowser;
  let managerId: number;
  let rigger: { id: number; name: string };
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime('2031-05-01T12:00:00-04:00');
    const hours = { sendingFromMinute: 480, sendingUntilMinute: 1260 };
    company = await aCompany(app.db, { name: 'North Stage', nameShort: 'North', ...hours });
    const person = await aManager(app.db, company.id);
    managerId = person.userId;
    manager = await OfficeBrowser.of(app, person);
    rigger = await aSkill(app.db, { companyId: company.id, name: 'Rigger' });
  });
  afterAll(() => app.close());

  const aContact = (given: Partial<Worker> & { consents?: boolean } = {}): Promise<Worker> =>
    aWorker(app.db, { companyId: company.id, ...given });
  const reload = (worker: Worker): Promise<Worker | null> =>
    app.db.manager.findOneBy(Worker, { id: worker.id });

  describe('the list', () => {
    it('searches, filters, sorts and pages by its address', async () => {
      const dana = await aContact({
        name: 'Dana Reyes',
        phoneNumber: '+14155550142',
        noShowCount: 3,
      });
      await app.db.manager.insert(WorkerSkill, { workerId: dana.id, laborTypeId: rigger.id });
      await aContact({ name: 'Ana Brown', consents: false });
      const all = await manager.open('/app/workers/');
      expect([all.status, all.text]).toEqual([200, expect.stringContaining('(415) 555-0142')]);
      for (const query of [
        'search=reyes',
        `skill=${rigger.id}`,
        'no_shows=on',
        'consent=yes&search=dana',
      ]) {
        const { text } = await manager.open(`/app/workers/?${query}`);
        expect([query, text.includes('Dana Reyes'), text.includes('Ana Brown')]).toEqual([
          query,
          true,
          false,
        ]);
      }
      const fragment = await manager.open('/app/workers/search/?search=ana+brown');
      expect(fragment.text).toContain('Ana Brown');

      for (let n = 0; n < 10; n++) await aContact({ name: `Zed ${n}` });
      const second = await manager.open('/app/workers/?per_page=10&page=2');
      expect(second.text).toContain('Page 2 of 2');
      expect((await manager.open('/app/workers/?page=2')).text).toContain('Page 2 of 2');
      expect((await manager.open('/app/workers/?page=3')).text).toContain('Page 2 of 2');
    });

    it.each([
      '?page=-1',
      '?page=x&skill=abc&consent=maybe&sort=1;drop',
      '?page=999999',
      '?search[]=a',
      '?per_page=7',
    ])('shows something for the broken address %s', async (query) => {
      expect((await manager.open(`/app/workers/${query}`)).status).toBe(200);
    });

    it('adds a contact with skills and consent, which the ledger has', async () => {
      const added = await manager.post('/app/workers/', [
        ['add_worker', '1'],
        ['name', 'Nia <b>Lee</b>'],
        ['phone_number', '(415) 555-0150'],
        ['labor_types', String(rigger.id)],
        ['sms_consent', 'on'],
      ]);
      expect([added.path, added.html]).toEqual([
        '/app/workers/',
        expect.stringContaining('Nia &lt;b>Lee'),
      ]);
      const worker = await app.db.manager.findOneByOrFail(Worker, { phoneNumber: '+14155550150' });
      expect(await app.db.manager.countBy(WorkerSkill, { workerId: worker.id })).toBe(1);
      const ledger = await app.db.query(
        `select kind, source, user_id from consent_entries where phone_number = '+14155550150'`,
      );
      expect(ledger).toEqual([{ kind: 'granted', source: 'ticked', user_id: managerId }]);
    });

    it.each`
      fields                                                    | said                             | because
      ${{ name: 'Kept name', phone_number: '12' }}              | ${'not a valid phone number'}    | ${'the number is none'}
      ${{ name: 'Kept name', phone_number: '' }}                | ${'This field may not be blank'} | ${'there is no number'}
      ${{ name: '', phone_number: '4155550151' }}               | ${'This field may not be blank'} | ${'there is no name'}
      ${{ name: 'Kept name', phone_number: '+1 415 555 0142' }} | ${'already exists'}              | ${'Dana has it'}
    `('shows a refused contact with what was typed, because $because', async ({ fields, said }) => {
      const typed = Object.entries(fields as Record<string, string>);
      const refused = await manager.post('/app/workers/', [
        ...typed,
        ['labor_types', String(rigger.id)],
      ]);
      expect([refused.status, refused.text]).toEqual([
        400,
        expect.stringContaining(said as string),
      ]);
      for (const [name, value] of typed)
        if (value)
          expect(refused.html).toMatch(
            new RegExp(`name="${name}"[^>]*value="${value.replace('+', '\\+')}"`),
          );
      expect(refused.html).toMatch(new RegExp(`value="${rigger.id}"[^>]* checked`));
    });

    it('gives marked contacts a skill, none of another company, and says what is missing', async () => {
      const [one, two] = [
        await aWorker(app.db, { companyId: company.id }),
        await aWorker(app.db, { companyId: company.id }),
      ];
      const foreign = await aWorker(app.db);
      const give = (fields: [string, string][]) =>
        manager.post('/app/workers/?sort=newest', [['action', 'give_skill'], ...fields]);
      const marks = [one, two, foreign].map(({ id }): [string, string] => [
        'worker_id',
        String(id),
      ]);
      const given = await give([...marks, ['skill', String(rigger.id)]]);
      expect([given.path, given.text]).toEqual([
        '/app/workers/?sort=newest',
        expect.stringContaining(`2 contacts can do ${rigger.name} now.`),
      ]);
      const skilled = (worker: Worker) =>
        app.db.manager.countBy(WorkerSkill, { workerId: worker.id, laborTypeId: rigger.id });
      expect([await skilled(one), await skilled(two), await skilled(foreign)]).toEqual([1, 1, 0]);
      for (const fields of [[...marks], [['skill', String(rigger.id)]], [...marks, ['skill', '0']]])
        expect((await give(fields as [string, string][])).text).toContain(
          'Mark contacts, and choose a skill.',
        );
      const refused = await give([['worker_id', String(two.id)]]);
      expect(refused.html).toMatch(new RegExp(`id="contact-${two.id}-mark"[^>]* checked`));
      expect(refused.html).not.toMatch(new RegExp(`id="contact-${one.id}-mark"[^>]* checked`));
      const unmarked = await give([['skill', String(rigger.id)]]);
      expect(unmarked.html).toMatch(
        new RegExp(`id="skill-to-give".*<option value="${rigger.id}" selected`, 's'),
      );
    });

    it('says how many unused contacts there are before it deletes them', async () => {
      const other = await aCompany(app.db);
      const browser = await OfficeBrowser.of(app, await aManager(app.db, other.id));
      const used = await aWorker(app.db, { companyId: other.id });
      await aRequest(app.db, { workerId: used.id });
      for (let n = 0; n < 2; n++) await aWorker(app.db, { companyId: other.id });
      const preview = await browser.open('/app/contacts/clear-unused/');
      expect(preview.text).toContain('2 contacts were never asked');
      expect(await app.db.manager.countBy(Worker, { companyId: other.id })).toBe(3);
      const cleared = await browser.post('/app/contacts/clear-unused/');
      expect([cleared.path, cleared.text]).toEqual([
        '/app/workers/',
        expect.stringContaining('2 contacts are deleted'),
      ]);
      expect((await browser.open('/app/contacts/clear-unused/')).text).toContain('There are none');
    });

    it('costs as many statements for 3 contacts as for 300', async () => {
      await manager.open('/app/workers/?per_page=100');
      await moveRevisions(app.db);
      const few = await recordStatements(app.db, () => manager.open('/app/workers/'));
      for (let n = 0; n < 60; n++) await aContact({ name: `Many ${n}` });
      const many = await recordStatements(app.db, () => manager.open('/app/workers/?per_page=100'));
      expect(many.length).toBe(few.length);
      expect(many.length).toBeLessThanOrEqual(6 + SNAPSHOT_STATEMENTS);
    });
  });

  describe('one contact', () => {
    it('shows numbers, skills, notes, counters, and changes them', async () => {
      const worker = await aContact({ name: 'Omar', notes: 'Nights only', noShowCount: 1 });
      const profile = await manager.open(`/app/worker/${worker.slug}/`);
      for (const word of ['Omar', 'Nights only', 'none yet', 'agreed'])
        expect(profile.text).toContain(word);

      const form = await manager.open(`/app/worker/edit/${worker.id}/`);
      expect(form.html).toContain('Nights only');
      const saved = await manager.post(`/app/worker/edit/${worker.id}/`, [
        ['name', 'Omar B.'],
        ['phone_number', worker.phoneNumber],
        ['labor_types', String(rigger.id)],
        ['notes', ''],
        ['language', 'es'],
        ['primary_skill', String(rigger.id)],
        ['secondary_skill', ''],
      ]);
      expect(saved.path).toBe(`/app/worker/${worker.slug}/`);
      expect(await reload(worker)).toMatchObject({
        name: 'Omar B.',
        notes: '',
        language: 'es',
        primarySkillId: rigger.id,
      });

      for (const [path, count] of [
        ['increment-nocallnoshow', 2],
        ['decrement-nocallnoshow', 1],
        ['decrement-nocallnoshow', 0],
        ['decrement-nocallnoshow', 0],
      ] as const) {
        await manager.post(`/app/${worker.id}/${path}/`);
        expect((await reload(worker))!.noShowCount).toBe(count);
      }
      await manager.post(`/app/${worker.id}/increment-canceled/`);
      expect((await reload(worker))!.canceledCount).toBe(1);
    });

    it.each`
      change                         | said                             | because
      ${{ phone_number: 'call me' }} | ${'not a valid phone number'}    | ${'that is no number'}
      ${{ name: ' ' }}               | ${'This field may not be blank'} | ${'there is no name'}
      ${{ primary_skill: '999999' }} | ${'no such skill'}               | ${'nobody has that skill'}
      ${{ language: 'fr' }}          | ${'not a valid choice'}          | ${'we write no French'}
      ${{ name: 'x'.repeat(201) }}   | ${'no more than 200 characters'} | ${'nobody is called that'}
    `('loses nothing of a refused change, because $because', async ({ change, said }) => {
      const worker = await aContact({ name: 'Stays' });
      const typed = {
        name: 'Typed name',
        phone_number: worker.phoneNumber,
        notes: 'Typed notes',
        language: 'en',
        ...(change as object),
      };
      const refused = await manager.post(`/app/worker/edit/${worker.id}/`, Object.entries(typed));
      expect([refused.status, refused.text.toLowerCase()]).toEqual([
        400,
        expect.stringContaining((said as string).toLowerCase()),
      ]);
      expect(refused.html).toContain('Typed notes');
      expect(await reload(worker)).toMatchObject({ name: 'Stays', notes: null });
    });

    it('has further numbers: added, texted from now on, removed', async () => {
      const worker = await aContact();
      const path = `/app/worker/${worker.slug}/numbers/`;
      const bad = await manager.post(path, [
        ['do', 'add'],
        ['phone_number', '1'],
        ['label', 'my label'],
      ]);
      expect([bad.status, bad.html]).toEqual([400, expect.stringContaining('value="my label"')]);
      await manager.post(path, [
        ['do', 'add'],
        ['phone_number', '(415) 555-0161'],
        ['label', 'home'],
      ]);
      const [alt] = await app.db.manager.findBy(AltPhone, { workerId: worker.id });
      expect(alt).toMatchObject({ phoneNumber: '+14155550161', label: 'home' });
      await manager.post(path, [
        ['do', 'primary'],
        ['alt_id', String(alt!.id)],
      ]);
      expect((await reload(worker))!.phoneNumber).toBe('+14155550161');
      await manager.post(path, [
        ['do', 'remove'],
        ['alt_id', String(alt!.id)],
      ]);
      expect(await app.db.manager.countBy(AltPhone, { workerId: worker.id })).toBe(0);
      expect((await manager.post(path, [['do', 'remove']])).status).toBe(400);
    });

    it('has a history, by state, and a ledger whose reading is audited', async () => {
      const worker = await aContact();
      const request = await aConfirmedRequest(app.db, { workerId: worker.id });
      await aRequest(app.db, { workerId: worker.id, state: 'declined' });
      const history = await manager.open(`/app/worker/history/${worker.slug}/`);
      expect(history.html).toContain(`request-${request.id}`);
      const declined = await manager.open(`/app/worker/history/${worker.slug}/?state=declined`);
      expect(declined.html).not.toContain(`request-${request.id}`);

      const ledger = await manager.open(`/app/worker/${worker.slug}/consent/`);
      expect(ledger.text).toContain('YES');
      const [{ reads }] = await app.db.query(
        `select count(*)::int as reads from audit_entries where action = 'consent_history.read' and subject_id = $1`,
        [worker.id],
      );
      expect(reads).toBe(1);
    });

    it('is deleted, unless there are requests', async () => {
      const [used, unused] = [await aContact({ name: 'Used' }), await aContact({ name: 'Unused' })];
      await aRequest(app.db, { workerId: used.id });
      const refused = await manager.post(`/app/worker/delete/${used.slug}/`);
      expect([refused.status, refused.text]).toEqual([
        400,
        expect.stringContaining('labor requests'),
      ]);
      const deleted = await manager.post(`/app/worker/delete/${unused.slug}/`);
      expect([deleted.path, await reload(unused), Boolean(await reload(used))]).toEqual([
        '/app/workers/',
        null,
        true,
      ]);
    });

    it('gets consent by hand, which a STOP outlives', async () => {
      const worker = await aContact({ consents: false });
      await manager.post(`/app/worker/${worker.slug}/consent/`);
      expect((await manager.open(`/app/worker/${worker.slug}/`)).text).toContain('agreed to texts');
    });
  });

  describe('texts', () => {
    it('are shown as a conversation, and written where one may', async () => {
      const worker = await aContact({ name: 'Tess' });
      const sent = await manager.post(`/app/worker/${worker.slug}/messages/`, [
        ['text', 'Bring gloves.'],
      ]);
      expect([sent.status, sent.text]).toEqual([200, expect.stringContaining('Bring gloves.')]);
      await app.finishTasks();
      expect(await app.textsTo(worker.phoneNumber)).toEqual([
        expect.stringMatching(/^North: Bring gloves\.$/),
      ]);
    });

    it.each`
      setup            | said
      ${'never asked'} | ${'has not agreed'}
      ${'stopped'}     | ${'sent STOP'}
    `('are refused where the number $setup', async ({ setup, said }) => {
      const worker = await aContact({ consents: setup === 'stopped' });
      if (setup === 'stopped')
        await app.db.query(
          `insert into phone_stops (phone_number, sender, stopped_at) values ($1, 'shared', now())`,
          [worker.phoneNumber],
        );
      expect((await manager.open(`/app/worker/${worker.slug}/messages/`)).html).not.toContain(
        'name="text"',
      );
      const refused = await manager.post(`/app/worker/${worker.slug}/messages/`, [
        ['text', 'Hello'],
      ]);
      expect([refused.status, refused.text]).toEqual([
        400,
        expect.stringContaining(said as string),
      ]);
      expect(await app.textsTo(worker.phoneNumber)).toEqual([]);
    });

    it('wait for the sending hours, and keep what was typed when it is too long', async () => {
      const worker = await aContact();
      const path = `/app/worker/${worker.slug}/messages/`;
      const long = await manager.post(path, [['text', 'x'.repeat(1600)]]);
      expect([long.status, long.html]).toEqual([400, expect.stringContaining('x'.repeat(1600))]);
      expect((await manager.post(path, [['text', '  ']])).status).toBe(400);
      app.clock.setTime('2031-05-01T23:30:00-04:00');
      expect((await manager.post(path, [['text', 'Good night']])).text).toContain(
        'The text waits until',
      );
      await app.finishTasks();
      const [{ status }] = await app.db.query(
        `select status from outgoing_messages where recipient = $1`,
        [worker.phoneNumber],
      );
      expect(status).toBe('held');
      app.clock.setTime('2031-05-01T12:00:00-04:00');
    });
  });

  describe('access', () => {
    const GETS = [
      '/app/workers/',
      '/app/workers/search/',
      '/app/contacts/clear-unused/',
      '/app/contacts/export/',
      '/app/skills/',
      '/app/location-profiles/',
      '/app/location-profiles/create/',
    ];
    const OF_WORKER = (worker: Worker): [string, string][] => [
      ['GET', `/app/worker/${worker.slug}/`],
      ['GET', `/app/worker/edit/${worker.id}/`],
      ['POST', `/app/worker/edit/${worker.id}/`],
      ['POST', `/app/${worker.id}/increment-nocallnoshow/`],
      ['POST', `/app/${worker.id}/decrement-nocallnoshow/`],
      ['POST', `/app/${worker.id}/increment-canceled/`],
      ['POST', `/app/${worker.id}/decrement-canceled/`],
      ['POST', `/app/worker/${worker.slug}/numbers/`],
      ['POST', `/app/worker/${worker.slug}/consent/`],
      ['POST', `/app/worker/delete/${worker.slug}/`],
      ['GET', `/app/worker/history/${worker.slug}/`],
      ['GET', `/app/worker/${worker.slug}/consent/`],
      ['GET', `/app/worker/${worker.slug}/messages/`],
      ['POST', `/app/worker/${worker.slug}/messages/`],
    ];
    const statusOf = async (
      browser: OfficeBrowser,
      method: string,
      path: string,
    ): Promise<number> =>
      (method === 'GET'
        ? await browser.open(path)
        : await browser.post(path, [
            ['text', 'x'],
            ['name', 'x'],
            ['phone_number', '+14155550199'],
            ['do', 'add'],
          ])
      ).status;

    it('is for managers and administrators: others get 403, other companies 404', async () => {
      const worker = await aContact({ name: 'Secret Name' });
      const steward = await OfficeBrowser.of(app, await aSteward(app.db, company.id));
      const owner = await OfficeBrowser.of(app, await anOwner(app.db, company.id));
      const nobody = await OfficeBrowser.of(app, { userId: (await aUser(app.db)).id });
      const foreigner = await OfficeBrowser.of(
        app,
        await aManager(app.db, (await aCompany(app.db)).id),
      );
      const administrator = await OfficeBrowser.of(app, await anAdministrator(app.db));
      for (const path of GETS) {
        for (const refused of [steward, owner, nobody])
          expect([path, await statusOf(refused, 'GET', path)]).toEqual([path, 403]);
        expect([path, await statusOf(manager, 'GET', path)]).toEqual([path, 200]);
        expect([
          path,
          await statusOf(administrator, 'GET', `${path}?company=${company.slug}`),
        ]).toEqual([path, 200]);
      }
      for (const [method, path] of OF_WORKER(worker)) {
        for (const refused of [steward, owner, nobody])
          expect([path, await statusOf(refused, method, path)]).toEqual([path, 403]);
        expect([path, await statusOf(foreigner, method, path)]).toEqual([path, 404]);
        if (method === 'GET')
          expect([path, await statusOf(administrator, method, path)]).toEqual([path, 200]);
      }
      expect(await reload(worker)).toMatchObject({
        name: 'Secret Name',
        noShowCount: 0,
        canceledCount: 0,
      });
    });

    it.each(['abc', '0', '99999999999999999999', '-1', '1e3', '%00'])(
      'the id %s leads to no page',
      async (id) => {
        expect((await manager.open(`/app/worker/edit/${id}/`)).status).toBeGreaterThanOrEqual(400);
        expect((await manager.open(`/app/worker/edit/${id}/`)).status).toBeLessThanOrEqual(404);
      },
    );
  });

  it('speaks Spanish', async () => {
    const worker = await aContact({ name: 'Luz' });
    const spanish = await OfficeBrowser.of(app, { userId: managerId }, { 'accept-language': 'es' });
    for (const [path, word] of [
      ['/app/workers/', 'Contactos'],
      [`/app/worker/${worker.slug}/`, 'Ausencias'],
      [`/app/worker/history/${worker.slug}/`, 'Historial'],
      [`/app/worker/${worker.slug}/messages/`, 'Enviar mensaje'],
      ['/app/skills/', 'Especialidades'],
      ['/app/location-profiles/create/', 'Zona horaria'],
    ])
      expect((await spanish.open(path!)).text).toContain(word);
    const refused = await spanish.post('/app/workers/', [
      ['name', 'A'],
      ['phone_number', '1'],
    ]);
    expect(refused.text).toContain('no es un número de teléfono válido');
  });

  describe('skills', () => {
    const post = (...fields: [string, string][]) => manager.post('/app/skills/', fields);
    it('are added in title case, renamed, and deleted unless they are asked for', async () => {
      expect((await post(['add_skill', '1'], ['name', 'stage hand'])).text).toContain(
        'Stage Hand is a skill now.',
      );
      expect((await post(['add_skill', '1'], ['name', 'Stage hand'])).status).toBe(400);
      const [{ id }] = await app.db.query(
        `select id from labor_types where company_id = $1 and name = 'Stage Hand'`,
        [company.id],
      );
      const clash = await post(['edit_id', String(id)], ['name', 'Rigger']);
      expect([clash.status, clash.text]).toEqual([400, expect.stringContaining('already exists')]);
      expect((await post(['edit_id', String(id)], ['name', 'Loader'])).text).toContain(
        'It is called Loader now.',
      );
      expect((await post(['delete_id', String(id)])).text).toContain('Loader is deleted.');
      expect((await post(['delete_id', String(id)])).status).toBe(404);
      const foreign = await aSkill(app.db);
      expect((await post(['delete_id', String(foreign.id)])).status).toBe(404);
      for (const none of [' ', ', ;'])
        expect((await post(['add_skill', '1'], ['name', none])).status).toBe(400);
    });
  });
});
