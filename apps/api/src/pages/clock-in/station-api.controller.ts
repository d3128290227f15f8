import { Body, Controller, Get, Header, Ip, Param, Post, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Actor } from '#libs/kernel';
import { type Caller, Clock, UnitOfWork } from '#libs/platform';
import {
  type SentScanAnswer,
  type StationCrew,
  StationCrewQueries,
  StationExpired,
  StationScanService,
} from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { SameOriginGuard } from '../../edge/csrf/same-origin.guard.js';
import { ScanThrottleService } from '../../edge/rate-limit/scan-throttle.service.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import { timesOf } from './scanning.service.js';
import { sentScansOf, StationScansForm } from './station-api.form.js';

/** A scan's answer on the wire. */
interface ScanView {
  id: string;
  outcome: string;
  /** Key of the sentence that says it. */
  sentence: string;
  name: string | null;
  role: string | null;
  call: string | null;
  since: string | null;
  until: string | null;
  /** See `timesOf`. */
  at: string | null;
  counted: string | null;
}

/**
 * What a station's page asks while it is online: the clock, the crew, and to take its scans. JSON; the token in the path is
 * the right, no cookie is read. Below the page, since its service worker reaches no further.
 */
@Controller('app/signin-station/:token')
@ApiExcludeController()
@UseGuards(SameOriginGuard)
export class StationApiController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly crews: StationCrewQueries,
    private readonly scans: StationScanService,
    private readonly throttle: TokenThrottleService,
    private readonly codes: ScanThrottleService,
  ) {}

  /** The server's clock, for measuring the device's; nothing is looked up. */
  @Get('clock')
  @Allow('anyone')
  @Header('cache-control', 'no-store')
  now(): { now: string } {
    return { now: this.clock.now().toISOString() };
  }

  /** Names, roles and hashes of the crew; with an ETag. */
  @Get('crew')
  @Allow('anyone')
  async crew(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StationCrew | { status: 'error'; code: string; message: string }> {
    try {
      return await this.throttle.attempt(address, () =>
        this.crews.ofStation(this.unitOfWork.reading(by), token),
      );
    } catch (error) {
      if (!(error instanceof StationExpired)) throw error;
      reply.status(410);
      return { status: 'error', code: 'station.ended', message: error.message };
    }
  }

  @Post('scans')
  @Allow('anyone')
  @Header('cache-control', 'no-store')
  async take(
    @By() by: Caller,
    @Param('token') token: string,
    @Body() body: StationScansForm,
    @Ip() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ now: string; time_zone: string; answers: ScanView[] }> {
    reply.status(200);
    const now = this.clock.now();
    const sent = sentScansOf(body, now);
    const codesAllowed = await this.codes.allowsCodes(address);
    const taken = await this.throttle.attempt(address, () =>
      this.unitOfWork.as({ ...by, actor: Actor.withCapability('station') }, (work) =>
        this.scans.take(work, token, { ...sent, codesAllowed }),
      ),
    );
    await this.codes.countWrong(address, taken.wrongCodes);
    return { now: now.toISOString(), time_zone: taken.zone, answers: taken.answers.map(viewOf) };
  }
}

function viewOf(answer: SentScanAnswer): ScanView {
  if ('later' in answer) {
    const nobody = { name: null, role: null, call: null };
    const never = { since: null, until: null, at: null, counted: null };
    return {
      id: answer.id,
      outcome: 'later',
      sentence: 'too_many_wrong_codes',
      ...nobody,
      ...never,
    };
  }
  const { id, outcome, sentence, workerName: name, role, call, since, until } = answer;
  return { id, outcome, sentence, name, role, call, since, until, ...timesOf(answer) };
}
