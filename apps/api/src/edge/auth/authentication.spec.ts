import { Body, Controller, Get, Module, Post, Query, Req, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { PasswordHashingService, UserService, SessionService, SignInService } from '#libs/identity';
import { type Caller, PlatformModule, UnitOfWork } from '#libs/platform';
import { dataSourceOptions } from '#libs/schema';
import { testConfiguration } from '../../../../../test/support/configuration.js';
import { aDatabase, dropAll } from '../../../../../test/support/database.js';
import { recordStatements } from '../../../../../test/support/record-statements.js';
import { AuthModule } from '../../rest/auth/auth.module.js';
import { Allow } from './allow.js';
import { ApiKeyStrategy } from './api-key.strategy.js';
import { By } from './by.js';
import { CsrfService } from '../csrf/csrf.service.js';
import { WithoutCsrf } from '../csrf/csrf.guard.js';
import { EdgeModule } from '../edge.module.js';
import type { EdgeRequest } from '../http/edge-request.js';
import { configureHttp, createHttpAdapter } from '../http/http-server.js';
import { SessionCookieService } from './session-cookie.service.js';
import { SessionStrategy } from './session.strategy.js';

const describeCaller = ({ actor, origin }: Caller) => ({
  username: actor.username,
  capability: actor.capability,
  origin,
});

@Controller()
class RestController {
  @Get('managing/')
  @Allow('event.create')
  managing(@By() by: Caller) {
    return describeCaller(by);
  }

  @Post('public/')
  @Allow('anyone')
  public(@By() by: Caller, @Body() body: object, @Query() query: object) {
    return { ...describeCaller(by), body, query };
  }
}

@Controller('app')
class PagesController {
  constructor(
    private readonly csrf: CsrfService,
    private readonly sessions: SessionService,
    private readonly cookie: SessionCookieService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Get('form/')
  @Allow('anyone')
  form(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return {
      ...describeCaller(by),
      token: this.csrf.tokenFor(request, reply),
      again: this.csrf.tokenFor(request, reply),
    };
  }

  @Post('form/')
  @Allow('anyone')
  post(@By() by: Caller) {
    return describeCaller(by);
  }

  @Post('open/')
  @Allow('anyone')
  async open(@Query('user') userId: number, @Res({ passthrough: true }) reply: FastifyReply) {
    this.cookie.set(
      reply,
      await this.unitOfWork.asSystem((work) => this.sessions.open(work, userId, 'a browser')),
    );
  }

  @Post('signed/')
  @Allow('anyone')
  @WithoutCsrf('the provider signs its calls')
  signed() {
    return { status: 'success' };
  }

  @Get('managing/')
  @Allow('event.create')
  managing(@By() by: Caller) {
    return describeCaller(by);
  }
}

@Module({ imports: [EdgeModule, AuthModule], controllers: [RestController, PagesController] })
class SampleModule {}

/** Runs `body` while one of passport's strategies has no `validate`. */
async function withoutValidate<T>(
  { prototype }: { prototype: { validate?: unknown } },
  body: () => Promise<T>,
): Promise<T> {
  const { validate } = prototype;
  delete prototype.validate;
  try {
    return await body();
  } finally {
    prototype.validate = validate;
  }
}

const PASSWORD = 'four riggers, two audio';

describe('authentication', () => {
  let app: NestFastifyApplication;
  let db: DataSource;
  const ids: Record<string, number> = {};

  beforeAll(async () => {
    const database = await aDatabase();
    const configuration = testConfiguration({
      publicUrl: 'https://crew.example.com',
      csrfTrustedOrigins: ['https://desk.example.com'],
    });
    const module = await Test.createTestingModule({
      imports: [
        PlatformModule.forRoot(configuration, database),
        TypeOrmModule.forRoot(dataSourceOptions(database, 4)),
        SampleModule,
      ],
    }).compile();
    app = module.createNestApplication<NestFastifyApplication>(
      createHttpAdapter({ trustProxy: false, logLevel: 'silent' }),
      { rawBody: true },
    );
    await configureHttp(app, { corsOrigins: configuration.corsOrigins });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();

    db = app.get(DataSource);
    const [{ id: companyId }] = await db.query(
      `insert into companies (slug, name) values ('aB3dE9x', 'Crew') returning id`,
    );
    const passwordHash = await app.get(PasswordHashingService).hash(PASSWORD);
    await app.get(UnitOfWork).asSystem(async (work) => {
      for (const [username, role] of [
        ['manager', 'manager'],
        ['owner', 'owner'],
        ['admin', 'administrator'],
        ['nobody', null],
      ] as const) {
        const grants = role
          ? [{ role, companyId: role === 'administrator' ? null : (companyId as number) }]
          : [];
        const phoneNumber = username === 'owner' ? '+14155550111' : null;
        ids[username] = (
          await app.get(UserService).create(work, {
            username,
            passwordHash,
            email: `${username}@example.com`,
            phoneNumber,
            grants,
          })
        ).userId;
      }
    });
  });
  afterAll(async () => {
    await app.close();
    await dropAll();
  });

  const send = (
    method: 'GET' | 'POST',
    url: string,
    headers: Record<string, string> = {},
    payload?: object | string,
  ) => app.inject({ method, url, headers, payload });
  const login = (username: string, password = PASSWORD, remoteAddress = '192.0.2.7') =>
    app.inject({ method: 'POST', url: '/login/', payload: { username, password }, remoteAddress });
  const keyOf = async (username: string) => (await login(username)).json().token as string;

  describe('by key', () => {
    it.each`
      scheme
      ${'Token'}
      ${'Bearer'}
      ${'bearer'}
      ${'  tOkEn  '}
    `('"$scheme" opens what the role may try, with one statement', async ({ scheme }) => {
      const authorization = `${scheme} ${await keyOf('manager')}`;
      let answer: Awaited<ReturnType<typeof send>>;
      const statements = await recordStatements(db, async () => {
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
      const statements = await recordStatements(db, async () => {
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
      const statements = await recordStatements(db, async () => {
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

  describe('login, logout, user/info', () => {
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
      const known = await app.inject({
        method: 'GET',
        url: '/user/info/',
        headers: { authorization: `Token ${key}` },
        remoteAddress: '198.51.100.9',
      });
      expect(known.statusCode).toBe(200);
    });
  });

  describe('by session, under /app/', () => {
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
      await app.get(UnitOfWork).asSystem(async (work) => {
        await app.get(SessionService).revokeAll(work, ids['manager']!);
        await app.get(SignInService).signOut(work, {});
      });
      expect((await send('GET', '/app/managing/', { cookie })).statusCode).toBe(401);
    });
  });
});
