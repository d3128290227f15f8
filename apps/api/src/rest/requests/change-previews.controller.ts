import { Body, Controller, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CallTimeService } from '#libs/call-time';
import { EventService } from '#libs/event';
import {
  EventCancelingService,
  LaborRequirementQueries,
  ManualReminderService,
  RequirementArchivingService,
  TextPreviewService,
} from '#libs/labor';
import type { Caller, Work } from '#libs/platform';
import { ClockInCodeSendingService } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { CallTimeChangesDto } from '../call-times/call-time.dto.js';
import { EventChangesDto, eventChangesOf, MoveCallsQuery } from '../events/event.dto.js';
import {
  presentTextPreview,
  PREVIEWED,
  TextPreviewShape,
  type TextPreviewView,
} from '../presenters/text-preview.presenter.js';
import { minutesOfEdit } from '../work-rules.js';

/** What reminding, sending codes, moving, canceling and deleting would text. */
@ApiTags('Labor requests')
@Controller()
export class ChangePreviewsController {
  constructor(
    private readonly previews: TextPreviewService,
    private readonly reminders: ManualReminderService,
    private readonly calls: CallTimeService,
    private readonly events: EventService,
    private readonly canceling: EventCancelingService,
    private readonly requirements: LaborRequirementQueries,
    private readonly archiving: RequirementArchivingService,
    private readonly codes: ClockInCodeSendingService,
  ) {}

  @ApiOperation({
    operationId: 'previewReminder',
    summary: 'Who of a confirmed crew would be reminded, in which words',
    description: PREVIEWED,
  })
  @Post('call-times/:slug/send-reminder/preview')
  @Allow('request.sendOffers')
  @Returns(200, TextPreviewShape)
  reminder(@By() by: Caller, @Param('slug') slug: string): Promise<TextPreviewView> {
    return this.preview(by, (work) => this.reminders.send(work, slug));
  }

  @ApiOperation({
    operationId: 'previewClockInCodes',
    summary: 'Who of an event would get their clock-in code, in which words',
    description: PREVIEWED,
  })
  @Post('event/:slug/send-clock-in/preview')
  @Allow('event.edit')
  @Returns(200, TextPreviewShape)
  clockInCodes(@By() by: Caller, @Param('slug') slug: string): Promise<TextPreviewView> {
    return this.preview(by, (work) => this.codes.send(work, slug));
  }

  @ApiOperation({
    operationId: 'previewEventEdit',
    summary: 'Who would be asked again if an event were edited, in which words',
    description: PREVIEWED,
  })
  @Post('event/:slug/edit/preview')
  @Allow('event.edit')
  @Returns(200, TextPreviewShape)
  editOfEvent(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: MoveCallsQuery,
    @Body() body: EventChangesDto,
  ): Promise<TextPreviewView> {
    return this.preview(by, (work) => this.events.edit(work, slug, eventChangesOf(body, query)));
  }

  @ApiOperation({
    operationId: 'previewCallTimeEdit',
    summary: 'Who would be asked again if a call time were moved, in which words',
    description: PREVIEWED,
  })
  @Post('call-times/:slug/edit/preview')
  @Allow('callTime.edit')
  @Returns(200, TextPreviewShape)
  edit(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() { name, date, time, message, ...hours }: CallTimeChangesDto,
  ): Promise<TextPreviewView> {
    return this.preview(by, (work) =>
      this.calls.edit(work, slug, {
        name,
        date,
        time,
        message,
        minimumMinutes: minutesOfEdit(hours.minimum_hours),
        expectedMinutes: minutesOfEdit(hours.expected_hours),
      }),
    );
  }

  @ApiOperation({
    operationId: 'previewCallTimeDeletion',
    summary: 'Who would be told if a call time were deleted, in which words',
    description: PREVIEWED,
  })
  @Post('call-times/:slug/delete/preview')
  @Allow('callTime.delete')
  @Returns(200, TextPreviewShape)
  deletionOfCall(@By() by: Caller, @Param('slug') slug: string): Promise<TextPreviewView> {
    return this.preview(by, (work) => this.calls.archive(work, slug));
  }

  @ApiOperation({
    operationId: 'previewLaborRequirementDeletion',
    summary: 'Who would be told if a labor requirement were deleted, in which words',
    description: PREVIEWED,
  })
  @Post('labor/:slug/delete/preview')
  @Allow('labor.edit')
  @Returns(200, TextPreviewShape)
  deletionOfRequirement(@By() by: Caller, @Param('slug') slug: string): Promise<TextPreviewView> {
    return this.preview(by, async (work) => {
      const { requirementId } = await this.requirements.reachedIds(work, slug);
      await this.archiving.archive(work, { requirementId });
    });
  }

  @ApiOperation({
    operationId: 'previewCancellation',
    summary: 'Who would be told if an event were canceled, in which words',
    description: PREVIEWED,
  })
  @Post('event/:slug/cancel/preview')
  @Allow('event.edit')
  @Returns(200, TextPreviewShape)
  cancellation(@By() by: Caller, @Param('slug') slug: string): Promise<TextPreviewView> {
    return this.preview(by, (work) => this.canceling.cancel(work, slug));
  }

  @ApiOperation({
    operationId: 'previewEventDeletion',
    summary: 'Who would be told if an event were deleted, in which words',
    description: PREVIEWED,
  })
  @Post('event/:slug/delete/preview')
  @Allow('event.delete')
  @Returns(200, TextPreviewShape)
  deletionOfEvent(@By() by: Caller, @Param('slug') slug: string): Promise<TextPreviewView> {
    return this.preview(by, (work) => this.events.archive(work, slug));
  }

  private async preview(
    by: Caller,
    verb: (work: Work) => Promise<unknown>,
  ): Promise<TextPreviewView> {
    return presentTextPreview(await this.previews.of(by, verb));
  }
}
