import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import { multiplyRows } from '../support/multiply-rows.js';
import type { Answer, Client } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/** Finds the entries of a list within an answer. */
type Entries = (answer: Answer) => { id: number }[];

const ENTRIES: Record<string, Entries> = {
  '/events/list/': ({ body }) => body,
  '/steward/events/': ({ body }) => body,
  '/workers/': ({ body }) => body.workers,
  '/notifications/': ({ body }) => body,
  '/pending-list/': ({ body }) => body.requests,
  '/declined-list/': ({ body }) => body.requests,
  requests: ({ body }) => body.labor_requests,
  history: ({ body }) =>
    Object.entries<{ id: number }[]>(body).flatMap(([name, list]) =>
      name.endsWith('_requests') ? list : [],
    ),
};

/** Pages together contain the same entries as the complete list. */
describe('a long list in pages', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let manager: Client;
  let steward: Client;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    show = await house.show();
    await multiplyRows(app.db, house, show);
    manager = await app.as(house.manager);
    steward = await app.as(house.steward);
  });
  afterAll(() => app.close());

  const pathOf = (name: string): string =>
    ({
      requests: `/call-times/${show.call.slug}/requests/`,
      history: `/workers/${show.unasked.slug}/history/`,
    })[name] ?? name;
  const readerOf = (name: string): Client => (name === '/steward/events/' ? steward : manager);

  async function walked(
    name: string,
    limit: number,
    between: () => Promise<unknown> = async () => undefined,
  ): Promise<number[]> {
    const ids: number[] = [];
    for (let path: string | null = `${pathOf(name)}?limit=${limit}`; path; await between()) {
      const answer = await readerOf(name).get(path);
      const entries = ENTRIES[name]!(answer);
      expect(entries.length).toBeLessThanOrEqual(limit);
      ids.push(...entries.map(({ id }) => id));
      path = nextOf(answer);
    }
    return ids;
  }

  it.each(Object.keys(ENTRIES))('%s: all pages together are the whole list', async (name) => {
    const whole = await readerOf(name).get(pathOf(name));
    expect([whole.headers.get('link'), whole.headers.get('x-next-cursor')]).toEqual([null, null]);
    const ids = ENTRIES[name]!(whole).map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(4);

    // A page of a history has the latest of all its lists together; elsewhere the list's order counts.
    const inOrder = (given: number[]): number[] =>
      name === 'history' ? [...given].sort((a, b) => a - b) : given;
    for (const limit of [3, ids.length, 500])
      expect([limit, inOrder(await walked(name, limit))]).toEqual([limit, inOrder(ids)]);
  });

  it('leaves nothing out and shows nothing twice while others add to it', async () => {
    const before = ENTRIES['/events/list/']!(await manager.get('/events/list/')).map(
      ({ id }) => id,
    );
    const seen = await walked('/events/list/', 5, () =>
      anEvent(app.db, {
        companyId: house.company.id,
        startDate: '2031-01-01',
        endDate: '2031-01-02',
      }),
    );
    expect(seen).toEqual(before);
  });

  it('goes on after names in any case and script', async () => {
    for (const name of ['ångström', 'Ångström', 'zoë "z"', 'ZOË', '李', '’)--'])
      await aWorker(app.db, { companyId: house.company.id, name });
    const ids = ENTRIES['/workers/']!(await manager.get('/workers/')).map(({ id }) => id);
    expect(await walked('/workers/', 1)).toEqual(ids);
  });

  it('takes a cursor alone, and says where it goes on in both headers', async () => {
    const { headers } = await manager.get('/events/list/?limit=2');
    const cursor = headers.get('x-next-cursor')!;
    expect(headers.get('link')).toBe(`</events/list/?limit=2&cursor=${cursor}>; rel="next"`);
    expect((await manager.get(`/events/list/?cursor=${cursor}`)).body.length).toBeGreaterThan(2);
  });

  const inBase64 = (value: unknown): string =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  it.each`
    query                                        | field       | because
    ${'limit=0'}                                 | ${'limit'}  | ${'a page has something on it'}
    ${'limit=501'}                               | ${'limit'}  | ${'that is no page any more'}
    ${'limit=many'}                              | ${'limit'}  | ${'it is no number'}
    ${'limit=5&cursor=17'}                       | ${'cursor'} | ${'nobody gave that'}
    ${`cursor=${inBase64(['2031-05-01'])}`}      | ${'cursor'} | ${'it is another list’s'}
    ${`cursor=${inBase64(['2031-02-30', 1])}`}   | ${'cursor'} | ${'there is no such day'}
    ${`cursor=${inBase64(['2031-05-01', 1.5])}`} | ${'cursor'} | ${'ids are whole'}
    ${`cursor=${inBase64({ 0: '2031-05-01' })}`} | ${'cursor'} | ${'a key is a list'}
    ${'cursor=a&cursor=b'}                       | ${'cursor'} | ${'there is one place to go on'}
  `('$query: 400, because $because', async ({ query, field }) => {
    expect(await manager.get(`/events/list/?${query as string}`)).toMatchObject({
      status: 400,
      body: { status: 'error', errors: { [field as string]: [expect.any(String)] } },
    });
  });

  it('refuses text in a cursor that no column could keep', async () => {
    for (const name of ['\0', '\ud800']) {
      expect(
        (await manager.get(`/workers/?cursor=${inBase64([name, name, 1])}`)).body.errors,
      ).toEqual({ cursor: [expect.any(String)] });
    }
  });

  it('documents both parameters, the headers of pages, and the tag', async () => {
    const document = (await (await fetch(`${app.url}/docs/openapi.json`)).json()) as {
      paths: Record<
        string,
        { get: { parameters: { name: string }[]; responses: Record<string, { headers?: object }> } }
      >;
    };
    const { parameters, responses } = document.paths['/events/list/']!.get;
    expect(parameters.map(({ name }) => name)).toEqual(['limit', 'cursor']);
    expect(Object.keys(responses[200]!.headers ?? {})).toEqual(['ETag', 'X-Next-Cursor', 'Link']);
  });
});

