import { connect } from 'node:net';
import { AssetFilesService } from '../../apps/api/src/pages/assets/asset-files.service.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
  fillPath,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import type { Client } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const OUTSIDE = /^\/(health|metrics|dev|docs|app)\//;
const ORIGIN = 'http://localhost:5173';
/** A token that was never issued. */
const NOBODYS = '2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11';

/** Every security header of an answer; `null`: the header is absent. */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'self';script-src 'self';style-src 'self';img-src 'self' data:;connect-src 'self';object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
  'cross-origin-embedder-policy': null,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'cross-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=15552000',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-powered-by': null,
  'x-xss-protection': '0',
  server: null,
};
/** Swagger UI writes its styles into the page. */
const DOCUMENTATION_POLICY =
  "default-src 'self';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;object-src 'none';base-uri 'none';frame-ancestors 'none'";
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Conventions that single-page apps rely on at every route: slashes, methods, origins, credentials, empty bodies. */
describe('HTTP conventions', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let manager: Client;
  let paths: [path: string, methods: string[]][];
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    show = await house.show();
    manager = await app.as(house.manager);
    const document = (await (await fetch(`${app.url}/docs/openapi.json`)).json()) as {
      paths: Record<string, object>;
    };
    paths = Object.entries(document.paths).flatMap(([path, item]) =>
      OUTSIDE.test(path) ? [] : [[path, Object.keys(item).map((method) => method.toUpperCase())]],
    );
  });
  afterAll(() => app.close());

  /** Reads every answer to its end: the server waits for those that nobody has read before it closes. */
  const call = async (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: string,
  ): Promise<Response> => {
    const answer = await fetch(`${app.url}${path}`, { method, headers, body, redirect: 'manual' });
    const read = await answer.arrayBuffer();
    const isEmpty = [204, 304].includes(answer.status);
    return new Response(isEmpty ? null : read, answer);
  };

  it('both slash forms of every route are answered alike, without a redirect', async () => {
    for (const [template, methods] of paths) {
      for (const method of methods) {
        const path = fillPath(show, NOBODYS, template).replace(
          show.timeChange.token,
          method === 'GET' ? show.timeChange.token : NOBODYS,
        );
        const headers = method === 'GET' ? { Authorization: `Token ${manager.key}` } : undefined;
        const [slashed, bare] = [
          await call(method, path, headers),
          await call(method, path.slice(0, -1), headers),
        ];
        expect([method, template, bare.status, await bare.text()]).toEqual([
          method,
          template,
          slashed.status,
          await slashed.text(),
        ]);
        expect([301, 302, 307, 308, 500]).not.toContain(slashed.status);
      }
    }
  });

  it.each`
    method     | path                                 | status | what
    ${'GET'}   | ${'/health/live'}                    | ${200} | ${'REST'}
    ${'GET'}   | ${'/metrics'}                        | ${200} | ${'plain text'}
    ${'GET'}   | ${'/app/login/'}                     | ${200} | ${'a page'}
    ${'GET'}   | ${'/app/dashboard/'}                 | ${303} | ${'a redirect'}
    ${'GET'}   | ${'styles'}                          | ${200} | ${'a file of ours'}
    ${'GET'}   | ${'/dev/phones'}                     | ${200} | ${'a page for development'}
    ${'GET'}   | ${'/docs/'}                          | ${200} | ${'the documentation'}
    ${'GET'}   | ${'/docs/openapi.json'}              | ${200} | ${'the documentation, for programs'}
    ${'GET'}   | ${'/docs/swagger-ui.css'}            | ${200} | ${'a file of the documentation'}
    ${'GET'}   | ${'/user/info/'}                     | ${401} | ${'nobody'}
    ${'GET'}   | ${'/nowhere/'}                       | ${404} | ${'no such route'}
    ${'GET'}   | ${'/app/nowhere/'}                   | ${404} | ${'no such page'}
    ${'GET'}   | ${'/event/nothing/confirm/nothing/'} | ${404} | ${'no such link'}
    ${'PATCH'} | ${'/health/live'}                    | ${405} | ${'no such method'}
    ${'POST'}  | ${'/contact/'}                       | ${400} | ${'a broken body'}
    ${'POST'}  | ${'/webhooks/twilio/inbound'}        | ${400} | ${'a broken webhook'}
  `('$what has exactly these security headers: $method $path', async ({ method, path, status }) => {
    const url = path === 'styles' ? app.get(AssetFilesService).urls.styles : path;
    const answer = await (method === 'POST'
      ? call(method, url, { 'Content-Type': 'application/json' }, '{')
      : call(method, url));
    expect([
      answer.status,
      Object.fromEntries(
        Object.keys(SECURITY_HEADERS).map((name) => [name, answer.headers.get(name)]),
      ),
    ]).toEqual([
      status,
      {
        ...SECURITY_HEADERS,
        ...(/^\/docs\//.test(path as string) && {
          'content-security-policy': DOCUMENTATION_POLICY,
        }),
      },
    ]);
  });

  it('a method that a path does not know is answered 405, and tells which it knows', async () => {
    for (const [template, methods] of paths) {
      for (const method of METHODS.filter((each) => !methods.includes(each))) {
        const answer = await call(method, fillPath(show, NOBODYS, template));
        expect([template, method, answer.status, await answer.json()]).toEqual([
          template,
          method,
          405,
          { detail: `Method "${method}" not allowed.`, code: 'method.not_allowed' },
        ]);
        for (const known of methods) expect(answer.headers.get('allow')).toContain(known);
      }
    }
  });

  it('every preflight of an allowed origin is answered, and answers carry the origin, errors too', async () => {
    for (const [template, methods] of paths) {
      const path = fillPath(show, NOBODYS, template);
      for (const method of methods) {
        const preflight = await call('OPTIONS', path, {
          Origin: ORIGIN,
          'Access-Control-Request-Method': method,
          'Access-Control-Request-Headers': 'accept,authorization,content-type,x-frontend-origin',
        });
        expect([
          template,
          method,
          preflight.status,
          preflight.headers.get('access-control-allow-origin'),
        ]).toEqual([template, method, 204, ORIGIN]);
        expect(preflight.headers.get('access-control-allow-methods')).toContain(method);
        expect(preflight.headers.get('access-control-allow-headers')).toMatch(
          /accept.*authorization.*content-type.*origin.*x-frontend-origin.*x-csrftoken/i,
        );
      }
    }
    for (const [method, path, status, body] of [
      ['GET', '/event/nothing1/', 401, undefined],
      ['GET', '/nowhere/', 404, undefined],
      ['DELETE', '/events/list/', 405, undefined],
      ['POST', '/login/', 400, '{'],
      ['POST', '/login/', 413, 'x'.repeat(1024 * 1024 + 1)],
    ] as const) {
      const headers = { Origin: ORIGIN, ...(body && { 'Content-Type': 'application/json' }) };
      const answer = await call(method, path, headers, body);
      expect([path, answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([
        path,
        status,
        ORIGIN,
      ]);
      expect(
        (
          await call(method, path, { ...headers, Origin: 'https://evil.example' }, body)
        ).headers.get('access-control-allow-origin'),
      ).toBeNull();
    }
  });

  it.each([
    ['FOO / HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['what is this?\r\n\r\n', 400],
  ])('what the server cannot even parse is told so in JSON: %.10s', async (bytes, status) => {
    const answer = await told(app.url, bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toEqual({
      detail: expect.any(String),
      code: expect.stringMatching(/^(request|headers)\./),
    });
  });

  it('who shows no key, or one that nobody knows, is told in which form to show one', async () => {
    const guarded = [];
    for (const [template, methods] of paths) {
      for (const method of methods) {
        const path = fillPath(show, NOBODYS, template);
        const nobody = await call(method, path);
        if (nobody.status !== 401 || template === '/login/') continue;
        guarded.push(template);
        expect([template, await nobody.json(), nobody.headers.get('www-authenticate')]).toEqual([
          template,
          { detail: 'Authentication credentials were not provided.', code: 'sign_in.required' },
          'Token',
        ]);
        const stale = await call(method, path, { Authorization: `Token ${'0'.repeat(40)}` });
        expect([
          template,
          stale.status,
          await stale.json(),
          stale.headers.get('www-authenticate'),
        ]).toEqual([template, 401, { detail: 'Invalid token.', code: 'key.unknown' }, 'Token']);
      }
    }
    expect(guarded.length).toBeGreaterThan(35);
  });

  it('a role that may not is told 401 Unauthorized, in the words the app expects', async () => {
    const owner = await app.as(house.owner);
    expect(await owner.get(`/event/${show.event.slug}`)).toMatchObject({
      status: 401,
      body: { status: 'error', message: 'Unauthorized' },
    });
    expect(await (await app.as(house.otherSteward)).get(`/event/${show.event.slug}`)).toMatchObject(
      { status: 401, body: { status: 'error', message: 'Unauthorized' } },
    );
    expect(await (await app.as(house.otherSteward)).get(`/event/nothing`)).toMatchObject({
      status: 404,
      body: { detail: 'No Event matches the given query.' },
    });
  });

  it.each(['', undefined])(
    'posts without a body (%p) do what they do, with any content type',
    async (body) => {
      const own = await house.show();
      for (const path of [
        `/event/${own.event.slug}/send-messages/`,
        `/call-times/${own.call.slug}/send-messages/`,
        `/request/${own.requirement.slug}/send-messages/`,
        `/event/${own.event.slug}/generate-station/`,
        `/clock-in-qr/${own.clockInToken}/`,
        `/notifications/${own.notification.id}/read/`,
        '/notifications/clear-read/',
        '/notifications/clear-all/',
      ]) {
        for (const type of body === undefined
          ? [undefined]
          : ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
          const again = path.includes('/read/') || path.includes('clock-in-qr');
          if (again && type === 'text/plain') continue;
          const answer = await call(
            'POST',
            path,
            { Authorization: `Token ${manager.key}`, ...(type && { 'Content-Type': type }) },
            body,
          );
          expect([path, type, answer.status]).toEqual([path, type, 200]);
        }
      }
    },
  );

  it('blank numbers, dates and texts are not given (W29); numbers come as text', async () => {
    const event = await manager.post('/create-event/', {
      event_name: 'Gala',
      start_date: '2031-05-01',
      end_date: '',
      is_single_day: 'true',
      location_profile: String(house.location.id),
      event_description: '',
      minimum_hours: '',
      meal_penalty_trigger_time: '',
      hour_round_up: '',
    });
    expect(event).toMatchObject({
      status: 201,
      body: {
        end_date: '2031-05-01',
        is_single_day: true,
        event_description: '',
        minimum_hours: 4,
        meal_penalty_trigger_time: 5,
      },
    });
    const { slug } = event.body;
    const gala = await manager.post(`/call-time/${slug}/add-call-time/`, {
      name: 'Doors',
      date: '2031-05-01',
      time: '18:30',
      minimum_hours: '',
      message: '',
    });
    expect(gala).toMatchObject({
      status: 201,
      body: {
        time: '18:30:00',
        minimum_hours: 4,
        message: '',
        time_has_changed: null,
        original_time: '18:30:00',
      },
    });
    const labor = await manager.post(`/call-times/${gala.body.slug}/add-labor/`, {
      labor_type: String(show.skill.id),
      needed_labor: '3',
      minimum_hours: '',
      fcfs_positions: '',
    });
    expect(labor).toMatchObject({
      status: 201,
      body: {
        needed_labor: 3,
        fcfs_positions: 0,
        minimum_hours: 4,
        call_time: gala.body.id,
        labor_type: show.skill.id,
      },
    });
    expect(
      await manager.post(`/labor/${labor.body.slug}/edit/`, {
        labor_type: String(show.unusedSkill.id),
        needed_labor: '4',
        minimum_hours: '',
        fcfs_positions: '',
      }),
    ).toMatchObject({ status: 200, body: { event_slug: slug } });
    expect((await manager.get(`/labor/${labor.body.slug}/status`)).body).toMatchObject({
      job: show.unusedSkill.name,
      labor_requirement: { needed_labor: 4, fcfs_positions: 0 },
    });
    expect(
      await manager.patch(`/call-times/${gala.body.slug}/edit/`, {
        name: '',
        date: '',
        time: '',
        minimum_hours: '',
        message: '',
      }),
    ).toMatchObject({ status: 200, body: { call_time: { name: 'Doors', time: '18:30:00' } } });
    expect(
      await manager.patch(`/event/${slug}`, {
        event_name: 'Gala',
        start_date: '',
        end_date: '',
        minimum_hours: '4',
        event_description: '',
      }),
    ).toMatchObject({ status: 200, body: { start_date: '2031-05-01', minimum_hours: 4 } });
    expect(
      await manager.post('/location-profiles/', {
        name: 'Hall',
        address: '',
        minimum_hours: '',
        meal_penalty_trigger_time: '',
        hour_round_up: '',
      }),
    ).toMatchObject({ status: 201, body: { address: '', minimum_hours: 4 } });
    expect(
      await manager.post(`/request/${labor.body.slug}/worker/`, {
        worker_id: String(show.unasked.id),
        action: '',
      }),
    ).toMatchObject({ status: 200 });
    expect(
      await manager.patch('/workers/', {
        id: String(show.unasked.id),
        primary_skill: String(show.skill.id),
        secondary_skill: '',
      }),
    ).toMatchObject({ status: 200 });
    expect(
      await manager.patch('/workers/', {
        id: String(show.unasked.id),
        primary_skill: null,
        secondary_skill: null,
        notes: '',
      }),
    ).toMatchObject({ status: 200 });
    expect(
      await manager.put('/workers/', {
        id: String(show.unasked.id),
        phone_number: '(415) 555-0199',
        label: '',
      }),
    ).toMatchObject({ status: 200 });
  });

  it('a send that queues nothing says so first, and why', async () => {
    const own = await house.show();
    for (const path of [
      `/event/${own.event.slug}`,
      `/call-times/${own.call.slug}`,
      `/request/${own.requirement.slug}`,
    ]) {
      const { body } = await manager.post(`${path}/send-messages/`);
      expect(body).toEqual({
        status: 'success',
        message: expect.stringMatching(/^No messages queued: \d/),
      });
    }
  });

  it.each`
    origin                                  | allowed  | because
    ${'http://localhost:5173'}              | ${true}  | ${'the list has it'}
    ${'https://localhost:5173'}             | ${false} | ${'another scheme is another origin'}
    ${'http://localhost:5173.evil.example'} | ${false} | ${'it only begins like it'}
    ${'https://evil.example'}               | ${false} | ${'nobody listed it'}
    ${'null'}                               | ${false} | ${'a page may hide where it is from'}
  `(
    'S23 pages of $origin read answers: $allowed, because $because',
    async ({ origin, allowed }: { origin: string; allowed: boolean }) => {
      const preflight = {
        Origin: origin,
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'authorization',
      };
      for (const { headers } of [
        await manager.get('/events/list/', { Origin: origin }),
        await fetch(`${app.url}/events/list/`, { method: 'OPTIONS', headers: preflight }),
      ]) {
        const told = [
          headers.get('access-control-allow-origin'),
          headers.get('access-control-allow-credentials'),
        ];
        expect(told).toEqual(allowed ? [origin, 'true'] : [null, null]);
      }
    },
  );

  it('accounts and secrets stand in no answer (S1)', async () => {
    for (const [template] of paths.filter(([, methods]) => methods.includes('GET'))) {
      const { text, body } = await manager.get(fillPath(show, NOBODYS, template));
      expect([
        template,
        /"(password|is_superuser|is_staff|is_active|last_login|date_joined|groups|user_permissions|stripe_customer_id|key_hash|verification_code)"/.exec(
          text,
        )?.[1],
      ]).toEqual([template, undefined]);
      for (const user of usersIn(body))
        expect(Object.keys(user).sort()).toEqual(['first_name', 'id', 'last_name', 'username']);
    }
  });
});

/** The answer to bytes that `fetch` would not send. */
async function told(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** All objects under a key `user`, at any depth; `user/info` describes the caller. */
function usersIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const isUser =
      key === 'user' && typeof inner === 'object' && inner !== null && !('isManager' in inner);
    return isUser ? [inner] : usersIn(inner);
  });
}
