import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CallCopyingService,
  ManualReminderService,
  TimeChangeAnswerQueries,
  TimeChangeReminderService,
} from '#libs/labor';
import { sendReport } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { ReadsReplica } from '../../edge/unchanged/reads-replica.js';
import { Revised } from '../../edge/unchanged/revised.js';
import {
  CallTimeShape,
  type CallTimeView,
  presentCallTime,
} from '../presenters/call-time.presenter.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';
import {
  presentTimeChangeAnswers,
  TimeChangeAnswersShape,
  type TimeChangeAnswersView,
} from '../presenters/time-change-answers.presenter.js';
import { minutesOfEdit, minutesOfNew } from '../work-rules.js';
import { NewCallTimeDto } from './call-time.dto.js';

/** A call and the workers on its lists. */
@ApiTags('Call times')
@Controller()
export class CallCrewController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly copying: CallCopyingService,
    private readonly reminders: ManualReminderService,
    private readonly answers: TimeChangeAnswerQueries,
    private readonly questions: TimeChangeReminderService,
  ) {}

  @ApiOperation({
    operationId: 'copyCallTime',
    summary: 'Calls the same crew once more, at another time of the same event',
    description:
      'Requirements are copied, and everybody asked for them is queued again; canceled requests and no-shows are left out. Nothing is sent. `expected_hours` is copied where it is left out.',
  })
  @Post('call-time/:slug/copy')
  @WhenRepeated({ creates: true })
  @Allow('callTime.edit')
  @Returns(201, CallTimeShape)
  async copy(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: NewCallTimeDto,
  ): Promise<CallTimeView> {
    const { name, date, time, message = null } = body;
    const { call, requirements } = await this.unitOfWork.as(by, (work) =>
      this.copying.copy(work, slug, {
        name,
        date,
        time,
        message,
        minimumMinutes: minutesOfNew(body.minimum_hours),
        expectedMinutes: minutesOfEdit(body.expected_hours),
      }),
    );
    return presentCallTime(call, call.event, requirements);
  }

  @ApiOperation({
    operationId: 'remindCrew',
    summary: 'Reminds all confirmed workers who were not reminded yet',
    description:
      'The answer counts: queued, waiting for consent, opted out. A call that moves can be reminded of again.',
  })
  @Post('call-times/:slug/send-reminder')
  @Allow('request.sendOffers')
  @Returns(200, SuccessShape)
  async remind(@By() by: Caller, @Param('slug') slug: string): Promise<SuccessView> {
    const counts = await this.unitOfWork.as(by, (work) => this.reminders.send(work, slug));
    return success(sendReport(counts, 'reminder'));
  }

  @ApiOperation({
    operationId: 'showTimeChangeAnswers',
    summary: 'What the confirmed crew says to the latest time change of a call',
    description:
      'Each request once, judged by its latest question. Who was confirmed after the change was not asked.',
  })
  @Get('call-times/:slug/confirmations')
  @Allow('labor.read')
  @Revised()
  @ReadsReplica()
  @Returns(200, TimeChangeAnswersShape)
  async confirmations(
    @By() by: Caller,
    @Param('slug') slug: string,
  ): Promise<TimeChangeAnswersView> {
    return presentTimeChangeAnswers(await this.answers.board(this.unitOfWork.reading(by), slug));
  }

  @ApiOperation({
    operationId: 'remindOfTimeChange',
    summary: 'Asks those once more who have not answered the latest time change of a call',
    description:
      'The same text with the same link, to nobody twice within an hour. The answer counts: queued, waiting for consent, opted out.',
  })
  @Post('call-times/:slug/confirmations/remind')
  @Allow('request.sendOffers')
  @Returns(200, SuccessShape)
  async askAgain(@By() by: Caller, @Param('slug') slug: string): Promise<SuccessView> {
    const counts = await this.unitOfWork.as(by, (work) => this.questions.send(work, slug));
    return success(sendReport(counts, 'reminder'));
  }
}
