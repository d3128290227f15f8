import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { FillingService, LaborRequirementQueries, type RequirementIds } from '#libs/labor';
import { NotificationService } from '#libs/notification';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { DoneShape, type DoneView } from '../presenters/done.js';
import { CrewContactDto, FillWorkersDto, SkilledWorkersDto } from './filling.dto.js';
import {
  CrewContactShape,
  type CrewContactView,
  FilledShape,
  type FilledView,
  presentFilled,
  SkillGivenShape,
  type SkillGivenView,
} from './filling.shapes.js';

/** Fills a labor requirement, many workers at once; the slug is the requirement's. */
@ApiTags('Labor requests')
@Controller('request/:slug')
export class FillingController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly filling: FillingService,
    private readonly requirements: LaborRequirementQueries,
    private readonly notifications: NotificationService,
  ) {}

  @ApiOperation({
    operationId: 'fillWithWorkers',
    summary: 'Requests, reserves or confirms many workers; no offer is sent',
  })
  @Post('workers')
  @Allow('request.manage')
  @Returns(200, FilledShape)
  fill(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() { worker_ids, action = 'request' }: FillWorkersDto,
  ): Promise<FilledView> {
    return this.change(by, slug, async (work, place) =>
      presentFilled(await this.filling.fill(work, place, worker_ids, action)),
    );
  }

  @ApiOperation({
    operationId: 'addContactToCrew',
    summary: 'Adds a contact and puts them on the list',
  })
  @Post('contact')
  @WhenRepeated({ creates: true })
  @Allow('request.manage')
  @Returns(201, CrewContactShape)
  addContact(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: CrewContactDto,
  ): Promise<CrewContactView> {
    const draft = {
      name: body.name,
      phoneNumber: body.phone_number,
      consents: body.sms_consent ?? false,
      skilled: body.has_skill ?? false,
    };
    return this.change(by, slug, async (work, place) => ({
      status: 'success',
      worker_id: await this.filling.addContact(work, place, draft, body.action ?? 'request'),
    }));
  }

  @ApiOperation({
    operationId: 'giveSkillOfRequirement',
    summary: 'Gives workers the skill that the requirement asks for',
  })
  @Post('skill')
  @Allow('worker.edit')
  @Returns(200, SkillGivenShape)
  giveSkill(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() { worker_ids }: SkilledWorkersDto,
  ): Promise<SkillGivenView> {
    return this.change(by, slug, async (work, place) => ({
      status: 'success',
      worker_ids: await this.filling.giveSkill(work, place, worker_ids),
    }));
  }

  @ApiOperation({
    operationId: 'readNotificationsOfRequirement',
    summary: 'Marks the lines of the feed about a labor requirement as read',
  })
  @Post('notifications/read')
  @Allow('notification.read')
  @Returns(200, DoneShape)
  readNotifications(@By() by: Caller, @Param('slug') slug: string): Promise<DoneView> {
    return this.change(by, slug, async (work, { requirementId }) => {
      await this.notifications.markReadOfRequirement(work, requirementId);
      return { status: 'success' };
    });
  }

  private change<T>(
    by: Caller,
    slug: string,
    verb: (work: Work, place: RequirementIds) => Promise<T>,
  ): Promise<T> {
    return this.unitOfWork.as(by, async (work) =>
      verb(work, await this.requirements.reachedIds(work, slug)),
    );
  }
}
