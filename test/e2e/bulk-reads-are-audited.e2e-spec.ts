import { aWorker } from '../factories/a-worker.js';
import { aManager } from '../factories/a-grant.js';
import { aCompany } from '../factories/a-company.js';
import { aPopulatedCompany, type PopulatedCompany } from '../support/a-populated-company.js';
import type { Client } from '../support/client.js';
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

  /** What was read or imported in the company since `lastId`. */
  const entriesSince = (lastId: number): Promise<Entry[]> =>
    app.db.query(
      `select user_id, request_id, action, subject, subject_id, after from audit_entries
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

  it.each`
    query                    | after
    ${''}                    | ${{ limit: null, from: 'start' }}
    ${'?limit=2'}            | ${{ limit: 2, from: 'start' }}
    ${'?limit=2&cursor=...'} | ${{ limit: 2, from: 'cursor' }}
  `('of the contacts$query says who read what', async ({ query, after }) => {
    const { headers } = await manager.get('/workers/?limit=2');
    const path = `/workers/${(query as string).replace('...', headers.get('x-next-cursor')!)}`;
    let requestId: string | null = null;
    const entries = await entriesOf(async () => {
      const answer = await manager.get(path);
      expect(answer.status).toBe(200);
      requestId = answer.headers.get('x-request-id');
    });
    expect(entries).toEqual([
      {
        user_id: house.manager.userId,
        request_id: requestId,
        action: 'contacts.read',
        subject: 'company',
        subject_id: house.company.id,
        after,
      },
    ]);
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
      administrator.get(`/workers/?company=${house.company.slug}`),
    );
    expect(entries).toMatchObject([
      { action: 'contacts.read', user_id: house.administrator.userId },
    ]);
  });

  it('of an import has its numbers', async () => {
    const contacts = [
      { name: 'Ada', phone_number: '4155550142' },
      { name: 'Ada again', phone_number: '4155550142' },
      { name: 'Bo', phone_number: 'none' },
    ];
    const entries = await entriesOf(() => manager.post('/workers/import-contacts/', { contacts }));
    expect(entries).toMatchObject([
      { action: 'contacts.imported', after: { imported: 1, skipped: 1, refused: 1 } },
    ]);
  });

  it('that is refused leaves no entry', async () => {
    const worker = await aWorker(app.db, { companyId: house.company.id });
    const stranger = await app.as(await aManager(app.db, (await aCompany(app.db)).id));
    const entries = await entriesOf(async () => {
      expect((await manager.get('/workers/?cursor=guess')).status).toBe(400);
      const { status } = await stranger.get(`/workers/${worker.slug}/consent-history/`);
      expect(status).toBe(404);
    });
    expect(entries).toEqual([]);
  });

  it('that cannot be audited shows nothing', async () => {
    await app.db.query('alter table audit_entries rename to audit_entries_away');
    try {
      const headers = { Authorization: `Token ${manager.key}` };
      const answer = await fetch(`${app.url}/workers/`, { headers });
      expect([answer.status, await answer.json()]).toEqual([
        500,
        { detail: 'Internal server error' },
      ]);
    } finally {
      await app.db.query('alter table audit_entries_away rename to audit_entries');
    }
  });
});
