import { recordStatements } from '../../../../../test/support/record-statements.js';
import { ApiKeyStrategy } from './api-key.strategy.js';
import {
  authenticationSample,
  withoutValidate,
} from '../../../../../test/support/authentication-sample.js';

describe('authentication by key', () => {
  const sample = authenticationSample();
  const { keyOf, send } = sample;

  it.each`
    scheme
    ${'Token'}
    ${'Bearer'}
    ${'bearer'}
    ${'  tOkEn  '}
  `('"$scheme" opens what the role may try, with one statement', async ({ scheme }) => {
    const authorization = `${scheme} ${await keyOf('manager')}`;
    let answer: Awaited<ReturnType<typeof send>>;
    const statements = await recordStatements(sample.db, async () => {
      answer = await send('GET', '/managing/', {
        authorization,
        'x-frontend-origin': 'http://localhost:5173/',
      });
    });
    expect(answer!.json()).toEqual({
      username: 'manager',
      capability: null,
      origin: 'http://localhost:5173',
    });
    expect(statements).toHaveLength(1);
  });

  it.each`
    authorization                | detail                                             | because
    ${undefined}                 | ${'Authentication credentials were not provided.'} | ${'nobody came'}
    ${'Basic bWFuYWdlcjpz'}      | ${'Authentication credentials were not provided.'} | ${'that is another door'}
    ${'Tokens abc'}              | ${'Authentication credentials were not provided.'} | ${'that scheme does not exist'}
    ${'Token'}                   | ${'Invalid token.'}                                | ${'the key is missing'}
    ${'Token null'}              | ${'Invalid token.'}                                | ${'that is no key'}
    ${`Token ${'A'.repeat(40)}`} | ${'Invalid token.'}                                | ${'keys are lower case'}
    ${`Token ${'0'.repeat(40)}`} | ${'Invalid token.'}                                | ${'nobody has that key'}
  `('"$authorization": 401 "$detail", because $because', async ({ authorization, detail }) => {
    const answer = await send('GET', '/managing/', authorization ? { authorization } : {});
    expect([answer.statusCode, answer.json(), answer.headers['www-authenticate']]).toEqual([
      401,
      { detail, code: detail === 'Invalid token.' ? 'key.unknown' : 'sign_in.required' },
      'Token',
    ]);
  });

  it.each`
    shown                                     | because
    ${(key: string) => `Token ${key} ${key}`} | ${'one key is enough'}
    ${(key: string) => `Token ${key}0`}       | ${'it is too long'}
    ${(key: string) => `Bearer ${key},`}      | ${'something hangs on to it'}
  `('refuses a key that is known, when $because', async ({ shown }) => {
    const authorization = shown(await keyOf('manager'));
    const statements = await recordStatements(sample.db, async () => {
      const answer = await send('GET', '/managing/', { authorization });
      expect([answer.statusCode, answer.json()]).toEqual([
        401,
        { detail: 'Invalid token.', code: 'key.unknown' },
      ]);
    });
    expect(statements).toEqual([]);
  });

  it('does not look at keys in a query, a body or a cookie', async () => {
    const key = await keyOf('manager');
    const answer = await send('GET', `/managing/?access_token=${key}&token=${key}`, {
      cookie: `callmanager_session=${key}`,
    });
    expect([answer.statusCode, answer.json().detail]).toEqual([
      401,
      'Authentication credentials were not provided.',
    ]);
    const both = await send(
      'POST',
      '/logout/',
      { authorization: `Token ${key}` },
      { access_token: 'something' },
    );
    expect(both.statusCode).toBe(200);
  });

  it.each`
    username     | status | because
    ${'manager'} | ${200} | ${'that is what managers do'}
    ${'admin'}   | ${200} | ${'an administrator does it everywhere'}
    ${'owner'}   | ${401} | ${'an owner is no manager'}
    ${'nobody'}  | ${401} | ${'an account alone opens nothing'}
  `('$username: $status, because $because', async ({ username, status }) => {
    const answer = await send('GET', '/managing/', {
      authorization: `Token ${await keyOf(username)}`,
    });
    expect(answer.statusCode).toBe(status);
    if (status === 401)
      expect(answer.json()).toEqual({
        status: 'error',
        message: 'Unauthorized',
        code: 'unauthorized',
      });
  });

  it('admits only callers that the strategy has checked', async () => {
    const authorization = `Token ${await keyOf('manager')}`;
    const answer = await withoutValidate(ApiKeyStrategy, () =>
      send('GET', '/managing/', { authorization }),
    );
    expect([answer.statusCode, answer.body]).toEqual([500, expect.not.stringContaining('user')]);
  });

  it('lets anyone in on a public route, whatever key they bring, without asking', async () => {
    const headers = {
      authorization: `Token ${'0'.repeat(40)}`,
      'x-frontend-origin': 'https://evil.example',
    };
    let answer: Awaited<ReturnType<typeof send>>;
    const statements = await recordStatements(sample.db, async () => {
      answer = await send('POST', '/public/?a=1', headers, { b: 2 });
    });
    expect(answer!.json()).toEqual({
      username: '',
      capability: 'public',
      origin: null,
      body: { b: 2 },
      query: { a: '1' },
    });
    expect(statements).toEqual([]);
  });
});
