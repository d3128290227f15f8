import {
  BadRequestException,
  Body,
  Controller,
  Delete,
  Get,
  HttpException,
  Param,
  Patch,
  Post,
  Query,
  Req,
  type RawBodyRequest,
} from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Actor, Conflict, Invalid, NotFound, Throttled, Unauthorized, Unknown } from '#libs/kernel';
import { Allow } from '../../apps/api/src/edge/auth/allow.js';
import {
  Returns,
  choice,
  date,
  decimalText,
  flag,
  inline,
  instant,
  integer,
  list,
  map,
  nullable,
  object,
  phone,
  text,
  time,
  uuid,
  wallClock,
} from '../../apps/api/src/edge/openapi/response-shapes.js';
import {
  Choice,
  DateText,
  Flag,
  HalfHours,
  Id,
  Ids,
  ListOf,
  PhoneText,
  Text,
  TimeText,
  WallClock,
  WholeNumber,
} from '../../apps/api/src/edge/validation/fields.js';
import {
  configureHttp,
  createHttpAdapter,
  type HttpAdapterOptions,
  type HttpOptions,
} from '../../apps/api/src/edge/http/http-server.js';
import { InvalidToken, NotAuthenticated } from '../../apps/api/src/edge/auth/not-authenticated.js';
import { serveOpenApi } from '../../apps/api/src/edge/openapi/openapi-document.js';

export class ShiftDto {
  @Id({ description: 'The request this is about.' }) id!: number;
  @Text({ max: 20, example: 'Brings own tools', optional: true }) notes?: string;
}

export class GigDto {
  @Text({ max: 10, example: 'Load-in', description: 'What the crew reads.' }) name!: string;
  @Text({ max: 200, example: 'Gate 4', blank: true, optional: true }) event_description?: string;
  @WholeNumber({ min: 0, max: 100, example: 4, optional: true }) needed?: number;
  @HalfHours({ nullable: true }) minimum_hours?: number | null;
  @Flag({ optional: true }) reserved?: boolean;
  @DateText({ nullable: true }) call_date?: string | null;
  @TimeText({ optional: true }) call_time?: string;
  @WallClock({ optional: true }) start_time?: string;
  @Id({ nullable: true }) location?: number | null;
  @Ids({ optional: true }) workers?: number[];
  @Choice(['yes', 'no'], { optional: true }) response?: 'yes' | 'no';
  @PhoneText({ optional: true }) phone_number?: string;
  @ListOf(ShiftDto, { optional: true }) labor_requests?: ShiftDto[];
  @Text({ max: 20, example: 'Hello', optional: true }) message?: string;
}

class GigQuery {
  @WholeNumber({ min: 1, example: 1, optional: true }) page?: number;
  @Text({ max: 10, example: 'rig', optional: true }) search?: string;
}

const SkillShape = object('Skill', { id: integer(3, 'Row id.'), name: text('Rigger') });
const GigShape = object('Gig', {
  id: integer(17),
  name: text('Load-in'),
  reserved: flag(false),
  call_date: nullable(date()),
  call_time: time(),
  start_time: wallClock(),
  sent_at: nullable(instant()),
  meal_penalty_diff: decimalText(),
  token: uuid(),
  phone_number: phone(),
  response: nullable(choice(['yes', 'no'])),
  skill: nullable(SkillShape),
  skills: list(SkillShape),
  counts: map(integer(2), { rigger: 2 }),
  place: inline({ name: text('Arena') }),
});

