import { aSampleApp, type SampleApp } from '../../../../../test/support/edge-sample-app.js';

describe('errors as clients get them', () => {
  let sample: SampleApp;
  beforeAll(async () => {
    sample = await aSampleApp();
  });
  afterAll(() => sample.app.close());

  const invalid = {
    status: 'error',
    message: 'Call date: too early.',
    code: 'gig.invalid',
    errors: {
      call_date: ['Too early.'],
      message: ['Too long.'],
      status: ['No.'],
      errors: ['No.'],
      code: ['No.'],
    },
    call_date: ['Too early.'],
  };
  const taken = {
    status: 'error',
    message: 'Somebody else changed this at the same moment. Please try again.',
    code: 'conflict',
  };

  it.each`
    name              | status | body
    ${'missing'}      | ${404} | ${{ detail: 'No Event matches the given query.', code: 'event.missing' }}
    ${'unknown'}      | ${404} | ${{ status: 'error', message: 'Invalid or expired link.', detail: 'Invalid or expired link.', code: 'link.unknown' }}
    ${'invalid'}      | ${400} | ${invalid}
    ${'business'}     | ${400} | ${{ status: 'error', message: 'All positions are filled.', code: 'gig.full' }}
    ${'conflict'}     | ${409} | ${{ status: 'error', message: 'Somebody was faster.', code: 'gig.taken' }}
    ${'unauthorized'} | ${401} | ${{ status: 'error', message: 'Unauthorized', code: 'unauthorized' }}
    ${'throttled'}    | ${429} | ${{ detail: 'Request was throttled. Expected available in 42 seconds.', code: 'throttled' }}
    ${'no-key'}       | ${401} | ${{ detail: 'Authentication credentials were not provided.', code: 'sign_in.required' }}
    ${'bad-key'}      | ${401} | ${{ detail: 'Invalid token.', code: 'key.unknown' }}
    ${'http'}         | ${400} | ${{ detail: 'Not like this.', code: 'request.malformed' }}
    ${'custom'}       | ${402} | ${{ status: 'error', message: 'Please subscribe.', detail: 'Please subscribe.', code: 'payment.required' }}
    ${'bad-value'}    | ${400} | ${{ status: 'error', message: 'A value is malformed, too long or out of range.', code: 'value.invalid' }}
    ${'deadlock'}     | ${409} | ${taken}
    ${'duplicate'}    | ${409} | ${taken}
    ${'vanished'}     | ${409} | ${taken}
    ${'broken'}       | ${500} | ${{ detail: 'Internal server error', code: 'internal' }}
    ${'thrown'}       | ${500} | ${{ detail: 'Internal server error', code: 'internal' }}
  `('$name is $status', async ({ name, status, body }) => {
    const answer = await sample.app.inject({ method: 'GET', url: `/errors/${name}/` });
    expect([answer.statusCode, answer.json()]).toEqual([status, body]);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it.each`
    name              | header                | value
    ${'no-key'}       | ${'www-authenticate'} | ${'Token'}
    ${'bad-key'}      | ${'www-authenticate'} | ${'Token'}
    ${'unauthorized'} | ${'www-authenticate'} | ${undefined}
    ${'throttled'}    | ${'retry-after'}      | ${'42'}
  `('$name says $header: $value', async ({ name, header, value }) => {
    expect(
      (await sample.app.inject({ method: 'GET', url: `/errors/${name}/` })).headers[header],
    ).toBe(value);
  });

  it('are JSON under /app/ too, while nobody renders pages, and a missing role is 403 there', async () => {
    const answer = await sample.app.inject({ method: 'GET', url: '/app/errors/unauthorized/' });
    expect([answer.statusCode, answer.json()]).toEqual([
      403,
      { status: 'error', message: 'Unauthorized', code: 'unauthorized' },
    ]);
  });
});

describe('errors of pages', () => {
  let sample: SampleApp;
  beforeAll(async () => {
    sample = await aSampleApp({
      debug: true,
      errorPages: async (status, message) => {
        if (status === 429) throw new Error('the database is away');
        return status === 401 ? { redirect: '/app/login/' } : `<h1>${status}: ${message}</h1>`;
      },
    });
  });
  afterAll(() => sample.app.close());

  it.each`
    url                            | status | type                                 | body
    ${'/app/errors/missing/'}      | ${404} | ${'text/html; charset=utf-8'}        | ${'<h1>404: No Event matches the given query.</h1>'}
    ${'/app/errors/unauthorized/'} | ${403} | ${'text/html; charset=utf-8'}        | ${'<h1>403: Unauthorized</h1>'}
    ${'/app/nowhere/'}             | ${404} | ${'text/html; charset=utf-8'}        | ${'<h1>404: Not found.</h1>'}
    ${'/app/errors/broken/'}       | ${500} | ${'text/html; charset=utf-8'}        | ${'<h1>500: the wheel came off</h1>'}
    ${'/app/errors/no-key/'}       | ${303} | ${'text/plain; charset=utf-8'}       | ${''}
    ${'/errors/missing/'}          | ${404} | ${'application/json; charset=utf-8'} | ${'{"detail":"No Event matches the given query.","code":"event.missing"}'}
    ${'/errors/broken/'}           | ${500} | ${'application/json; charset=utf-8'} | ${'{"detail":"the wheel came off","code":"internal"}'}
  `('$url is $status $type', async ({ url, status, type, body }) => {
    const answer = await sample.app.inject({ method: 'GET', url });
    expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([
      status,
      type,
      body,
    ]);
    expect(answer.headers['location']).toBe(status === 303 ? '/app/login/' : undefined);
  });

  it('are plain when the page of the error fails, and the server goes on', async () => {
    const answer = await sample.app.inject({ method: 'GET', url: '/app/errors/throttled/' });
    expect([answer.statusCode, answer.json()]).toEqual([
      500,
      { detail: 'Internal server error', code: 'internal' },
    ]);
  });
});
