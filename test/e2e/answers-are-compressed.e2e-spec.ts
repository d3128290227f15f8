import { SessionService } from '#libs/identity';
import { UnitOfWork } from '#libs/platform';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import { multiplyRows } from '../support/multiply-rows.js';
import { anEntry, OFFICE_PAGES, type OfficePage } from '../support/office-pages.js';
import { type RawAnswer, rawAnswer } from '../support/raw-answer.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const FIRST_LOAD = 100_000;
const AFTER = 20_000;
const AS_BROWSERS = { 'accept-encoding': 'gzip, deflate, br, zstd' };

describe('answers over the wire', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let entryId: number;
  let key: string;
  const sessions: Partial<Record<OfficePage['role'], string>> = {};

  beforeAll(async () => {
    app = await aTestApp({ devTools: true });
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    show = await house.show();
    entryId = await anEntry(app.db, house);
    await multiplyRows(app.db, house, show);
    key = (await app.as(house.manager)).key!;
    const people = {
      worker: house.workerUser.id,
      steward: house.steward.userId,
      manager: house.manager.userId,
      owner: house.owner.userId,
      administrator: house.administrator.userId,
    };
    for (const [role, userId] of Object.entries(people)) {
      const { cookie } = await app
        .get(UnitOfWork)
        .asSystem((work) => app.get(SessionService).open(work, userId, 'test'));
      sessions[role as OfficePage['role']] = `callmanager_session=${cookie}`;
    }
  });
  afterAll(() => app.close());

  const read = (path: string, headers: Record<string, string> = {}): Promise<RawAnswer> =>
    rawAnswer(`${app.url}${path}`, { authorization: `Token ${key}`, ...headers });
  const load = (path: string, role: OfficePage['role']): Promise<RawAnswer> =>
    rawAnswer(`${app.url}${path}`, {
      ...AS_BROWSERS,
      ...(sessions[role] && { cookie: sessions[role] }),
    });

  it.each`
    what                  | path                    | accepted      | encoding
    ${'a list'}           | ${'/events/list/'}      | ${'br'}       | ${'br'}
    ${'a list'}           | ${'/events/list/'}      | ${'gzip'}     | ${'gzip'}
    ${'a list'}           | ${'/events/list/'}      | ${'identity'} | ${undefined}
    ${'a list'}           | ${'/events/list/'}      | ${'br;q=0'}   | ${undefined}
    ${'a short list'}     | ${'/skills/?limit=1'}   | ${'br'}       | ${'br'}
    ${'a page'}           | ${'/app/login/'}        | ${'gzip'}     | ${'gzip'}
    ${'the API document'} | ${'/docs/openapi.json'} | ${'br'}       | ${'br'}
    ${'health'}           | ${'/health/live'}       | ${'br'}       | ${undefined}
  `('$what to who accepts $accepted is $encoding', async ({ path, accepted, encoding }) => {
    const plain = await read(path as string);
    const answer = await read(path as string, { 'accept-encoding': accepted as string });
    expect([plain.headers['content-encoding'], plain.status]).toEqual([undefined, 200]);
    expect([answer.headers['content-encoding'], answer.status]).toEqual([encoding, 200]);
    expect(withoutTokens(answer.text)).toBe(withoutTokens(plain.text));
    if (!encoding) return;
    expect(answer.headers.vary).toMatch(/accept-encoding/i);
    expect(answer.body.length).toBeLessThan(plain.body.length * 0.6);
  });

  it('a list that the client has already is answered 304, however it was compressed', async () => {
    const first = await read('/events/list/', { 'accept-encoding': 'br' });
    const { etag } = first.headers;
    for (const accepted of ['br', 'gzip', 'identity']) {
      const again = await read('/events/list/', {
        'accept-encoding': accepted,
        'if-none-match': etag!,
      });
      expect([again.status, again.body.length, again.headers['content-encoding']]).toEqual([
        304,
        0,
        undefined,
      ]);
    }
  });

  it('a list that is read in parts is complete, and its length is told', async () => {
    await app.db.query(
      `insert into workers (slug, company_id, name, phone_number)
       select 'wire' || n, $1, 'Wire ' || n, '+1628444' || (1000 + n) from generate_series(1, 1200) n`,
      [house.company.id],
    );
    const plain = await read('/workers/');
    const answer = await read('/workers/', { 'accept-encoding': 'br' });
    expect([answer.headers['content-encoding'], answer.headers['content-length']]).toEqual([
      'br',
      String(answer.body.length),
    ]);
    expect(answer.text).toBe(plain.text);
    expect(answer.body.length).toBeLessThan(plain.body.length / 4);
  });

  it('a compressed body of a request is not opened', async () => {
    const refused = await fetch(`${app.url}/skills/`, {
      method: 'POST',
      headers: {
        authorization: `Token ${key}`,
        'content-type': 'application/json',
        'content-encoding': 'br',
      },
      body: Buffer.from([0x0b, 0x00, 0x80, 0x7b, 0x7d, 0x03]),
    });
    expect(refused.status).toBe(400);
  });

  it('an image is sent as it is', async () => {
    const [path] = /\/assets\/icon[^"]+/.exec((await load('/app/login/', 'visitor')).text)!;
    expect((await load(path, 'visitor')).headers['content-encoding']).toBeUndefined();
  });

  it.each(OFFICE_PAGES)(
    '$name takes 100 kB at first, its styles and scripts included, and 20 kB after',
    async ({ path, role }) => {
      const address = typeof path === 'string' ? path : path({ company: house, show, entryId });
      const document = await load(address, role);
      const assets = [...document.text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)];
      let total = document.body.length;
      for (const asset of new Set(assets.map(([, url]) => url!))) {
        const { headers, body } = await load(asset, role);
        expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
        total += body.length;
      }
      expect(total).toBeLessThanOrEqual(FIRST_LOAD);
      expect(document.body.length).toBeLessThanOrEqual(AFTER);
    },
  );
});

/** A page's token is another one each time. */
function withoutTokens(html: string): string {
  return html.replace(/(name="csrf_token" value=")[^"]*/g, '$1');
}
