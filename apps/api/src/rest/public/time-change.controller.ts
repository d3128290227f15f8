import { Body, Controller, Get, Ip, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor, displayTimePadded } from '#libs/kernel';
import {
  CallConflictQueries,
  type CallConflicts,
  TimeChangeQueries,
  type TimeChangeQuestion,
  TimeChangeService,
} from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import {
  AnsweredShape,
  type AnsweredView,
  presentAnswered,
  presentCallConflict,
} from '../presenters/call-conflict.presenter.js';
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
    private readonly conflicts: CallConflictQueries,
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
    const asked = await this.find(by, token, address);
    const conflicts = await this.conflictsOf(by, asked);
    return {
      event_name: asked.event_name,
      call_time_name: asked.call_name,
      original_time: displayDateTime(asked.previous_date, asked.previous_time),
      new_time: displayDateTime(asked.date, asked.time),
      messages: [],
      conflicts: (conflicts.get(asked.request_id) ?? []).map(presentCallConflict),
    };
  }

  @ApiOperation({
    operationId: 'answerTimeChange',
    summary: 'Takes the answer, once',
    description: 'The request stays confirmed; the managers are told.',
  })
  @Post('call/confirm-time-change/:token')
  @Allow('anyone')
  @Returns(200, AnsweredShape)
  async answer(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @Body() { cant_do_it = false, message }: TimeChangeAnswerDto,
  ): Promise<AnsweredView> {
    const asked = await this.find(by, token, address);
    const caller = { ...by, actor: Actor.withCapability('time-change-token') };
    await this.throttle.attempt(address, () =>
      this.unitOfWork.as(caller, (work) =>
        this.timeChanges.answer(work, token, cant_do_it, message?.trim() || null),
      ),
    );
    const thanks = 'Thank you, your answer was passed on.';
    if (cant_do_it) return { status: 'success', message: thanks };
    return presentAnswered(await this.conflictsOf(by, asked), thanks);
  }

  private find(by: Caller, token: string, address: string): Promise<TimeChangeQuestion> {
    return this.throttle.attempt(address, () =>
      this.queries.openQuestion(this.unitOfWork.reading(by), token),
    );
  }

  private conflictsOf(by: Caller, { request_id: id }: TimeChangeQuestion): Promise<CallConflicts> {
    const work = this.unitOfWork.reading(by);
    return this.conflicts.acceptedOfRequestsUnchecked(work, [id], 'same');
  }
}

/** '2031-05-01 at 08:00 AM' */
function displayDateTime(date: string, time: string): string {
  return `${date} at ${displayTimePadded(time)}`;
}
