import { Worker, WorkerSkill } from '#libs/labor';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aRequest } from '../factories/a-request.js';
import { aSkill } from '../factories/a-skill.js';
import { aWorker } from '../factories/a-worker.js';
import { OfficeBrowser } from '../support/office-browser.js';
import { moveRevisions, recordStatements } from '../support/record-statements.js';
import { SNAPSHOT_STATEMENTS } from '../support/revised-reads.js';
import { contactPages } from '../support/contact-pages.js';

describe('pages of lists of contacts', () => {
  const pages = contactPages();
  const { aContact } = pages;

  describe('the list', () => {
    it('searches, filters, sorts and pages by its address', async () => {
      const dana = await aContact({
        name: 'Dana Reyes',
        phoneNumber: '+14155550142',
        noShowCount: 3,
      });
      await pages.app.db.manager.insert(WorkerSkill, {
        workerId: dana.id,
        laborTypeId: pages.rigger.id,
      });
      await aContact({ name: 'Ana Brown', consents: false });
      const all = await pages.manager.open('/app/workers/');
      expect([all.status, all.text]).toEqual([200, expect.stringContaining('(415) 555-0142')]);
      for (const query of [
        'search=reyes',
        `skill=${pages.rigger.id}`,
        'no_shows=on',
        'consent=yes&search=dana',
      ]) {
        const { text } = await pages.manager.open(`/app/workers/?${query}`);
        expect([query, text.includes('Dana Reyes'), text.includes('Ana Brown')]).toEqual([
          query,
          true,
          false,
        ]);
      }
      const fragment = await pages.manager.open('/app/workers/search/?search=ana+brown');
      expect(fragment.text).toContain('Ana Brown');

      for (let n = 0; n < 10; n++) await aContact({ name: `Zed ${n}` });
      const second = await pages.manager.open('/app/workers/?per_page=10&page=2');
      expect(second.text).toContain('Page 2 of 2');
      expect((await pages.manager.open('/app/workers/?page=2')).text).toContain('Page 2 of 2');
      expect((await pages.manager.open('/app/workers/?page=3')).text).toContain('Page 2 of 2');
    });

    it.each([
      '?page=-1',
      '?page=x&skill=abc&consent=maybe&sort=1;drop',
      '?page=999999',
      '?search[]=a',
      '?per_page=7',
    ])('shows something for the broken address %s', async (query) => {
      expect((await pages.manager.open(`/app/workers/${query}`)).status).toBe(200);
    });

    it('adds a contact with skills and consent, which the ledger has', async () => {
      const added = await pages.manager.post('/app/workers/', [
        ['add_worker', '1'],
        ['name', 'Nia <b>Lee</b>'],
        ['phone_number', '(415) 555-0150'],
        ['labor_types', String(pages.rigger.id)],
        ['sms_consent', 'on'],
      ]);
      expect([added.path, added.html]).toEqual([
        '/app/workers/',
        expect.stringContaining('Nia &lt;b>Lee'),
      ]);
      const worker = await pages.app.db.manager.findOneByOrFail(Worker, {
        phoneNumber: '+14155550150',
      });
      expect(await pages.app.db.manager.countBy(WorkerSkill, { workerId: worker.id })).toBe(1);
      const ledger = await pages.app.db.query(
        `select kind, source, user_id from consent_entries where phone_number = '+14155550150'`,
      );
      expect(ledger).toEqual([{ kind: 'granted', source: 'ticked', user_id: pages.managerId }]);
    });

    it.each`
      fields                                                    | said                             | because
      ${{ name: 'Kept name', phone_number: '12' }}              | ${'not a valid phone number'}    | ${'the number is none'}
      ${{ name: 'Kept name', phone_number: '' }}                | ${'This field may not be blank'} | ${'there is no number'}
      ${{ name: '', phone_number: '4155550151' }}               | ${'This field may not be blank'} | ${'there is no name'}
      ${{ name: 'Kept name', phone_number: '+1 415 555 0142' }} | ${'already exists'}              | ${'Dana has it'}
    `('shows a refused contact with what was typed, because $because', async ({ fields, said }) => {
      const typed = Object.entries(fields as Record<string, string>);
      const refused = await pages.manager.post('/app/workers/', [
        ...typed,
        ['labor_types', String(pages.rigger.id)],
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
      expect(refused.html).toMatch(new RegExp(`value="${pages.rigger.id}"[^>]* checked`));
    });

    it('gives marked contacts a skill, none of another company, and says what is missing', async () => {
      const [one, two] = [
        await aWorker(pages.app.db, { companyId: pages.company.id }),
        await aWorker(pages.app.db, { companyId: pages.company.id }),
      ];
      const foreign = await aWorker(pages.app.db);
      const give = (fields: [string, string][]) =>
        pages.manager.post('/app/workers/?sort=newest', [['action', 'give_skill'], ...fields]);
      const marks = [one, two, foreign].map(({ id }): [string, string] => [
        'worker_id',
        String(id),
      ]);
      const given = await give([...marks, ['skill', String(pages.rigger.id)]]);
      expect([given.path, given.text]).toEqual([
        '/app/workers/?sort=newest',
        expect.stringContaining(`2 contacts can do ${pages.rigger.name} now.`),
      ]);
      const skilled = (worker: Worker) =>
        pages.app.db.manager.countBy(WorkerSkill, {
          workerId: worker.id,
          laborTypeId: pages.rigger.id,
        });
      expect([await skilled(one), await skilled(two), await skilled(foreign)]).toEqual([1, 1, 0]);
      for (const fields of [
        [...marks],
        [['skill', String(pages.rigger.id)]],
        [...marks, ['skill', '0']],
      ])
        expect((await give(fields as [string, string][])).text).toContain(
          'Mark contacts, and choose a skill.',
        );
      const refused = await give([['worker_id', String(two.id)]]);
      expect(refused.html).toMatch(new RegExp(`worker_id"[^>]*value="${two.id}"[^>]* checked`));
      expect(refused.html).not.toMatch(new RegExp(`worker_id"[^>]*value="${one.id}"[^>]* checked`));
      const unmarked = await give([['skill', String(pages.rigger.id)]]);
      expect(unmarked.html).toMatch(
        new RegExp(`id="skill-to-give".*<option value="${pages.rigger.id}" selected`, 's'),
      );
    });

    it('says how many unused contacts there are before it deletes them', async () => {
      const other = await aCompany(pages.app.db);
      const browser = await OfficeBrowser.of(pages.app, await aManager(pages.app.db, other.id));
      const used = await aWorker(pages.app.db, { companyId: other.id });
      await aRequest(pages.app.db, { workerId: used.id });
      for (let n = 0; n < 2; n++) await aWorker(pages.app.db, { companyId: other.id });
      const preview = await browser.open('/app/contacts/clear-unused/');
      expect(preview.text).toContain('2 contacts were never asked');
      expect(await pages.app.db.manager.countBy(Worker, { companyId: other.id })).toBe(3);
      const cleared = await browser.post('/app/contacts/clear-unused/');
      expect([cleared.path, cleared.text]).toEqual([
        '/app/workers/',
        expect.stringContaining('2 contacts are deleted'),
      ]);
      expect((await browser.open('/app/contacts/clear-unused/')).text).toContain('There are none');
    });

    it('costs as many statements for 3 contacts as for 300', async () => {
      await pages.manager.open('/app/workers/?per_page=100');
      await moveRevisions(pages.app.db);
      const few = await recordStatements(pages.app.db, () => pages.manager.open('/app/workers/'));
      for (let n = 0; n < 60; n++) await aContact({ name: `Many ${n}` });
      const many = await recordStatements(pages.app.db, () =>
        pages.manager.open('/app/workers/?per_page=100'),
      );
      expect(many.length).toBe(few.length);
      expect(many.length).toBeLessThanOrEqual(6 + SNAPSHOT_STATEMENTS);
    });
  });

  describe('skills', () => {
    const post = (...fields: [string, string][]) => pages.manager.post('/app/skills/', fields);
    it('are added in title case, renamed, and deleted unless they are asked for', async () => {
      expect((await post(['add_skill', '1'], ['name', 'stage hand'])).text).toContain(
        'Stage Hand is a skill now.',
      );
      expect((await post(['add_skill', '1'], ['name', 'Stage hand'])).status).toBe(400);
      const [{ id }] = await pages.app.db.query(
        `select id from labor_types where company_id = $1 and name = 'Stage Hand'`,
        [pages.company.id],
      );
      const clash = await post(['edit_id', String(id)], ['name', 'Rigger']);
      expect([clash.status, clash.text]).toEqual([400, expect.stringContaining('already exists')]);
      expect((await post(['edit_id', String(id)], ['name', 'Loader'])).text).toContain(
        'It is called Loader now.',
      );
      expect((await post(['delete_id', String(id)])).text).toContain('Loader is deleted.');
      expect((await post(['delete_id', String(id)])).status).toBe(404);
      const foreign = await aSkill(pages.app.db);
      expect((await post(['delete_id', String(foreign.id)])).status).toBe(404);
      for (const none of [' ', ', ;'])
        expect((await post(['add_skill', '1'], ['name', none])).status).toBe(400);
    });
  });
});
