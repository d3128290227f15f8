import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, aSteward } from '../factories/a-grant.js';
import { anEvent } from '../factories/an-event.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { aWorker } from '../factories/a-worker.js';
import { OfficeBrowser } from '../support/office-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/** One more than the smallest page. */
const ROWS = 11;

const FIRST = { status: 200, where: 'Page 1 of 2', rows: 10 };

/** What names a list, who reads it, its address without parameters, and the rows of which it has eleven. */
interface PagedList {
  name: string;
  reader: 'manager' | 'administrator';
  path: string;
  rows: RegExp;
}

describe('lists of two pages', () => {
  let app: TestApp;
  let companyId: number;
  let requirement: string;
  let preview: string;
  const readers = {} as Record<PagedList['reader'], OfficeBrowser>;

  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime('2031-05-01T12:00:00-04:00');
    ({ id: companyId } = await aCompany(app.db, { name: 'Paged Stage' }));
    readers.manager = await OfficeBrowser.of(app, await aManager(app.db, companyId));
    readers.administrator = await OfficeBrowser.of(app, await anAdministrator(app.db));
    const skill = await aSkill(app.db, { companyId });
    for (let nth = 0; nth < ROWS; nth++) {
      await aWorker(app.db, { companyId, name: `Worker ${nth}` });
      const quartz = await aCompany(app.db, { name: `Quartz ${nth}` });
      await app.db.query(`update users set first_name = 'Quartz' where id = $1`, [
        (await aSteward(app.db, quartz.id)).userId,
      ]);
      await app.db.query(
        `insert into pay_rates (company_id, labor_type_id, per, amount, effective_from) values ($1, $2, 'hour', 200000, $3)`,
        [companyId, skill.id, `2031-06-${10 + nth}`],
      );
    }
    for (let nth = 1; nth < ROWS; nth++) await anEvent(app.db, { companyId });
    ({ slug: requirement } = await aRequirement(app.db, { companyId, laborTypeId: skill.id }));
    const lines = Array.from({ length: ROWS }, (_, nth) => `Imported ${nth};415555${3000 + nth}\n`);
    const file = { name: 'crew.csv', bytes: Buffer.from(`Name;Phone\n${lines.join('')}`) };
    preview = (await readers.manager.upload('/app/contacts/import/', file)).path;
    for (const reader of Object.values(readers)) await reader.open('/app/events/?per_page=10');
  });
  afterAll(() => app.close());

  const LISTS: PagedList[] = [
    { name: 'events', reader: 'manager', path: '/app/events/', rows: /<tr id="event-/g },
    {
      name: 'events of all companies',
      reader: 'administrator',
      path: '/app/callman-admin/?',
      rows: /<tr id="event-/g,
    },
    { name: 'contacts', reader: 'manager', path: '/app/workers/', rows: /<tr id="contact-/g },
    { name: 'candidates', reader: 'manager', path: 'fill', rows: /<tr id="worker-/g },
    { name: 'lines of an import', reader: 'manager', path: 'import', rows: /<tr id="line-/g },
    {
      name: 'rates',
      reader: 'manager',
      path: '/app/pay/rates/',
      rows: /<tr id="rate-/g,
    },
    {
      name: 'companies',
      reader: 'administrator',
      path: '/app/callman-admin/companies/?search=quartz',
      rows: /<tr id="company-/g,
    },
    {
      name: 'users',
      reader: 'administrator',
      path: '/app/list-users/?search=quartz',
      rows: /<tr id="user-/g,
    },
  ];

  async function pageOf({ reader, path, rows }: PagedList, page: string) {
    const made = { fill: `/app/labor/${requirement}/requests/`, import: preview };
    const list = path in made ? made[path as keyof typeof made] : path;
    const address = `${list}${list.includes('?') ? '&' : '?'}page=${encodeURIComponent(page)}`;
    const { status, html, text } = await readers[reader].open(address);
    const [where] = /Page \d+ of \d+/.exec(text) ?? [];
    return { status, where, rows: [...html.matchAll(rows)].length };
  }

  it.each(LISTS)('$name: a page beyond the last shows rows all the same', async (list) => {
    const last = { status: 200, where: 'Page 2 of 2', rows: 1 };
    expect(await pageOf(list, '2')).toEqual(last);
    expect(await pageOf(list, '3')).toEqual(last);
    expect(await pageOf(list, '999')).toEqual(last);
  });

  it.each(LISTS)('$name: what is no page is refused, or shows the first', async (list) => {
    for (const wrong of ['0', '-1', 'x', '1.5', '']) {
      const shown = await pageOf(list, wrong);
      if (shown.status !== 400) expect([wrong, shown]).toEqual([wrong, FIRST]);
    }
  });

  it.each(['contacts', 'events'])(
    '%s: once the last page has no rows, its address shows the one before',
    async (name) => {
      const list = LISTS.find((each) => each.name === name)!;
      const table = name === 'contacts' ? 'workers' : 'events';
      const where = `id = (select max(id) from ${table} where company_id = $1)`;
      const sql =
        name === 'contacts'
          ? `delete from workers where ${where}`
          : `update events set archived_at = now() where ${where}`;
      await app.db.query(sql, [companyId]);
      expect(await pageOf(list, '2')).toMatchObject({ status: 200, rows: 10 });
    },
  );
});
