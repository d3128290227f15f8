import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CallTimeService } from '#libs/call-time';
import { LaborTypeQueries } from '#libs/company';
import { EventQueries } from '#libs/event';
import { CancellationTextService, LaborRequirementQueries, TimeChangeService } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { Revised } from '../../edge/unchanged/revised.js';
import {
  CallTimeShape,
  type CallTimeView,
  presentCallTime,
} from '../presenters/call-time.presenter.js';
import { presentCompany } from '../presenters/company.presenter.js';
import { presentEvent } from '../presenters/event.presenter.js';
import { presentLaborType } from '../presenters/labor-type.presenter.js';
import { presentMoveReport } from '../presenters/move-report.js';
import {
  DeletedShape,
  type DeletionReport,
  presentDeletionReport,
} from '../presenters/deletion-report.js';
import { minutesOfNew, minutesOfEdit } from '../work-rules.js';
import {
  CallTimeFormShape,
  type CallTimeFormView,
  EditedCallTimeShape,
  type EditedCallTimeView,
} from './call-time.shapes.js';
import { CallTimeChangesDto, NewCallTimeDto } from './call-time.dto.js';

@ApiTags('Call times')
@Controller()
export class CallTimesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calls: CallTimeService,
    private readonly requirements: LaborRequirementQueries,
    private readonly events: EventQueries,
    private readonly laborTypes: LaborTypeQueries,
    private readonly timeChanges: TimeChangeService,
    private readonly cancellations: CancellationTextService,
  ) {}

  @ApiOperation({
    operationId: 'newCallTimeForm',
    summary: 'What the form for a new call time is filled with',
  })
  @Get('call-time/:slug/add-call-time')
  @Allow('callTime.edit')
  @Revised()
  @Returns(200, CallTimeFormShape)
  async form(@By() by: Caller, @Param('slug') slug: string): Promise<CallTimeFormView> {
    const work = this.unitOfWork.reading(by);
    const event = await this.events.reached(work, slug);
    const laborTypes = await this.laborTypes.ofCompany(work, event.company_id);
    return {
      event: presentEvent(event),
      company: presentCompany(event.company),
      labor_types: laborTypes.map(presentLaborType),
    };
  }

  @ApiOperation({
    operationId: 'scheduleCallTime',
    summary: "Calls a crew to an event; the slug is the event's",
  })
  @Post('call-time/:slug/add-call-time')
  @WhenRepeated({ creates: true })
  @Allow('callTime.edit')
  @Returns(201, CallTimeShape)
  async schedule(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: NewCallTimeDto,
  ): Promise<CallTimeView> {
    const { name, date, time, message = null } = body;
    const call = await this.unitOfWork.as(by, (work) =>
      this.calls.schedule(work, slug, {
        name,
        date,
        time,
        message,
        minimumMinutes: minutesOfNew(body.minimum_hours),
        expectedMinutes: minutesOfNew(body.expected_hours),
      }),
    );
    return presentCallTime(call, call.event, []);
  }

  @ApiOperation({
    operationId: 'editCallTime',
    summary: 'Edits a call time; what is left out stays',
    description:
      'A change of date or time asks all confirmed workers again, a minute later: after several moves they get one text. `message` says how many, and how many could not be told.',
  })
  @Patch('call-times/:slug/edit')
  @Allow('callTime.edit')
  @Returns(200, EditedCallTimeShape)
  edit(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: CallTimeChangesDto,
  ): Promise<EditedCallTimeView> {
    const { name, date, time, message } = body;
    return this.unitOfWork.as(by, async (work) => {
      const call = await this.calls.edit(work, slug, {
        name,
        date,
        time,
        message,
        minimumMinutes: minutesOfEdit(body.minimum_hours),
        expectedMinutes: minutesOfEdit(body.expected_hours),
      });
      const requirements = await this.requirements.ofCallUnchecked(work, call.slug);
      return {
        status: 'success',
        call_time: presentCallTime(call, call.event, requirements),
        ...presentMoveReport(this.timeChanges.outcomesOf(work)),
      };
    });
  }

  @ApiOperation({
    operationId: 'deleteCallTime',
    summary: 'Deletes a call time with its requirements and requests',
    description:
      'Recorded hours stay in reports; only a manager may delete those, and running shifts end now. Managers can restore it for 90 days. `message` says how many of the crew get a text, and how many could not be told.',
  })
  @Delete('call-times/:slug/delete')
  @Allow('callTime.delete')
  @Returns(200, DeletedShape)
  delete(@By() by: Caller, @Param('slug') slug: string): Promise<DeletionReport> {
    return this.unitOfWork.as(by, async (work) => {
      await this.calls.archive(work, slug);
      return presentDeletionReport('Call time deleted.', this.cancellations.outcomesOf(work));
    });
  }
}
