import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CallTimeRestoringService } from '#libs/call-time';
import { CompanyQueries } from '#libs/company';
import { EventRestoringService, NotDeleted, ParentDeleted } from '#libs/event';
import { ArchiveQueries, RequirementRestoringService, SkillTakenSince } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { list, Returns } from '../../edge/openapi/response-shapes.js';
import { ReadsReplica } from '../../edge/unchanged/reads-replica.js';
import { CompanyQuery } from '../company-query.dto.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';
import { ArchivedShape, type ArchivedView, presentArchived } from './archive.shapes.js';

const DESCRIPTION =
  'Within 90 days; what was deleted together with it is restored, with hours and answers as they were. The confirmed crew of a future call gets a new confirmation. 409: it is not deleted, what it belongs to is, or something took its place.';

/** Lists and restores what managers deleted. */
@ApiTags('Deleted things')
@Controller()
export class ArchiveController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly archive: ArchiveQueries,
    private readonly events: EventRestoringService,
    private readonly calls: CallTimeRestoringService,
    private readonly requirements: RequirementRestoringService,
  ) {}

  @ApiOperation({
    operationId: 'listDeleted',
    summary: 'What was deleted in the last 90 days and can be restored, the latest first',
    description: 'At most 500. What was deleted together with something else is not listed.',
  })
  @Get('archive')
  @Allow('archive.restore')
  @ReadsReplica()
  @Returns(200, list(ArchivedShape))
  async list(@By() by: Caller, @Query() query: CompanyQuery): Promise<ArchivedView[]> {
    const work = this.unitOfWork.reading(by);
    const company = await this.companies.managed(work, query.company);
    return (await this.archive.restorable(work, company.id)).map(presentArchived);
  }

  @ApiOperation({
    operationId: 'restoreEvent',
    summary: 'Restores a deleted event with its call times and labor requirements',
    description: DESCRIPTION,
  })
  @Post('event/:slug/restore')
  @Allow('archive.restore')
  @Refuses(new NotDeleted())
  @Returns(200, SuccessShape)
  async restoreEvent(@By() by: Caller, @Param('slug') slug: string): Promise<SuccessView> {
    await this.unitOfWork.as(by, (work) => this.events.restore(work, slug));
    return success('Event restored.');
  }

  @ApiOperation({
    operationId: 'restoreCallTime',
    summary: 'Restores a deleted call time with its labor requirements',
    description: DESCRIPTION,
  })
  @Post('call-times/:slug/restore')
  @Allow('archive.restore')
  @Refuses(new NotDeleted(), new ParentDeleted('event'))
  @Returns(200, SuccessShape)
  async restoreCallTime(@By() by: Caller, @Param('slug') slug: string): Promise<SuccessView> {
    await this.unitOfWork.as(by, (work) => this.calls.restore(work, slug));
    return success('Call time restored.');
  }

  @ApiOperation({
    operationId: 'restoreLaborRequirement',
    summary: 'Restores a deleted labor requirement with its requests',
    description: DESCRIPTION,
  })
  @Post('labor/:slug/restore')
  @Allow('archive.restore')
  @Refuses(new NotDeleted(), new ParentDeleted('call time'), new SkillTakenSince())
  @Returns(200, SuccessShape)
  async restoreLabor(@By() by: Caller, @Param('slug') slug: string): Promise<SuccessView> {
    await this.unitOfWork.as(by, (work) => this.requirements.restore(work, slug));
    return success('Labor requirement restored.');
  }
}
