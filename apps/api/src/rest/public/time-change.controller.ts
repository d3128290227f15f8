import { Body, Controller, Get, Ip, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor, displayTimePadded } from '#libs/kernel';
import { TimeChangeQueries, TimeChangeService } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';
import {
  TimeChangeAnswerDto,
  TimeChangeQuestionShape,
  type TimeChangeQuestionView,
} from './public.dto.js';

/** Asks a confirmed worker whether they can make a call's new time; the token authorises one answer. */
@ApiTags('Public')
@Controller()
export class TimeChangeController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: TimeChangeQueries,
    private readonly timeChanges: TimeChangeService,
    private readonly throttle: TokenThrottleService,
  ) {}

  @ApiOperation({ operationId: 'showTimeChange', summary: 'The time before and the time now' })
  @Get('call/confirm-time-change/:token')
  @Allow('anyone')
  @Returns(200, TimeChangeQuestionShape)
  async question(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
  ): Promise<TimeChangeQuestionView> {
    const asked = await this.throttle.attempt(address, () =>
      this.queries.openQuestion(this.unitOfWork.reading(by), token),
    );
    return {
      event_name: asked.event_name,
      call_time_name: asked.call_name,
      original_time: displayDateTime(asked.previous_date, asked.previous_time),
      new_time: displayDateTime(asked.date, asked.time),
      messages: [],
    };
  }

  @ApiOperation({
    operationId: 'answerTimeChange',
    summary: 'Takes the answer, once',
    description: 'The request stays confirmed; the managers hear of it.',
  })
  @Post('call/confirm-time-change/:token')
  @Allow('anyone')
  @Returns(200, SuccessShape)
  async answer(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @Body() { cant_do_it = false, message }: TimeChangeAnswerDto,
  ): Promise<SuccessView> {
    const caller = { ...by, actor: Actor.withCapability('time-change-token') };
    await this.throttle.attempt(address, () =>
      this.unitOfWork.as(caller, (work) =>
        this.timeChanges.answer(work, token, cant_do_it, message?.trim() || null),
      ),
    );
    return success('Thank you, your answer was passed on.');
  }
}

/** '2031-05-01 at 08:00 AM' */
function displayDateTime(date: string, time: string): string {
  return `${date} at ${displayTimePadded(time)}`;
}
