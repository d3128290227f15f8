import {
  authenticationSample,
  PASSWORD,
} from '../../../../../test/support/authentication-sample.js';

describe('login, logout, user/info', () => {
  const sample = authenticationSample();
  const { login, ids, send, keyOf } = sample;

  it('gives a key, tells who it is, and takes the key back', async () => {
    const answer = await login('owner');
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      {
        status: 'success',
        token: expect.stringMatching(/^[0-9a-f]{40}$/),
        user: { id: ids['owner'], username: 'owner', email: 'owner@example.com' },
      },
    ]);
    expect(answer.headers['set-cookie']).toBeUndefined();
    const headers = { authorization: `Token ${answer.json().token}` };
    expect((await send('GET', '/user/info', headers)).json()).toEqual({
      user: {
        slug: expect.stringMatching(/^\w{7}$/),
        isManager: false,
        isSteward: false,
        isAdministrator: false,
        isOwner: true,
        isWorker: false,
        has_userprofile: true,
      },
    });

    const gone = await send('POST', '/logout/', headers);
    expect([gone.statusCode, gone.json()]).toEqual([200, { status: 'success' }]);
    const after = await send('GET', '/user/info/', headers);
    expect([after.statusCode, after.json()]).toEqual([
      401,
      { detail: 'Invalid token.', code: 'key.unknown' },
    ]);
  });

  it('calls somebody without a profile by their user name', async () => {
    const answer = await send('GET', '/user/info/', {
      authorization: `Token ${await keyOf('admin')}`,
    });
    expect(answer.json().user).toMatchObject({
      slug: 'admin',
      isAdministrator: true,
      isManager: false,
      has_userprofile: false,
    });
  });

  it.each`
    body                                           | because
    ${{ username: 'manager', password: 'wrong' }}  | ${'the pair is wrong'}
    ${{ username: 'no-such-user', password: 'x' }} | ${'there is no such user'}
    ${{ username: 'manager' }}                     | ${'the password is missing'}
    ${{ username: '', password: '' }}              | ${'both are blank'}
    ${{ username: null, password: null }}          | ${'both are null'}
    ${undefined}                                   | ${'there is no body'}
  `('$body: 401, because $because', async ({ body }) => {
    const answer = await send('POST', '/login/', {}, body);
    expect([answer.statusCode, answer.json()]).toEqual([
      401,
      { status: 'error', message: 'Invalid credentials', code: 'sign_in.wrong_credentials' },
    ]);
  });

  it('names the field that is no text', async () => {
    const answer = await send(
      'POST',
      '/login/',
      {},
      { username: ['manager'], password: { $ne: '' } },
    );
    expect([answer.statusCode, Object.keys(answer.json().errors)]).toEqual([
      400,
      ['username', 'password'],
    ]);
  });

  it('refuses after ten failures there, not elsewhere, and no key at all', async () => {
    const key = await keyOf('nobody');
    for (let times = 0; times < 10; times++)
      expect((await login('nobody', 'wrong', '198.51.100.9')).statusCode).toBe(401);
    const refused = await login('nobody', PASSWORD, '198.51.100.9');
    expect([refused.statusCode, Object.keys(refused.json())]).toEqual([429, ['detail', 'code']]);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);

    expect((await login('nobody')).statusCode).toBe(200);
    const known = await sample.app.inject({
      method: 'GET',
      url: '/user/info/',
      headers: { authorization: `Token ${key}` },
      remoteAddress: '198.51.100.9',
    });
    expect(known.statusCode).toBe(200);
  });
});
