import fc from 'fast-check';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
  fillPath,
  holdEveryRole,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import { bodyFor } from '../support/route-bodies.js';
import type { Answer, Client } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/** Parsed JSON is whatever it is. */
type Json = ReturnType<typeof JSON.parse>;

interface Route {
  method: string;
  path: string;
  /** Declared fields of the body, by name. */
  fields: Record<string, Json>;
}

/** Routes of the system; those that would break the next example are tried with paths only. */
const OUTSIDE = /^\/(health|metrics|dev|docs|app|logout)\//;
const TAKES_AWAY = /^DELETE \/(event|call-times|labor|notifications|workers\/clear-unused)\//;
/** Uploads: larger than a megabyte, and of other types. */
const TAKES_FILES = /^\/(workers\/import|workers\/import-contacts|company\/settings)\//;
/**
 * Routes that count every attempt, so that many are answered 429; signing in does not say what was wrong, and
 * registering says one sentence (they have specs of their own).
 */
const TELLS_LITTLE = /^\/(login|contact|forgot-password|user\/register|owner\/register)\//;
/** One bad entry of the list does not affect the others. */
const FORGIVES = /^\/workers\/import-contacts\//;
/** `npm run soak` runs for hours with random seeds; the suite uses a few fixed examples. */
const SOAKING = process.env['FUZZ_RUNS'] !== undefined;
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 200);
/** Answers 409 here, since no keys are set. */
const NEEDS_STRIPE = /^\/billing\/invoices\/|^\/admin\/billing\//;
/** Done, refused with words, not found, in the wrong state, or too often. */
const ANSWERS = [200, 201, 204, 400, 401, 404, 409, 429];
/** A webhook without a signature, or with a body that cannot be read. */
const UNSIGNED = [400, 403];
/** The same bodies at each run, so that a story does not fail for another change than the one under test. */
const SEED = SOAKING || process.env['FUZZ_SEED'] !== undefined ? {} : { seed: 20310501 };
/** Fields that decide the meaning of the others. */
const STEERING = new Set(['action', 'response']);

const WRONG: Record<string, unknown[]> = {
  string: [{}, ['x'], 5, 'a\0b', '\ud800', 'x'.repeat(40_000)],
  date: [{}, 5, '2031-02-30', '01.05.2031', "'; drop table events; --"],
  number: [{}, 'abc', '4,5', true, Infinity, -1, 4.25, '99999999999999999999', '٣', '0x10'],
  boolean: [{}, 'maybe', 2],
  array: [{}, 'x', [{}], [null], Array.from({ length: 10_001 }, () => 1)],
};

const TEXTS = [
  'Zoë & Søren’s “Rock”',
  '<script>alert(1)</script>',
  "Robert'); DROP TABLE events;--",
  '🎸👩‍👩‍👧‍👦 🇺🇦',
  'שלום עולם مرحبا',
  '  two  spaces  ',
  'a\tb\nc\r\nd',
  '\u202eevil\u202c',
  '%s %d %1$s ${x} {{x}}',
  '\\',
  '\u0001\u007f\ufffd',
  '=1+1',
  'null',
  '0',
  'e\u0301',
  '𝒳',
];

