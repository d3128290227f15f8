import { aWorker } from '../factories/a-worker.js';
import { aManager } from '../factories/a-grant.js';
import { aCompany } from '../factories/a-company.js';
import { aPopulatedCompany, type PopulatedCompany } from '../support/a-populated-company.js';
import type { Client } from '../support/client.js';
import { asOwner } from '../support/database.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

interface Entry {
  user_id: number;
  request_id: string;
  action: string;
  subject: string;
  subject_id: number;
  after: object | null;
}

describe('reading personal data in bulk', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let manager: Client;
  beforeAll(async () => {
    app = await aTestApp();
    house = await aPopulatedCompany(app);
    manager = await app.as(house.manager);
    for (let i = 0; i < 3; i++) await aWorker(app.db, { companyId: house.company.id });
  });
  afterAll(() => app.close());

  /** Audit entries of reads and imports in the company since `lastId`. */
  const entriesSince = (lastId: number): Promise<Entry[]> =>
    app.db.query(
      `select user_id, request_id, action, subject, subject_id, after from audit_trail
        where id > $1 and company_id = $2 and (action like '%.read' or action = 'contacts.imported') order by id`,
      [lastId, house.company.id],
    );
  async function entriesOf(read: () => Promise<unknown>): Promise<Entry[]> {
    const [{ last }] = await app.db.query<[{ last: number }]>(
      'select coalesce(max(id), 0) as last from audit_entries',
    );
    await read();
    return entriesSince(last);
  }

  it('of the people of a company says who read them', async () => {
    const owner = await app.as(house.owner);
    let requestId: string | null = null;
    const entries = await entriesOf(async () => {
      const answer = await owner.get('/company/people/');
      expect(answer.status).toBe(200);
      requestId = answer.headers.get('x-request-id');
    });
    expect(entries).toEqual([
      {
        user_id: house.owner.userId,
        request_id: requestId,
        action: 'people.read',
        subject: 'company',
        subject_id: house.company.id,
        after: null,
      },
    ]);
  });

  it('of accounts says what was looked for', async () => {
    const administrator = await app.as(house.administrator);
    expect((await administrator.get('/admin/users/?search=Dana%20')).status).toBe(200);
    const [newest] = await app.db.query(
      `select user_id, company_id, after from audit_trail where action = 'users.read' order by id desc limit 1`,
    );
    expect(newest).toEqual({
      user_id: house.administrator.userId,
      company_id: null,
      after: { search: 'Dana' },
    });
  });

  it('is not the plain list of contacts, which is opened all day', async () => {
    const entries = await entriesOf(async () => {
      for (const query of ['', '?limit=2'])
        expect((await manager.get(`/workers/${query}`)).status).toBe(200);
    });
    expect(entries).toEqual([]);
  });

  it('of a consent history says whose it is', async () => {
    const worker = await aWorker(app.db, { companyId: house.company.id });
    const entries = await entriesOf(() => manager.get(`/workers/${worker.slug}/consent-history/`));
    expect(entries).toMatchObject([
      { action: 'consent_history.read', subject: 'worker', subject_id: worker.id, after: null },
    ]);
  });

  it('by an administrator says so too', async () => {
    const administrator = await app.as(house.administrator);
    const entries = await entriesOf(() =>
      administrator.get(`/company/people/?company=${house.company.slug}`),
    );
    expect(entries).toMatchObject([{ action: 'people.read', user_id: house.administrator.userId }]);
  });

  it('of an import has its numbers', async () => {
    const contacts = [
      { name: 'Ada', phone_number: '4155550142' },
      { name: 'Ada again', phone_number: '4155550142' },
      { name: 'Bo', phone_number: 'none' },
    ];
    const entries = await entriesOf(() => manager.post('/workers/import-contacts/', { contacts }));
    expect(entries).toMatchObject([
      { action: 'contacts.imported', after: { imported: 1, skipped: 1, refused: 2 } },
    ]);
  });

  it('that is refused leaves no entry', async () => {
    const worker = await aWorker(app.db, { companyId: house.company.id });
    const stranger = await app.as(await aManager(app.db, (await aCompany(app.db)).id));
    const entries = await entriesOf(async () => {
      expect((await manager.get('/company/people/')).status).toBe(401);
      const { status } = await stranger.get(`/workers/${worker.slug}/consent-history/`);
      expect(status).toBe(404);
    });
    expect(entries).toEqual([]);
  });

  it('that cannot be audited shows nothing', async () => {
    await asOwner(app.db, 'alter table audit_entries rename to audit_entries_away');
    try {
      const { slug } = await aWorker(app.db, { companyId: house.company.id });
      const headers = { Authorization: `Token ${manager.key}` };
      const answer = await fetch(`${app.url}/workers/${slug}/consent-history/`, { headers });
      expect([answer.status, await answer.json()]).toEqual([
        500,
        { detail: 'Internal server error', code: 'internal' },
      ]);
    } finally {
      await asOwner(app.db, 'alter table audit_entries_away rename to audit_entries');
    }
  });
});
