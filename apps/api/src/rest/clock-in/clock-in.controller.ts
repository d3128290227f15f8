import { Body, Controller, Get, Ip, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, UnitOfWork } from '#libs/platform';
import {
  ClockInTokenService,
  clockMessage,
  ClockQueries,
  clockResultOf,
  InstantScanService,
} from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import {
  ClockedShape,
  type ClockedView,
  ClockInPageShape,
  type ClockInPageView,
  presentClockInPage,
} from '../presenters/clock-in.presenter.js';
import { ClockInDto } from './clock-in.dto.js';

/** The worker's QR code: a page when the worker opens it, a punch when a steward scans it. */
@ApiTags('Clock-in')
@Controller()
export class ClockInController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: ClockInTokenService,
    private readonly clock: InstantScanService,
    private readonly queries: ClockQueries,
    private readonly throttle: TokenThrottleService,
  ) {}

  @ApiOperation({
    operationId: 'showClockInPage',
    summary: 'What the holder of a clock-in link is confirmed for at the event',
  })
  @Get('clock-in/:token')
  @Allow('anyone')
  @Returns(200, ClockInPageShape)
  async page(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
  ): Promise<ClockInPageView> {
    const work = this.unitOfWork.reading(by);
    const pass = await this.throttle.attempt(address, () => this.tokens.find(work, token));
    return presentClockInPage(
      pass,
      await this.queries.callsUnchecked(work, pass.worker_id, pass.event.id),
    );
  }

  @ApiOperation({
    operationId: 'clockInOrOut',
    summary: 'Clocks the holder of the link in or out of one call',
    description:
      'Outside of the hour around the call, the steward has to do it. Until the scheduled start `clock_out` changes nothing and says since when the worker is in.',
  })
  @Post('clock-in/:token')
  @Allow('anyone')
  @Returns(200, ClockedShape)
  async record(
    @By() by: Caller,
    @Param('token') token: string,
    @Body() body: ClockInDto,
    @Ip() address: string,
  ): Promise<ClockedView> {
    const clocked = await this.unitOfWork.as(by, async (work) => {
      const pass = await this.throttle.attempt(address, () => this.tokens.find(work, token));
      return body.action === 'clock_in'
        ? this.clock.clockIn(work, pass, body.call_time_id)
        : this.clock.clockOut(work, pass, body.call_time_id);
    });
    return { status: 'success', message: clockMessage(clockResultOf(clocked)) };
  }

  @ApiOperation({
    operationId: 'scanWorkerCode',
    summary: "A manager or the event's steward scans a worker's code",
    description:
      'Out of the running call, else into the nearest one. Until the scheduled start, and within ten seconds of the last scan, a scan changes nothing and says since when the worker is in.',
  })
  @Post('clock-in-qr/:token')
  @Allow('scanner.use')
  @Returns(200, ClockedShape)
  async scan(@By() by: Caller, @Param('token') token: string): Promise<ClockedView> {
    const clocked = await this.unitOfWork.as(by, async (work) => {
      return this.clock.toggle(work, await this.tokens.findReached(work, token));
    });
    return { status: 'success', message: clockMessage(clockResultOf(clocked)) };
  }
}