/** No input to any route causes a server error, and each answer names what was wrong. */
describe('bad input', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let station: string;
  let manager: Client;
  let routes: Route[];
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    show = await house.show();
    await holdEveryRole(app, house);
    manager = await app.as(house.manager);
    const { body } = await manager.post(`/event/${show.event.slug}/generate-station/`);
    [station] = /[0-9a-f-]{36}/.exec(body.station_url as string) as unknown as [string];
    routes = await routesOf(app.url);
  });
  afterAll(() => app.close());

  const send = (
    route: Route,
    body: unknown,
    path = fillPath(show, station, route.path),
  ): Promise<Answer> =>
    manager.send(
      route.method,
      path,
      typeof body === 'object' && body !== null && !Array.isArray(body) ? jsonOf(body) : body,
    );

  /** Every change leaves an audit entry. */
  const writes = async (): Promise<number> =>
    (await app.db.query('select count(*) as writes from audit_entries'))[0].writes;

  it('names the field that is wrong, and stores nothing', async () => {
    const before = await writes();
    for (const route of routes.filter(({ fields }) => Object.keys(fields).length > 0)) {
      const name = `${route.method} ${route.path}`;
      const valid = bodyFor(name, show, house) ?? {};
      for (const [field, schema] of Object.entries(route.fields)) {
        if (STEERING.has(field) || TELLS_LITTLE.test(route.path) || FORGIVES.test(route.path))
          continue;
        for (const wrong of wrongFor(schema)) {
          const { status, body } = await send(route, { ...valid, [field]: wrong });
          const errors = Object.keys(body?.errors ?? {}).map((path) => path.split('.')[0]);
          expect({
            name,
            field,
            wrong: String(JSON.stringify(wrong)).slice(0, 60),
            status,
            errors,
            body,
          }).toMatchObject({
            status: 400,
            errors: [field],
            body: { status: 'error', message: expect.any(String) },
          });
        }
      }
    }
    expect(await writes()).toBe(before);
  });

  it('names what is missing', async () => {
    for (const route of routes.filter((each) => !TELLS_LITTLE.test(each.path))) {
      const name = `${route.method} ${route.path}`;
      const valid = bodyFor(name, show, house) ?? {};
      for (const field of Object.keys(route.fields).filter((each) => route.fields[each].required)) {
        for (const none of missing(route.fields[field])) {
          const body = { ...valid, [field]: none };
          const answer = await send(route, body);
          expect({
            name,
            field,
            sent: body[field],
            status: answer.status,
            errors: Object.keys(answer.body?.errors ?? {}),
          }).toMatchObject({ status: 400, errors: expect.arrayContaining([field]) });
        }
      }
    }
  });

  it(
    'is never answered with a server error, nor with anything but JSON',
    async () => {
      const posting = routes.filter(
        ({ method, path }) => method !== 'GET' && !TAKES_AWAY.test(`${method} ${path}`),
      );
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...posting),
          fc.array(fc.tuple(fc.nat(), wild), { maxLength: 3 }),
          fc.option(wild, { freq: 8 }),
          async (route, changes, instead) => {
            const body = { ...bodyFor(`${route.method} ${route.path}`, show, house) };
            const names = [
              ...Object.keys(route.fields),
              `response_${show.pending.id}`,
              '__proto__',
              'company',
              'slug',
              'toString',
            ];
            for (const [at, value] of changes)
              Object.defineProperty(body, names[at % names.length]!, {
                value,
                enumerable: true,
                configurable: true,
                writable: true,
              });
            const answer = await send(route, instead ?? body);
            expect(route.path.startsWith('/webhooks/') ? UNSIGNED : ANSWERS).toContain(
              answer.status,
            );
            if (answer.status !== 204) expect(answer.body).toEqual(expect.any(Object));
          },
        ),
        { numRuns: RUNS, ...SEED },
      );
    },
    120_000 + RUNS * 200,
  );

  it('in a path is not found, in a query refused', async () => {
    const odd = [
      '%00',
      '%ff',
      '%ed%a0%80',
      '..%2f',
      '%27%20or%201=1',
      '%F0%9F%8E%B8',
      'x'.repeat(3000),
      '-1',
      '99999999999999999999',
      '2F1C5E0E-6F5A-4C58-9F0A-0D6F6B1F3C11',
    ];
    for (const { method, path } of routes) {
      for (const text of path.includes('{') ? odd : []) {
        const answer = await raw(
          method,
          path.replace(/\{\w+\}/g, text),
          jsonOf(bodyFor(`${method} ${path}`, show, house)),
        );
        expect([
          method,
          path,
          text.slice(0, 40),
          answer.status,
          [400, 404, 405, 429, ...(NEEDS_STRIPE.test(path) ? [409] : [])].includes(answer.status),
        ]).toEqual([method, path, text.slice(0, 40), answer.status, true]);
      }
      if (method !== 'GET' || path.includes('{')) continue;
      for (const query of [
        'company=%00',
        'company=a&company=b',
        'company[x]=1',
        'company=%27',
        '__proto__=1',
        'company=' + 'x'.repeat(3000),
      ]) {
        const { status } = await raw('GET', `${path}?${query}`);
        expect([
          path,
          query.slice(0, 40),
          status,
          (NEEDS_STRIPE.test(path) ? [400, 401, 409] : [200, 400, 401]).includes(status),
        ]).toEqual([path, query.slice(0, 40), status, true]);
      }
    }
  });

  it('that is over a megabyte, broken, bottomless, or of another kind is refused by every route', async () => {
    const spoiled = [
      [413, JSON.stringify({ notes: 'x'.repeat(1024 * 1024) }), 'application/json'],
      [400, '{"id": 1', 'application/json'],
      [400, `{"name":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'application/json'],
      [415, '<id>1</id>', 'application/xml'],
    ] as const;
    for (const { method, path } of routes.filter(
      (route) => route.method !== 'GET' && !TAKES_FILES.test(route.path),
    )) {
      for (const [status, body, type] of spoiled) {
        const answer = await raw(method, fillPath(show, station, path), body, type);
        expect([method, path, body.slice(0, 20), answer]).toEqual([
          method,
          path,
          body.slice(0, 20),
          { status, body: { detail: expect.any(String), code: expect.any(String) } },
        ]);
      }
    }
  });

  it('no text is: whatever can be kept comes back as it was sent', async () => {
    const show = await house.show(); // what was thrown before may have deleted of the other what it had
    const text = fc
      .oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'grapheme', maxLength: 60 }))
      .filter((each) => each.trim() !== '' && !each.includes('\0'));
    await fc.assert(
      fc.asyncProperty(text, text, async (name, description) => {
        const created = await manager.post('/create-event/', {
          event_name: name,
          event_description: description,
          start_date: '2031-06-01',
          location_profile: house.location.id,
        });
        expect(created.body).toMatchObject({ event_name: name, event_description: description });
        const { slug } = created.body;
        const call = await manager.post(`/call-time/${slug}/add-call-time/`, {
          name,
          date: '2031-06-01',
          time: '08:00',
          message: description,
        });
        expect(call.body).toMatchObject({ name, message: description, event_name: name });
        expect((await manager.get(`/event/${slug}`)).body).toMatchObject({
          event: { event_name: name, event_description: description },
          call_times: [{ name, message: description }],
        });

        const location = await manager.post('/location-profiles/', { name, address: description });
        expect(location.body).toMatchObject({ name, address: description });
        const contacts = await manager.patch('/workers/', {
          id: show.unasked.id,
          name,
          notes: description,
        });
        expect(contacts.body.workers.find(({ id }: Json) => id === show.unasked.id)).toMatchObject({
          name,
          notes: description,
        });
        const skill = await manager.post('/skills/', {
          action: 'edit',
          skill_id: show.unusedSkill.id,
          name,
        });
        expect(skill.body).toMatchObject({ name });
        await manager.delete(`/event/${slug}`);
        await manager.delete('/location-profiles/', { location_id: location.body.id });
      }),
      { numRuns: 12, ...SEED, examples: TEXTS.map((each) => [each, each]) },
    );
  });

  /** Bypasses the check against the documentation, which does not describe unexpected bodies. */
  async function raw(
    method: string,
    path: string,
    body?: string,
    type = 'application/json',
  ): Promise<{ status: number; body: unknown }> {
    const headers = {
      Authorization: `Token ${manager.key}`,
      ...(body !== undefined && { 'Content-Type': type }),
    };
    const answer = await fetch(`${app.url}${path}`, { method, headers, body });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json');
    return { status: answer.status, body: isJson ? JSON.parse(text) : null };
  }
});

async function routesOf(url: string): Promise<Route[]> {
  const document = await (await fetch(`${url}/docs/openapi.json`)).json();
  return Object.entries<Json>(document.paths).flatMap(([path, item]) =>
    OUTSIDE.test(path)
      ? []
      : Object.entries<Json>(item).map(([method, operation]) => ({
          method: method.toUpperCase(),
          path,
          fields: fieldsOf(document, operation),
        })),
  );
}

function fieldsOf(document: Json, operation: Json): Record<string, Json> {
  const schema = operation.requestBody?.content['application/json']?.schema;
  const shape = schema?.$ref ? document.components.schemas[schema.$ref.split('/').at(-1)] : schema;
  const required: string[] = shape?.required ?? [];
  return Object.fromEntries(
    Object.entries<Json>(shape?.properties ?? {}).map(([name, property]) => [
      name,
      { ...property, required: required.includes(name) },
    ]),
  );
}

/** Blank text is a value of its own where the schema takes it: passwords, and names that may be taken away. */
function missing(schema: Json): unknown[] {
  const takesBlank = schema.format === 'password' || schema.minLength === 0;
  return takesBlank ? [undefined, null] : [undefined, null, '   '];
}

/** Values that are wrong whatever else is sent. */
function wrongFor(schema: Json): unknown[] {
  // A file; JSON bodies have none, so the value is ignored.
  if (schema.format === 'binary') return [];
  const type = [schema.type].flat().find((each: string) => each !== 'null');
  if (type === 'integer' || type === 'number')
    return WRONG['number']!.filter((value) => !isWithin(value, schema));
  // An empty entry may be reported in the answer, beside valid ones.
  if (type === 'array' && schema.items?.$ref)
    return WRONG['array']!.filter((value) => JSON.stringify(value) !== '[{}]');
  return WRONG[/^(date|time)/.test(schema.format ?? '') ? 'date' : type] ?? [];
}

function isWithin(value: unknown, { minimum, maximum }: Json): boolean {
  if (typeof value !== 'number' && typeof value !== 'string') return false;
  return (
    Number.isInteger(Number(value)) &&
    /^[-+\d.]+$/.test(String(value)) &&
    Number(value) >= minimum &&
    Number(value) <= maximum
  );
}

const { value: wild } = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom(
      '',
      '\0',
      '\ud800',
      '4',
      '1e400',
      '2031-05-01',
      '2031-05-01T08:00',
      '07:00',
      'yes',
      ...TEXTS,
    ),
  ),
  value: fc.oneof(
    { maxDepth: 3 },
    tie('leaf'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
  ),
}));

/** JSON that keeps what `JSON.stringify` would lose: infinity as a number too large. */
function jsonOf(value: unknown): string | undefined {
  const text = JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'number' && !Number.isFinite(each) ? '\u0001infinity' : each,
  ) as string | undefined;
  return text?.replaceAll('"\\u0001infinity"', '1e400');
}
