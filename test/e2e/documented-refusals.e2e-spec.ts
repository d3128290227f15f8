import { RoleGrant } from '#libs/identity';
import { aUser } from '../factories/a-user.js';
import {
  aPopulatedCompany,
  fillPath,
  holdEveryRole,
  type PopulatedEvent,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import type { Client } from '../support/client.js';
import { aStripeWithClock, billingSettings } from '../support/billing-app.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/** Parsed JSON is whatever it is. */
type Json = ReturnType<typeof JSON.parse>;

interface Route {
  /** `GET /event/{slug}/` */
  name: string;
  method: string;
  path: string;
  operation: Json;
  /** Example bodies of a status. */
  shown: (status: number) => Json[];
}

/** Doors that are no part of the product, and those that Twilio's signature guards before anything is read. */
const OUTSIDE = /^\/(dev|webhooks|app)\//;
/** The form reads by hand and counts every call. */
const BY_HAND = /^\/contact\//;
/** Signing out would end the key of whoever is next. */
const ENDS_THE_KEY = /^\/logout\//;
/** A link that is no good is a wrong value there. */
const isResetLink = (path: string): boolean => path.startsWith('/reset-password/');
const UNKNOWN_UUID = '00000000-0000-4000-8000-000000000000';
const MISSING = {
  slug: 'nothing',
  event_token: 'nothing1234',
  id: '999999',
  extra_id: '999999',
  file: 'nothing.png',
};

/**
 * The documentation shows errors as the application answers them: each example is compared to what the same refusal says over
 * HTTP. Where a route says something else, mend `edge/openapi` (look-ups.ts for a 404, `@Refuses` for what is particular).
 */
describe('an error that the documentation shows', () => {
  let app: TestApp;
  let world: Awaited<ReturnType<typeof aStripeWithClock>>;
  let routes: Route[];
  let show: PopulatedEvent;
  let station: string;
  let everybody: Client;
  let nobody: Client;
  beforeAll(async () => {
    world = await aStripeWithClock();
    app = await aTestApp({ trustProxy: true, billing: billingSettings(world.stripe) });
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    const house = await aPopulatedCompany(app);
    await holdEveryRole(app, house);
    everybody = await app.as(house.manager);
    nobody = await app.as({ userId: (await aUser(app.db)).id });
    show = await house.show();
    const { body } = await everybody.post(`/event/${show.event.slug}/generate-station/`);
    [station] = /[0-9a-f-]{36}/.exec(body.station_url as string)! as unknown as [string];
    routes = routesOf(await (await fetch(`${app.url}/docs/openapi.json`)).json());
  });
  afterAll(async () => {
    await app.close();
    await world.stripe.server.stop();
  });

  let clients = 0;
  /** From an address of its own each time, so that nobody is throttled for the others. */
  const send = async (
    { method, path }: Pick<Route, 'method' | 'path'>,
    { key, body, type = 'application/json' }: { key?: string | null; body?: string; type?: string },
  ): Promise<{ status: number; body: Json }> => {
    const client = ++clients;
    const answer = await fetch(`${app.url}${path}`, {
      method,
      body,
      headers: {
        'X-Forwarded-For': `10.1.${client >> 8}.${client & 255}`,
        ...(key && { Authorization: `Token ${key}` }),
        ...(body !== undefined && { 'Content-Type': type }),
      },
    });
    const text = await answer.text();
    return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  };
  const those = (pattern: RegExp | ((route: Route) => boolean)): Route[] =>
    routes.filter(
      (route) =>
        !OUTSIDE.test(route.path) &&
        (typeof pattern === 'function' ? pattern(route) : pattern.test(route.name)),
    );
  const filled = ({ method, path }: Route): Pick<Route, 'method' | 'path'> => ({
    method,
    path: fillPath(show, station, path),
  });
  const isProtected = ({ operation }: Route): boolean => operation.security.length > 0;
  const takesJson = ({ operation }: Route): boolean =>
    operation.requestBody?.content['application/json'] !== undefined;

  /** What the routes answer beside what they show; empty when each shows it. */
  async function untrue(
    some: Route[],
    status: number,
    answerOf: (route: Route) => Promise<{ status: number; body: Json }>,
  ): Promise<string[]> {
    expect(some.length).toBeGreaterThan(0);
    const found: string[] = [];
    for (const route of some) {
      const answer = await answerOf(route);
      const told = JSON.stringify(answer.body);
      const isShown =
        answer.status === status &&
        route.shown(status).some((example) => JSON.stringify(example) === told);
      if (!isShown)
        found.push(
          `${route.name} answers ${answer.status} ${told.slice(0, 300)}, which ${status} does not show`,
        );
    }
    return found;
  }

  it('is there for each error of each route, under its own code', () => {
    const wrong = routes.flatMap(({ name, operation, shown }) =>
      Object.keys(operation.responses)
        .map(Number)
        .filter((status) => status >= 400 && !(status === 503 && name.includes('/health/')))
        .flatMap((status) => {
          const examples = shown(status);
          const isRight = examples.every(({ code }) => /^[a-z][a-z0-9_.]+$/.test(code as string));
          return examples.length > 0 && isRight ? [] : [`${name} ${status}`];
        }),
    );
    expect(wrong).toEqual([]);
  });

  it('is the answer to whoever has no key, or one that nobody knows', async () => {
    const guarded = those(isProtected);
    expect(await untrue(guarded, 401, (route) => send(filled(route), {}))).toEqual([]);
    const key = 'f'.repeat(40);
    expect(await untrue(guarded, 401, (route) => send(filled(route), { key }))).toEqual([]);
  });

  it('is the answer to a role that may not do this', async () => {
    const forRoles = those(
      (route) => isProtected(route) && route.shown(401).some(({ code }) => code === 'unauthorized'),
    );
    expect(forRoles.length).toBeGreaterThan(80);
    const { key } = nobody;
    expect(await untrue(forRoles, 401, (route) => send(filled(route), { key }))).toEqual([]);
  });

  it('is the answer to a path that names nothing', async () => {
    const named = those(({ path, shown }) => path.includes('{') && shown(404).length > 0);
    const { key } = everybody;
    const answers = await untrue(named, 404, (route) =>
      send({ method: route.method, path: missing(route.path) }, { key, body: bodyOf(route) }),
    );
    expect(answers).toEqual([]);
  });

  it('says 404 wherever a path names something that may be missing', () => {
    const silent = those(
      ({ path, shown }) => path.includes('{') && shown(404).length === 0 && !isResetLink(path),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('is the answer to a body that names nothing', async () => {
    const named = those(({ path, shown }) => !path.includes('{') && shown(404).length > 0);
    expect(named.length).toBeGreaterThan(4);
    const { key } = everybody;
    const body = (route: Route): string =>
      bodyOf(route)!
        .replace(/("\w*id":)\d+/g, '$1999999')
        .replace('"action":"add"', '"action":"delete"');
    expect(
      await untrue(named, 404, (route) => send(filled(route), { key, body: body(route) })),
    ).toEqual([]);
  });

  it('is the answer to a path that holds what no text may', async () => {
    const { key } = everybody;
    const shown = ({ shown }: Route): boolean =>
      shown(400).some(({ code }) => code === 'text.unreadable');
    const path = (route: Route): string => route.path.replace(/\{\w+\}/g, '%00');
    expect(
      await untrue(those(shown), 400, (route) =>
        send({ method: route.method, path: path(route) }, { key, body: bodyOf(route) }),
      ),
    ).toEqual([]);
  });

  it('is the answer to a body that lacks or garbles a field', async () => {
    const checked = those((route) => takesJson(route) && !BY_HAND.test(route.path));
    const { key } = everybody;
    const untried: string[] = [];
    for (const route of checked) {
      const shown = route.shown(400).map((example) => JSON.stringify(example));
      const answers = [];
      for (const body of wrongBodies(route)) {
        answers.push(await send(filled(route), { key, body }));
        if (shown.includes(JSON.stringify(answers.at(-1)!.body))) break;
      }
      const [last] = answers.slice(-1);
      if (!shown.includes(JSON.stringify(last?.body)))
        untried.push(`${route.name} ${shown[0]} but ${JSON.stringify(answers)}`);
    }
    expect(untried).toEqual([]);
  });

  it('is the answer to a body that is no JSON, or of another type', async () => {
    const { key } = everybody;
    const reading = those(
      ({ method, path }) => method !== 'GET' && !ENDS_THE_KEY.test(path) && !BY_HAND.test(path),
    );
    const withJson = reading.filter(
      ({ operation }) =>
        !operation.requestBody || operation.requestBody.content['application/json'],
    );
    expect(await untrue(withJson, 400, (route) => send(filled(route), { key, body: '{' }))).toEqual(
      [],
    );
    const withBody = reading.filter(({ operation }) => operation.requestBody);
    const xml = { key, body: '<a/>', type: 'text/xml' };
    expect(await untrue(withBody, 415, (route) => send(filled(route), xml))).toEqual([]);
  });

  it('is the answer of the contact form, which has shapes of its own', async () => {
    const [form] = those(/^POST \/contact\//);
    const body = (fields: object): string => JSON.stringify(fields);
    const { name, ...others } = form!.operation.requestBody.content['application/json'].example;
    expect(name).toEqual(expect.any(String));
    const sendFromOneAddress = (fields: object) =>
      fetch(`${app.url}/contact/`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': '10.9.9.9' },
        body: body(fields),
      }).then(async (answer) => [answer.status, await answer.json()] as [number, Json]);
    expect(await sendFromOneAddress(others)).toEqual([400, form!.shown(400)[0]]);
    for (let count = 0; count < 4; count++) await sendFromOneAddress({});
    const [status, told] = await sendFromOneAddress({});
    expect([status, withoutNumbers(told)]).toEqual([429, withoutNumbers(form!.shown(429)[0])]);
  });

  it('is the answer to too many tries', async () => {
    const guessing = those(
      /^GET \/(station|clock-in|steward\/register|call\/confirm-time-change)\//,
    );
    for (const route of guessing) {
      const from = { 'X-Forwarded-For': `10.8.8.${guessing.indexOf(route) + 1}` };
      const once = () => fetch(`${app.url}${missing(route.path)}`, { headers: from });
      for (let count = 0; count < 30; count++) expect((await once()).status).toBe(404);
      const refused = await once();
      expect([route.name, refused.status, withoutNumbers(await refused.json())]).toEqual([
        route.name,
        429,
        withoutNumbers(route.shown(429)[0]),
      ]);
    }
  });

  it('is the answer to a body that is too large', async () => {
    const { key } = everybody;
    const some = those(
      /^POST \/(create-event|login|contact|workers\/import-contacts)\/|^PATCH \/workers\//,
    );
    const body = (route: Route): string =>
      JSON.stringify({ text: 'x'.repeat((route.path.includes('import') ? 20 : 1) * 1024 * 1024) });
    expect(
      await untrue(some, 413, (route) => send(filled(route), { key, body: body(route) })),
    ).toEqual([]);
  });

  it('is the answer to an administrator who names no company, or one that is not there', async () => {
    const administrator = await aUser(app.db);
    await app.db.manager.insert(RoleGrant, [
      { userId: administrator.id, role: 'administrator', companyId: null },
    ]);
    const { key } = await app.as({ userId: administrator.id });
    const reading = (code: string): Route[] =>
      those(
        (route) => route.method === 'GET' && route.shown(400).some((shown) => shown.code === code),
      );
    const asking = (as: string | null, suffix: string) => (route: Route) =>
      send(
        { method: route.method, path: `${route.path.replace('{id}', '1')}${suffix}` },
        { key: as },
      );
    expect(await untrue(reading('company.not_chosen'), 400, asking(key, ''))).toEqual([]);
    expect(
      await untrue(reading('company.unknown'), 400, asking(everybody.key, '?company=nothing')),
    ).toEqual([]);
  });
});

function routesOf(document: Json): Route[] {
  return Object.entries<Json>(document.paths).flatMap(([path, item]) =>
    Object.entries<Json>(item).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      operation,
      shown: (status: number) => {
        const { example, examples } =
          operation.responses[status]?.content?.['application/json'] ?? ({} as Json);
        if (example !== undefined) return [example];
        return Object.values<Json>(examples ?? {}).map(({ value }) => value);
      },
    })),
  );
}

function withoutNumbers(body: Json): Json {
  return JSON.parse(JSON.stringify(body).replace(/\d+/g, '30'));
}

/** A path that fits its pattern, and leads nowhere. */
function missing(path: string): string {
  return path.replace(
    /\{(\w+)\}/g,
    (_, name: keyof typeof MISSING) => MISSING[name] ?? UNKNOWN_UUID,
  );
}

/** One that passes the checks, so that the look-up is reached. */
function bodyOf({ operation }: Route): string | undefined {
  const { example } = operation.requestBody?.content['application/json'] ?? ({} as Json);
  return example === undefined ? undefined : JSON.stringify(example);
}

/** Nothing at all, then a list of lists for each field in turn. */
function wrongBodies({ operation }: Route): string[] {
  const { example } = operation.requestBody.content['application/json'];
  return ['{}', ...Object.keys(example ?? {}).map((field) => JSON.stringify({ [field]: [[]] }))];
}