/** Errors by name, as services and libraries throw them. */
const ERRORS: Record<string, () => unknown> = {
  missing: () => new NotFound('Event'),
  unknown: () => new Unknown('link.unknown', 'Invalid or expired link.'),
  invalid: () =>
    new Invalid('gig.invalid', 'Too early.', {
      call_date: 'Too early.',
      message: 'Too long.',
      status: 'No.',
      errors: 'No.',
      code: 'No.',
    }),
  business: () => new Invalid('gig.full', 'All positions are filled.'),
  conflict: () => new Conflict('gig.taken', 'Somebody was faster.'),
  unauthorized: () => new Unauthorized(),
  throttled: () => new Throttled(42),
  'no-key': () => new NotAuthenticated(),
  'bad-key': () => new InvalidToken(),
  http: () => new BadRequestException('Not like this.'),
  custom: () =>
    new HttpException(
      { status: 'error', message: 'Please subscribe.', detail: 'Please subscribe.' },
      402,
    ),
  'bad-value': () =>
    Object.assign(new Error('invalid input syntax for type integer: "secret"'), {
      driverError: { code: '22P02' },
    }),
  deadlock: () => Object.assign(new Error('deadlock detected'), { code: '40P01' }),
  duplicate: () =>
    Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (phone)=(+14155550111) already exists.',
    }),
  vanished: () => Object.assign(new Error('violates foreign key constraint'), { code: '23503' }),
  broken: () =>
    Object.assign(new Error('the wheel came off'), { parameters: ['hunter2'], query: 'select 1' }),
  thrown: () => 'a bare string',
};

@Controller()
class GigsController {
  @Get('gigs/list/')
  @Allow('event.read')
  @Returns(200, list(GigShape), 'All gigs.')
  list(@Query() query: GigQuery): object {
    return { ...query };
  }

  @Post('gigs/')
  @Allow('event.edit')
  @Returns(201, GigShape)
  create(@Body() body: GigDto): object {
    return { ...body, _keys: Object.keys(body) };
  }

  @Patch('gig/:slug/')
  @Allow('event.edit')
  @Returns(200, GigShape)
  edit(@Param('slug') slug: string, @Body() body: GigDto): object {
    return { slug, name: body.name };
  }

  @Get('gig/:slug/')
  @Allow('event.read')
  @Returns(200, GigShape)
  show(@Param('slug') slug: string): object {
    return { slug };
  }

  @Delete('gigs/')
  @Allow('event.edit')
  @Returns(200)
  remove(@Body() body: ShiftDto): object {
    return { id: body.id };
  }

  @Post(['gig/:slug/confirm/:event_token/', 'gig/:slug/accept/:event_token/'])
  @Allow('anyone')
  @Returns(200, inline({ message: text('Done.') }))
  confirm(
    @Param('slug') slug: string,
    @Param('event_token') token: string,
    @Req() request: FastifyRequest & { actor?: Actor },
  ): object {
    request.actor = new Actor({ userId: 5 });
    return { slug, token };
  }

  @Post('raw/')
  @Allow('anyone')
  @Returns(200)
  raw(@Req() request: RawBodyRequest<FastifyRequest>): object {
    return { body: request.body ?? null, raw: request.rawBody?.toString() ?? null };
  }

  @Get('notifications/:id/')
  @Allow('event.read')
  @Returns(200)
  notification(@Param('id') id: number, @Query('page') page?: number): object {
    return { id, page: page ?? null };
  }
}

@Controller()
class ErrorsController {
  @Get('errors/:name/')
  @Allow('anyone')
  fail(@Param('name') name: string): never {
    throw ERRORS[name]!() as Error;
  }

  @Get('app/errors/:name/')
  @Allow('anyone')
  failOnPage(@Param('name') name: string): never {
    throw ERRORS[name]!() as Error;
  }
}

export interface SampleApp {
  app: NestFastifyApplication;
  /** Log lines so far. */
  log: Record<string, unknown>[];
}

/** A small application with the complete edge; close `app` in the end. */
export async function aSampleApp(
  options: Partial<HttpAdapterOptions & HttpOptions> = {},
): Promise<SampleApp> {
  const log: Record<string, unknown>[] = [];
  const logStream = {
    write: (line: string) => void log.push(JSON.parse(line) as Record<string, unknown>),
  };
  const adapter = createHttpAdapter({ trustProxy: false, logLevel: 'info', logStream, ...options });
  const module = await Test.createTestingModule({
    controllers: [GigsController, ErrorsController],
  }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(adapter, { rawBody: true });
  await configureHttp(app, { corsOrigins: ['http://localhost:5173'], ...options });
  serveOpenApi(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return { app, log };
}
