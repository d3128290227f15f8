import { SessionService, SignInService } from '#libs/identity';
import { UnitOfWork } from '#libs/platform';
import { SessionStrategy } from './session.strategy.js';
import {
  authenticationSample,
  withoutValidate,
} from '../../../../../test/support/authentication-sample.js';

describe('authentication by session, under /app/', () => {
  const sample = authenticationSample();
  const { send, ids, keyOf } = sample;

  interface Form {
    cookie: string;
    token: string;
  }
  const cookieFrom = (answer: Awaited<ReturnType<typeof send>>) =>
    String(answer.headers['set-cookie']).split(';', 1)[0]!;
  const aForm = async (cookie = ''): Promise<Form> => {
    const answer = await send('GET', '/app/form/', cookie ? { cookie } : {});
    return { cookie: cookie || cookieFrom(answer), token: answer.json().token };
  };
  const submit = (form: Form, headers: Record<string, string> = {}, url = '/app/form/') =>
    send(
      'POST',
      url,
      { cookie: form.cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      `csrf_token=${form.token}`,
    );
  const aSession = async (username: string) => {
    const answer = await submit(await aForm(), {}, `/app/open/?user=${ids[username]}`);
    expect(answer.headers['set-cookie']).toMatch(
      /^callmanager_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=25\d{5}$/,
    );
    return cookieFrom(answer);
  };

  it('knows who has a session, and asks nobody else for a key', async () => {
    const cookie = await aSession('manager');
    expect((await send('GET', '/app/managing/', { cookie })).json()).toMatchObject({
      username: 'manager',
    });
    expect((await send('GET', '/app/form/', { cookie })).json()).toMatchObject({
      username: 'manager',
    });
    expect((await send('GET', '/app/form/')).json()).toMatchObject({
      username: '',
      capability: 'public',
    });
  });

  it('is closed without a session, with a key instead of one, and to another role', async () => {
    const authorization = `Token ${await keyOf('manager')}`;
    expect((await send('GET', '/app/managing/', { authorization })).statusCode).toBe(401);
    expect(
      (await send('GET', '/app/managing/', { cookie: `callmanager_session=${'x'.repeat(43)}` }))
        .statusCode,
    ).toBe(401);
    expect(
      (await send('GET', '/app/managing/', { cookie: await aSession('owner') })).statusCode,
    ).toBe(403);
    expect(
      (await send('GET', '/managing/', { cookie: await aSession('manager') })).statusCode,
    ).toBe(401);
  });

  it('takes a form back that it has given out, from a visitor and from somebody signed in', async () => {
    expect((await submit(await aForm())).statusCode).toBe(201);
    const mine = await aForm(await aSession('manager'));
    expect((await submit(mine)).json()).toMatchObject({ username: 'manager' });
    const byHeader = await send('POST', '/app/form/', {
      cookie: mine.cookie,
      'x-csrftoken': mine.token,
    });
    expect(byHeader.statusCode).toBe(201);
  });

  it('gives one visitor one cookie, however many forms a page has', async () => {
    const answer = await send('GET', '/app/form/');
    expect(answer.json().again).toBe(answer.json().token);
    expect([answer.headers['set-cookie']].flat()).toHaveLength(1);
  });

  it.each`
    headers                                                                    | status | because
    ${{ origin: 'https://crew.example.com', 'sec-fetch-site': 'same-origin' }} | ${201} | ${'that is us'}
    ${{ origin: 'https://desk.example.com', 'sec-fetch-site': 'same-site' }}   | ${201} | ${'the configuration trusts it'}
    ${{ origin: 'http://127.0.0.1:8000', host: '127.0.0.1:8000' }}             | ${201} | ${'that is us by another name'}
    ${{ 'sec-fetch-site': 'same-origin' }}                                     | ${201} | ${'the browser says so'}
    ${{ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }}      | ${403} | ${'another site posts our form'}
    ${{ origin: 'https://crew.example.com.evil.example' }}                     | ${403} | ${'that only looks like us'}
    ${{ origin: 'null' }}                                                      | ${403} | ${'the page hides where it is from'}
    ${{ 'sec-fetch-site': 'cross-site' }}                                      | ${403} | ${'the browser says so'}
    ${{ 'sec-fetch-site': 'same-site' }}                                       | ${403} | ${'a neighbour is not us'}
  `('$headers: $status, because $because', async ({ headers, status }) => {
    expect((await submit(await aForm(), headers)).statusCode).toBe(status);
  });

  it('refuses a form without a token, with a made-up one, or with somebody else’s', async () => {
    const [mine, theirs] = [
      await aForm(await aSession('manager')),
      await aForm(await aSession('owner')),
    ];
    expect((await submit({ ...mine, token: '' })).statusCode).toBe(403);
    expect((await submit({ ...mine, token: 'x'.repeat(43) })).statusCode).toBe(403);
    expect((await submit({ ...mine, token: theirs.token })).statusCode).toBe(403);
    expect((await submit({ ...mine, cookie: '' })).statusCode).toBe(403);
    expect(
      (await send('POST', '/app/form/', { cookie: mine.cookie }, { csrf_token: [mine.token] }))
        .statusCode,
    ).toBe(403);
  });

  it('asks no provider for a form’s token', async () => {
    expect((await send('POST', '/app/signed/')).statusCode).toBe(201);
  });

  it('admits only callers that the strategy has checked', async () => {
    const cookie = await aSession('manager');
    const answer = await withoutValidate(SessionStrategy, () =>
      send('GET', '/app/managing/', { cookie }),
    );
    expect([answer.statusCode, answer.body]).toEqual([500, expect.not.stringContaining('user')]);
  });

  it('ends with the session', async () => {
    const cookie = await aSession('manager');
    await sample.app.get(UnitOfWork).asSystem(async (work) => {
      await sample.app.get(SessionService).revokeAll(work, ids['manager']!);
      await sample.app.get(SignInService).signOut(work, {});
    });
    expect((await send('GET', '/app/managing/', { cookie })).statusCode).toBe(401);
  });
});
