import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CallTimeQueries } from '#libs/call-time';
import { LaborTypeQueries } from '#libs/company';
import {
  CancellationTextService,
  LaborRequirementQueries,
  LaborRequirementService,
  RequirementArchivingService,
  RequirementStatusQueries,
} from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { Revised } from '../../edge/unchanged/revised.js';
import {
  CreatedLaborRequirementShape,
  presentCallTime,
  presentRequirement,
  presentRequirementScalars,
} from '../presenters/call-time.presenter.js';
import { presentDeletionReport } from '../presenters/deletion-report.js';
import { presentEvent } from '../presenters/event.presenter.js';
import { presentLaborType } from '../presenters/labor-type.presenter.js';
import {
  presentRequirementStatus,
  RequirementStatusShape,
  type RequirementStatusView,
} from '../presenters/requirement-board.presenter.js';
import { minutesOfNew, minutesOfEdit } from '../work-rules.js';
import {
  type CreatedLaborRequirementView,
  DeletedLaborShape,
  type DeletedLaborView,
  LaborDoneShape,
  type LaborDoneView,
  LaborFormShape,
  type LaborFormView,
  NewLaborFormShape,
  type NewLaborFormView,
} from './labor-requirement.shapes.js';
import { LaborRequirementChangesDto, NewLaborRequirementDto } from './labor-requirement.dto.js';

@ApiTags('Labor requirements')
@Controller()
export class LaborRequirementsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly service: LaborRequirementService,
    private readonly archiving: RequirementArchivingService,
    private readonly cancellations: CancellationTextService,
    private readonly requirements: LaborRequirementQueries,
    private readonly statuses: RequirementStatusQueries,
    private readonly calls: CallTimeQueries,
    private readonly laborTypes: LaborTypeQueries,
  ) {}

  @ApiOperation({
    operationId: 'newLaborRequirementForm',
    summary:
      "What the form for a new labor requirement is filled with; the slug is the call time's",
  })
  @Get('call-times/:slug/add-labor')
  @Allow('labor.read')
  @Revised()
  @Returns(200, NewLaborFormShape)
  async newForm(@By() by: Caller, @Param('slug') slug: string): Promise<NewLaborFormView> {
    const work = this.unitOfWork.reading(by);
    const call = await this.calls.reached(work, slug);
    const [requirements, laborTypes] = await Promise.all([
      this.requirements.ofCallUnchecked(work, call.slug),
      this.laborTypes.ofCompany(work, call.event.company_id),
    ]);
    return {
      call_time: presentCallTime(call, call.event, requirements),
      labor_types: laborTypes.map(presentLaborType),
      event: presentEvent(call.event),
    };
  }

  @ApiOperation({
    operationId: 'addLaborRequirement',
    summary: 'Asks for so many people of a skill; a call time asks for a skill once',
  })
  @Post('call-times/:slug/add-labor')
  @WhenRepeated({ creates: true })
  @Allow('labor.edit')
  @Returns(201, CreatedLaborRequirementShape)
  add(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: NewLaborRequirementDto,
  ): Promise<CreatedLaborRequirementView> {
    return this.unitOfWork.as(by, async (work) => {
      const call = await this.calls.reached(work, slug);
      const requirement = await this.service.add(work, call, {
        laborTypeId: body.labor_type,
        neededLabor: body.needed_labor,
        fcfsPositions: body.fcfs_positions ?? 0,
        minimumMinutes: minutesOfNew(body.minimum_hours),
      });
      return {
        ...presentRequirementScalars(requirement, call, call.event),
        call_time: call.id,
        labor_type: requirement.labor_type_id,
      };
    });
  }

  @ApiOperation({
    operationId: 'showLaborRequirementStatus',
    summary: 'How a labor requirement fills up',
  })
  @Get('labor/:slug/status')
  @Allow('labor.read')
  @Revised()
  @Returns(200, RequirementStatusShape)
  async status(@By() by: Caller, @Param('slug') slug: string): Promise<RequirementStatusView> {
    return presentRequirementStatus(await this.statuses.status(this.unitOfWork.reading(by), slug));
  }

  @ApiOperation({
    operationId: 'laborRequirementForm',
    summary: 'What the form for editing a labor requirement is filled with',
  })
  @Get('labor/:slug/edit')
  @Allow('labor.read')
  @Revised()
  @Returns(200, LaborFormShape)
  async form(@By() by: Caller, @Param('slug') slug: string): Promise<LaborFormView> {
    const work = this.unitOfWork.reading(by);
    const requirement = await this.requirements.reached(work, slug);
    const { call_time: call } = requirement;
    const laborTypes = await this.laborTypes.ofCompany(work, call.event.company_id);
    return {
      labor_requirement: presentRequirement(requirement, call, call.event),
      labor_types: laborTypes.map(presentLaborType),
      event_slug: call.event.slug,
    };
  }

  @ApiOperation({
    operationId: 'editLaborRequirement',
    summary: 'Edits a labor requirement',
    description: 'New positions go to workers on the waiting list.',
  })
  @Post('labor/:slug/edit')
  @WhenRepeated({ undoes: true })
  @Allow('labor.edit')
  @Returns(200, LaborDoneShape)
  edit(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: LaborRequirementChangesDto,
  ): Promise<LaborDoneView> {
    return this.unitOfWork.as(by, async (work) => {
      const requirement = await this.requirements.reached(work, slug);
      await this.service.edit(work, requirement, {
        laborTypeId: body.labor_type,
        neededLabor: body.needed_labor,
        fcfsPositions: body.fcfs_positions,
        minimumMinutes: minutesOfEdit(body.minimum_hours),
      });
      return {
        status: 'success',
        message: 'Labor requirement updated.',
        event_slug: requirement.call_time.event.slug,
      };
    });
  }

  @ApiOperation({
    operationId: 'deleteLaborRequirement',
    summary:
      'Deletes a labor requirement with its requests; the confirmed crew of a future call is told',
    description:
      'Hours stay in reports; only a manager may delete those, and running shifts end now. Managers can restore it for 90 days. `message` says how many of the crew get a text, and how many could not be told.',
  })
  @Delete('labor/:slug/delete')
  @Allow('labor.edit')
  @Returns(200, DeletedLaborShape)
  delete(@By() by: Caller, @Param('slug') slug: string): Promise<DeletedLaborView> {
    return this.unitOfWork.as(by, async (work) => {
      const requirement = await this.requirements.reached(work, slug);
      await this.archiving.archive(work, { requirementId: requirement.id });
      return {
        ...presentDeletionReport('Labor requirement deleted.', this.cancellations.outcomesOf(work)),
        event_slug: requirement.call_time.event.slug,
      };
    });
  }
}