/** The list has more rows than one part. */
describe('a list longer than a part', () => {
  const MANY = 1_203;
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let manager: Client;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    show = await house.show();
    manager = await app.as(house.manager);
    await manyAreAsked(app, house, show, MANY);
  });
  afterAll(() => app.close());

  it.each`
    path                                                    | of                  | least
    ${() => '/workers/'}                                    | ${'/workers/'}      | ${MANY}
    ${() => '/pending-list/'}                               | ${'/pending-list/'} | ${MANY}
    ${() => '/events/list/'}                                | ${'/events/list/'}  | ${MANY}
    ${() => `/call-times/${show.call.slug}/requests/`}      | ${'requests'}       | ${MANY}
    ${() => `/request/${show.requirement.slug}/fill-list/`} | ${'/workers/'}      | ${MANY}
  `('$of is whole, in order, and each entry is there once', async ({ path, of, least }) => {
    const answer = await manager.get((path as () => string)());
    expect(answer).toMatchObject({ status: 200 });
    expect(
      Object.fromEntries(
        ['etag', 'cache-control', 'content-type'].map((name) => [name, answer.headers.get(name)]),
      ),
    ).toEqual({
      etag: expect.stringMatching(/^W\//),
      'cache-control': 'private, no-cache',
      'content-type': 'application/json; charset=utf-8',
    });
    const ids = ENTRIES[of as string]!(answer).map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(least as number);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      (await walkedThrough(manager, (path as () => string)(), ENTRIES[of as string]!)) ?? ids,
    );
  });

  it('has everything that stands around it: all skills that were asked for, as in a short one', async () => {
    const { body } = await manager.get(`/call-times/${show.call.slug}/requests/`);
    expect(Object.keys(body)).toEqual(['call_time', 'labor_requests', 'labor_types', 'event']);
    const asked = new Set(
      body.labor_requests.map(
        (request: { labor_requirement: { labor_type: { id: number } } }) =>
          request.labor_requirement.labor_type.id,
      ),
    );
    expect(new Set(body.labor_types.map(({ id }: { id: number }) => id))).toEqual(asked);
  });

  it('is what a change of contacts is answered with', async () => {
    const { status, body } = await manager.post('/workers/', {
      name: 'One More',
      phone_number: '+14155559999',
    });
    expect([status, body.workers.length]).toEqual([
      201,
      (await manager.get('/workers/')).body.workers.length,
    ]);
    expect(body.workers.filter(({ name }: { name: string }) => name === 'One More')).toHaveLength(
      1,
    );
  });
});

/** The same page by page; null for routes without pages. */
async function walkedThrough(
  manager: Client,
  path: string,
  entries: Entries,
): Promise<number[] | null> {
  if (path.includes('fill-list')) return null;
  const ids: number[] = [];
  for (let next: string | null = `${path}?limit=500`; next;) {
    const answer = await manager.get(next);
    ids.push(...entries(answer).map(({ id }) => id));
    next = nextOf(answer);
  }
  return ids;
}

/** Contacts who are all requested for one requirement, and as many events. */
async function manyAreAsked(
  { db, clock }: TestApp,
  house: PopulatedCompany,
  show: PopulatedEvent,
  many: number,
): Promise<void> {
  await db.query(
    `with made as (
       insert into workers (slug, company_id, name, phone_number)
       select 'many' || n, $1, 'Worker ' || (n % 400), '+1212' || (5550000 + n) from generate_series(1, $3::int) n returning id, slug)
     insert into labor_requests (labor_requirement_id, worker_id, token_short, requested_at, sent_at) select $2, id, slug, $4, $4 from made`,
    [house.company.id, show.requirement.id, many, clock.now()],
  );
  await db.query(
    `insert into events (slug, company_id, event_name, event_description, start_date, is_single_day)
     select 'many' || n, $1, 'Event ' || n, '', date '2032-01-01' + n % 100, true from generate_series(1, $2::int) n`,
    [house.company.id, many],
  );
}

function nextOf({ headers }: Answer): string | null {
  return /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1] ?? null;
}
