import { aSampleApp, type SampleApp } from '../../../../../test/support/edge-sample-app.js';

const UNREADABLE = 'Null characters and unpaired surrogates are not allowed.';

describe('the server around the routes', () => {
  let sample: SampleApp;
  beforeAll(async () => {
    sample = await aSampleApp();
  });
  afterAll(() => sample.app.close());

  const send = (
    method: string,
    url: string,
    payload?: string | Buffer,
    headers: Record<string, string> = {},
  ) => sample.app.inject({ method: method as 'GET', url, payload, headers });
  const json = { 'content-type': 'application/json' };

  describe('paths and methods', () => {
    it.each`
      method    | url
      ${'GET'}  | ${'/gigs/list'}
      ${'GET'}  | ${'/gigs/list/'}
      ${'GET'}  | ${'/gig/abc'}
      ${'GET'}  | ${'/gig/abc/?a=b'}
      ${'POST'} | ${'/gig/abc/confirm/tok'}
      ${'POST'} | ${'/gig/abc/confirm/tok/'}
      ${'POST'} | ${'/gig/abc/accept/tok/'}
    `('$method $url is answered directly', async ({ method, url }) => {
      expect((await send(method, url)).statusCode).toBe(200);
    });

    it.each`
      method    | url                          | status | because
      ${'GET'}  | ${'/nowhere/'}               | ${404} | ${'no such path'}
      ${'POST'} | ${'/gig//confirm/x/'}        | ${404} | ${'a parameter is never empty'}
      ${'GET'}  | ${'/' + 'x'.repeat(900)}     | ${404} | ${'no such path either'}
      ${'GET'}  | ${'/gig/' + 'x'.repeat(900)} | ${404} | ${'no slug is that long'}
      ${'GET'}  | ${'/gig/%E0%A4%A/'}          | ${400} | ${'that is no escape sequence'}
    `('$method is $status, because $because', async ({ method, url, status }) => {
      const answer = await send(method, url);
      expect(answer.statusCode).toBe(status);
      expect(Object.keys(answer.json())).toEqual(['detail', 'code']);
      expect(answer.headers['x-request-id']).toMatch(/^[\w.-]{1,64}$/);
    });

    it.each`
      method      | url                           | allow
      ${'PUT'}    | ${'/gig/abc/'}                | ${'GET, HEAD, PATCH, OPTIONS'}
      ${'PATCH'}  | ${'/gigs'}                    | ${'DELETE, POST, OPTIONS'}
      ${'DELETE'} | ${'/gig/abc/confirm/tok?x=1'} | ${'POST, OPTIONS'}
    `('$method $url is 405 and tells what is allowed', async ({ method, url, allow }) => {
      const answer = await send(method, url, '{broken', json);
      expect(answer.statusCode).toBe(405);
      expect(answer.json()).toEqual({
        detail: `Method "${method}" not allowed.`,
        code: 'method.not_allowed',
      });
      expect(answer.headers['allow']).toBe(allow);
    });

    it('answers OPTIONS without an origin with what is allowed', async () => {
      const answer = await send('OPTIONS', '/gigs/');
      expect([answer.statusCode, answer.headers['allow']]).toEqual([204, 'DELETE, POST, OPTIONS']);
    });

    it.each`
      url                              | status
      ${'/notifications/12/?page=2'}   | ${200}
      ${'/notifications/12abc/'}       | ${404}
      ${'/notifications/1e3/'}         | ${404}
      ${'/notifications/12/?page=two'} | ${400}
      ${'/notifications/12/?page='}    | ${200}
    `('GET $url is $status: a number is a whole number', async ({ url, status }) => {
      expect((await send('GET', url)).statusCode).toBe(status);
    });
  });

  describe('bodies', () => {
    it.each`
      method      | url            | payload            | headers                                                    | status | because
      ${'POST'}   | ${'/raw/'}     | ${undefined}       | ${{}}                                                      | ${200} | ${'nothing is a body too'}
      ${'POST'}   | ${'/raw/'}     | ${''}              | ${json}                                                    | ${200} | ${'an empty body is no JSON and still fine'}
      ${'POST'}   | ${'/raw/'}     | ${''}              | ${{ 'content-type': 'text/plain' }}                        | ${200} | ${'nothing needs no reader'}
      ${'POST'}   | ${'/raw/'}     | ${'hello'}         | ${{ 'content-type': 'text/plain' }}                        | ${415} | ${'we do not read that'}
      ${'POST'}   | ${'/raw/'}     | ${'hello'}         | ${{}}                                                      | ${415} | ${'nobody says what it is'}
      ${'POST'}   | ${'/raw/'}     | ${'hello'}         | ${{ 'content-type': 'nonsense' }}                          | ${415} | ${'that is no type'}
      ${'POST'}   | ${'/raw/'}     | ${'null'}          | ${json}                                                    | ${200} | ${'this route wants no object'}
      ${'DELETE'} | ${'/gigs/'}    | ${'{"id":7}'}      | ${json}                                                    | ${200} | ${'a body may come with DELETE'}
      ${'DELETE'} | ${'/gigs/'}    | ${''}              | ${json}                                                    | ${400} | ${'the id is missing'}
      ${'POST'}   | ${'/gigs/'}    | ${'[]'}            | ${json}                                                    | ${400} | ${'a list is no object'}
      ${'POST'}   | ${'/gigs/'}    | ${'"text"'}        | ${json}                                                    | ${400} | ${'text is no object'}
      ${'POST'}   | ${'/gigs/'}    | ${'5'}             | ${json}                                                    | ${400} | ${'a number is no object'}
      ${'POST'}   | ${'/gigs/'}    | ${'null'}          | ${json}                                                    | ${400} | ${'null is no object'}
      ${'POST'}   | ${'/gigs/'}    | ${'name=Show'}     | ${{ 'content-type': 'application/x-www-form-urlencoded' }} | ${201} | ${'forms are read'}
      ${'POST'}   | ${'/gigs/'}    | ${'name=a&name=b'} | ${{ 'content-type': 'application/x-www-form-urlencoded' }} | ${400} | ${'two names are none'}
      ${'POST'}   | ${'/nowhere/'} | ${'{broken'}       | ${json}                                                    | ${404} | ${'nobody looks at it'}
    `(
      '$method $url with $payload is $status, because $because',
      async ({ method, url, payload, headers, status }) => {
        expect((await send(method, url, payload, headers)).statusCode).toBe(status);
      },
    );

    it.each(['{"a":', '{"secret" x}', 'NaN', '{"a":1}}', Buffer.from([0x7b, 0xff, 0x7d])])(
      'refuses broken JSON without repeating it: %s',
      async (payload) => {
        const answer = await send('POST', '/raw/', payload, json);
        expect(answer.statusCode).toBe(400);
        expect(answer.json().detail).toMatch(/^JSON parse error - /);
        expect(answer.body).not.toContain('secret');
      },
    );

    it.each(['application/json', 'application/x-www-form-urlencoded', 'text/plain'])(
      'refuses more than 1 MB of %s',
      async (type) => {
        const answer = await send('POST', '/raw/', `"${'x'.repeat(1024 * 1024)}"`, {
          'content-type': type,
        });
        expect(answer.statusCode).toBe(413);
        expect(Object.keys(answer.json())).toEqual(['detail', 'code']);
      },
    );

    it.each([
      '['.repeat(200_000) + ']'.repeat(200_000),
      '{"name":'.repeat(50_000) + '1' + '}'.repeat(50_000),
    ])('survives very deep JSON', async (payload) => {
      expect((await send('POST', '/gigs/', payload, json)).statusCode).toBe(400);
    });

    it.each([
      '{"name":"a","__proto__":{"polluted":1}}',
      '{"name":"a","constructor":{"prototype":{"polluted":1}}}',
      '{"name":"a","x":{"constructor":"y"}}',
    ])('takes no prototype from outside: %s', async (payload) => {
      const answer = await send('POST', '/gigs/', payload, json);
      expect(answer.statusCode).toBe(201);
      expect(answer.json()._keys).toEqual(['name']);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    });

    it('keeps the raw body for signatures', async () => {
      const form = await send('POST', '/raw/', 'From=%2B1415&Body=yes', {
        'content-type': 'application/x-www-form-urlencoded',
      });
      expect(form.json()).toEqual({
        body: { From: '+1415', Body: 'yes' },
        raw: 'From=%2B1415&Body=yes',
      });
      expect((await send('POST', '/raw/', '{ "a": 1 }', json)).json()).toEqual({
        body: { a: 1 },
        raw: '{ "a": 1 }',
      });
    });

    it.each`
      method    | url                         | payload                                              | field
      ${'POST'} | ${'/gigs/'}                 | ${'{"name":"a\\u0000b"}'}                            | ${'name'}
      ${'POST'} | ${'/gigs/'}                 | ${'{"name":"a\\ud800b"}'}                            | ${'name'}
      ${'POST'} | ${'/gigs/'}                 | ${'{"labor_requests":[{"id":1,"notes":"\\u0000"}]}'} | ${'labor_requests.0.notes'}
      ${'POST'} | ${'/gigs/'}                 | ${'{"a\\u0000b":1}'}                                 | ${'a\ufffdb'}
      ${'GET'}  | ${'/gigs/list/?search=%00'} | ${undefined}                                         | ${'search'}
      ${'GET'}  | ${'/gig/a%00b/'}            | ${undefined}                                         | ${'slug'}
    `(
      '$method $url refuses text no column keeps, naming $field',
      async ({ method, url, payload, field }) => {
        const answer = await send(method, url, payload, payload ? json : {});
        expect(answer.statusCode).toBe(400);
        expect(answer.json()).toMatchObject({
          status: 'error',
          message: expect.stringMatching(
            /null characters and unpaired surrogates are not allowed/i,
          ),
          errors: { [field]: [UNREADABLE] },
          [field]: [UNREADABLE],
        });
      },
    );

    it('changes nothing about other text', async () => {
      const name = ' 🎸\u202e\ufeff\t ';
      expect((await send('POST', '/gigs/', JSON.stringify({ name }), json)).json().name).toBe(name);
    });
  });

  describe('browsers', () => {
    const preflight = {
      origin: 'http://localhost:5173',
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'authorization',
    };

    it('answers the preflight of an allowed origin, also where nothing is', async () => {
      for (const url of ['/gigs/', '/gigs/list', '/nowhere/']) {
        const answer = await send('OPTIONS', url, undefined, preflight);
        expect(answer.statusCode).toBe(204);
        expect(answer.headers).toMatchObject({
          'access-control-allow-origin': 'http://localhost:5173',
          'access-control-allow-credentials': 'true',
          'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
          'access-control-allow-headers':
            'accept, authorization, content-type, idempotency-key, if-none-match, origin, x-frontend-origin, x-csrftoken',
          'access-control-max-age': '86400',
        });
      }
    });

    it.each`
      url                  | payload
      ${'/errors/no-key/'} | ${undefined}
      ${'/nowhere/'}       | ${undefined}
      ${'/errors/broken/'} | ${undefined}
    `('tells an allowed origin even what is wrong: $url', async ({ url }) => {
      const { headers } = await send('GET', url, undefined, { origin: 'http://localhost:5173' });
      expect(headers).toMatchObject({
        'access-control-allow-origin': 'http://localhost:5173',
        'access-control-expose-headers':
          'ETag, Idempotency-Replayed, Link, Retry-After, X-Next-Cursor, X-Request-Id',
      });
    });

    it.each(['GET', 'OPTIONS'])(
      'S23 gives a foreign origin no header of that kind on %s',
      async (method) => {
        const { headers } = await send(method, '/gigs/list/', undefined, {
          ...preflight,
          origin: 'http://evil.example',
        });
        expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual(
          [],
        );
        expect(headers['vary']).toContain('Origin');
      },
    );

    it('lets pages load our own files only, and Swagger UI its styles', async () => {
      expect((await send('GET', '/gigs/list/')).headers['content-security-policy']).toContain(
        "script-src 'self';style-src 'self';",
      );
      expect((await send('GET', '/docs/')).headers['content-security-policy']).toContain(
        "style-src 'self' 'unsafe-inline'",
      );
      expect((await send('GET', '/docsearch/')).headers['content-security-policy']).not.toContain(
        'unsafe-inline',
      );
    });
  });

  it('gives every request an id of our own', async () => {
    const answer = await send('GET', '/gigs/list/', undefined, { 'x-request-id': 'from-outside' });
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('behind a proxy', () => {
  let sample: SampleApp;
  beforeAll(async () => {
    sample = await aSampleApp({ trustProxy: true });
  });
  afterAll(() => sample.app.close());

  it.each`
    given             | kept
    ${'req_1.a-b'}    | ${true}
    ${'x'.repeat(64)} | ${true}
    ${'x'.repeat(65)} | ${false}
    ${'a b'}          | ${false}
    ${''}             | ${false}
  `('an id "$given" from the proxy is kept: $kept', async ({ given, kept }) => {
    const answer = await sample.app.inject({
      method: 'GET',
      url: '/gigs/list/',
      headers: { 'x-request-id': given },
    });
    expect(answer.headers['x-request-id'] === given).toBe(kept);
  });
});
