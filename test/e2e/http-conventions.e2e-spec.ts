import { connect } from 'node:net';
import { AssetFilesService } from '../../apps/api/src/pages/assets/asset-files.service.js';
import { fillPath } from '../support/a-populated-company.js';
import { documentedRoutes, NOBODYS } from '../support/documented-routes.js';

const ORIGIN = 'http://localhost:5173';
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
/** The answer to bytes that `fetch` would not send. */
async function told(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Conventions that single-page apps rely on at every route: slashes, methods, origins, credentials. */
describe('HTTP conventions', () => {
  const routes = documentedRoutes();
  const { call } = routes;

  it('both slash forms of every route are answered alike, without a redirect', async () => {
    for (const [template, methods] of routes.paths) {
      for (const method of methods) {
        const path = fillPath(routes.show, NOBODYS, template).replace(
          routes.show.timeChange.token,
          method === 'GET' ? routes.show.timeChange.token : NOBODYS,
        );
        const headers =
          method === 'GET' ? { Authorization: `Token ${routes.manager.key}` } : undefined;
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
    const url = path === 'styles' ? routes.app.get(AssetFilesService).urls.styles : path;
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
    for (const [template, methods] of routes.paths) {
      for (const method of METHODS.filter((each) => !methods.includes(each))) {
        const answer = await call(method, fillPath(routes.show, NOBODYS, template));
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
    for (const [template, methods] of routes.paths) {
      const path = fillPath(routes.show, NOBODYS, template);
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
    const answer = await told(routes.app.url, bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toEqual({
      detail: expect.any(String),
      code: expect.stringMatching(/^(request|headers)\./),
    });
  });

  it('who shows no key, or one that nobody knows, is told in which form to show one', async () => {
    const guarded = [];
    for (const [template, methods] of routes.paths) {
      for (const method of methods) {
        const path = fillPath(routes.show, NOBODYS, template);
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
    const owner = await routes.app.as(routes.house.owner);
    expect(await owner.get(`/event/${routes.show.event.slug}`)).toMatchObject({
      status: 401,
      body: { status: 'error', message: 'Unauthorized' },
    });
    expect(
      await (
        await routes.app.as(routes.house.otherSteward)
      ).get(`/event/${routes.show.event.slug}`),
    ).toMatchObject({ status: 401, body: { status: 'error', message: 'Unauthorized' } });
    expect(
      await (await routes.app.as(routes.house.otherSteward)).get(`/event/nothing`),
    ).toMatchObject({
      status: 404,
      body: { detail: 'No Event matches the given query.' },
    });
  });
});
