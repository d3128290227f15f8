import { Body, Controller, Get, Module, Post, Query, Req, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { PasswordHashingService, UserService, SessionService } from '#libs/identity';
import { type Caller, PlatformModule, UnitOfWork } from '#libs/platform';
import { dataSourceOptions } from '#libs/schema';
import { testConfiguration } from './configuration.js';
import { aDatabase, dropAll } from './database.js';
import { AuthModule } from '../../apps/api/src/rest/auth/auth.module.js';
import { Allow } from '../../apps/api/src/edge/auth/allow.js';
import { By } from '../../apps/api/src/edge/auth/by.js';
import { CsrfService } from '../../apps/api/src/edge/csrf/csrf.service.js';
import { WithoutCsrf } from '../../apps/api/src/edge/csrf/csrf.guard.js';
import { EdgeModule } from '../../apps/api/src/edge/edge.module.js';
import type { EdgeRequest } from '../../apps/api/src/edge/http/edge-request.js';
import { configureHttp, createHttpAdapter } from '../../apps/api/src/edge/http/http-server.js';
import { SessionCookieService } from '../../apps/api/src/edge/auth/session-cookie.service.js';

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
export async function withoutValidate<T>(
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
export const PASSWORD = 'four riggers, two audio';

/** The edge with routes of its own, of REST and of pages, and four accounts. */
export function authenticationSample() {
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

  return {
    keyOf,
    send,
    get db() {
      return db;
    },
    login,
    ids,
    get app() {
      return app;
    },
  };
}
