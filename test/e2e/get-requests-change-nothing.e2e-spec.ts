import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
  fillPath,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import { recordStatements } from '../support/record-statements.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const WRITES = /\b(insert\s+into|update\s+[a-z_]+\s+(\w+\s+)?set|delete\s+from|truncate)\b/i;
/** Last use of the caller's key or session: no data that a GET reads. */
const LAST_USED = /\bupdate (api_keys|sessions)\b/i;
/** Bulk reads of personal data write an audit entry. */
const AUDIT_ENTRY = /\binsert into audit_entries\b/i;
const AUDITED = new Set([
  '/workers/:slug/consent-history',
  '/workers/export',
  '/company/people',
  '/admin/users',
]);

/** Link previews, prefetching browsers and crawlers open every link they find. */
describe('opening a link', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let station: string;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    show = await house.show();
    const { body } = await (
      await app.as(house.manager)
    ).post(`/event/${show.event.slug}/generate-station/`);
    [station] = /[0-9a-f-]{36}/.exec(body.station_url as string)! as unknown as [string];
  });
  afterAll(() => app.close());

  /** Fills `/app/event/:slug/confirm/:token/` with the values of the show. */
  function addressOf(url: string): string {
    const template = url.replace(/:(\w+)(\([^)]*\))?/g, '{$1}');
    if (!template.startsWith('/app/')) return fillPath(show, station, template);
    const inside = template.replace('/app', '').replace('/signin-station/', '/station/');
    const tokens: [RegExp, string][] = [
      [/^\/event\/\{slug\}\/qr-code\//, show.clockInToken],
      [/^\/(event|cancel-request)\//, show.confirmed.tokenShort],
    ];
    const [, token] = tokens.find(([pattern]) => pattern.test(inside)) ?? [];
    const address =
      token === undefined
        ? fillPath(show, station, inside)
        : inside.replace('{slug}', show.event.slug).replace('{token}', token);
    return `/app${address.replace('/station/', '/signin-station/')}`;
  }

  it.each(['nobody', 'manager', 'administrator'] as const)(
    'S15 changes nothing, on any route of the running application, opened by: %s',
    async (who) => {
      const client = who === 'nobody' ? app.visitor() : await app.as(house[who]);
      const reads = [
        ...new Set(app.routes.filter(({ method }) => method === 'GET').map(({ url }) => url)),
      ].filter((url) => !/^\/(docs|assets|metrics)|\*/.test(url));
      const opened: string[] = [];
      for (const url of reads) {
        const address = addressOf(url);
        let status = 0;
        const statements = await recordStatements(
          app.db,
          async () =>
            ({ status } = await client.get(
              address + (address === '/' ? '' : `?company=${house.company.slug}`),
            )),
        );
        expect([
          url,
          statements.filter(
            (statement) =>
              WRITES.test(statement) &&
              !LAST_USED.test(statement) &&
              !(AUDITED.has(url) && AUDIT_ENTRY.test(statement)),
          ),
        ]).toEqual([url, []]);
        expect([url, status]).toEqual([url, expect.any(Number)]);
        if (status === 200) opened.push(url);
      }
      expect(opened.length).toBeGreaterThan(who === 'nobody' ? 20 : 45);
      expect(opened).toEqual(
        expect.arrayContaining([
          '/app/cancel-request/:token',
          '/app/event/:slug/confirm/:token',
          '/app/clock-in/:token',
          '/app/call/confirm-time-change/:token',
          '/app/signin-station/:token',
        ]),
      );
    },
  );

  it('S15 cancels, clears and sends by POST or DELETE only', async () => {
    const manager = await app.as(house.manager);
    for (const path of [
      `/event/${show.event.slug}/cancel/`,
      '/workers/clear-unused/',
      `/call-times/${show.call.slug}/send-messages/`,
      `/request/${show.confirmed.tokenShort}/action/`,
      `/user/request/${show.confirmed.tokenShort}/action/`,
      '/logout/',
    ]) {
      const { status, headers } = await manager.get(path);
      expect([path, status, headers.get('allow')]).toEqual([
        path,
        405,
        expect.stringMatching(/POST|DELETE/),
      ]);
    }
  });
});
