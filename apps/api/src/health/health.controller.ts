import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { MAIL_PROVIDER, type MailProvider, SMS_PROVIDER, type SmsProvider } from '#libs/messaging';
import {
  DATABASE_SERVER,
  DiskSpaceService,
  type DatabaseServer,
  HintBus,
  ReplicaReadsService,
} from '#libs/platform';
import { Allow } from '../edge/auth/allow.js';
import { Returns, choice, inline, object, type Static } from '../edge/openapi/response-shapes.js';
import { ShutdownStateService } from './shutdown-state.service.js';

const AliveShape = object('Alive', {
  status: choice(
    ['ok', 'down'],
    'Down: the embedded database has died. It is being started again; when that fails, the process ends.',
  ),
});
const ReadyShape = object('Ready', {
  status: choice(
    ['ok', 'degraded', 'down', 'stopping'],
    'Degraded serves everything; something that may be away is away. Stopping serves everything for a few seconds more.',
  ),
  checks: inline({
    database: choice(
      ['ok', 'full', 'down'],
      'Full: its disk has no room. What is there is read, nothing is stored.',
    ),
    replicas: choice(
      ['ok', 'degraded', 'not configured'],
      'Degraded: one does not answer; the primary answers what it would have.',
    ),
    hints: choice(
      ['ok', 'degraded'],
      'Degraded: live hints stay within this process until Redis is back.',
    ),
    messages: choice(['ok', 'not configured'], 'Not configured: SMS fail until a provider is set.'),
    mail: choice(['ok', 'not configured'], 'Not configured: mail fails until a server is set.'),
  }),
});

const REPLICAS = { none: 'not configured', ok: 'ok', aside: 'degraded' } as const;

@ApiTags('Health')
@Controller('health')
export class HealthController {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(SMS_PROVIDER) private readonly provider: SmsProvider,
    @Inject(MAIL_PROVIDER) private readonly mailProvider: MailProvider,
    private readonly hints: HintBus,
    private readonly shutdownState: ShutdownStateService,
    private readonly diskSpace: DiskSpaceService,
    private readonly replicaReads: ReplicaReadsService,
    @Inject(DATABASE_SERVER) private readonly server: DatabaseServer,
  ) {}

  @ApiOperation({ operationId: 'checkLive', summary: 'Whether the process runs' })
  @Get('live')
  @Allow('anyone')
  @Returns(200, AliveShape)
  @Returns(503, AliveShape, 'The embedded database has died.')
  live(@Res({ passthrough: true }) reply: FastifyReply): Static<typeof AliveShape> {
    if (!this.server.isRunning) reply.code(503);
    return { status: this.server.isRunning ? 'ok' : 'down' };
  }

  @ApiOperation({ operationId: 'checkReady', summary: 'Whether the process can do its work' })
  @Get('ready')
  @Allow('anyone')
  @Returns(200, ReadyShape)
  @Returns(
    503,
    ReadyShape,
    'The database is away, its disk is full, or the process is about to stop.',
  )
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Static<typeof ReadyShape>> {
    const database = await this.databaseState();
    const replicas = REPLICAS[this.replicaReads.state];
    const hints = this.hints.state === 'degraded' ? 'degraded' : 'ok';
    const messages = this.provider.name === 'none' ? 'not configured' : 'ok';
    const mail = this.mailProvider.name === 'none' ? 'not configured' : 'ok';
    const degraded =
      hints !== 'ok' || replicas === 'degraded' || messages !== 'ok' || mail !== 'ok';
    const status =
      database !== 'ok'
        ? 'down'
        : this.shutdownState.isShuttingDown
          ? 'stopping'
          : degraded
            ? 'degraded'
            : 'ok';
    if (status === 'down' || status === 'stopping') reply.code(503);
    return { status, checks: { database, replicas, hints, messages, mail } };
  }

  private async databaseState(): Promise<'ok' | 'full' | 'down'> {
    if (!this.server.isRunning) return 'down';
    const isThere = await this.dataSource.query('select 1').then(
      () => true,
      () => false,
    );
    if (!isThere) return 'down';
    return (await this.diskSpace.hasSpace()) ? 'ok' : 'full';
  }
}
