import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, UnitOfWork } from '#libs/platform';
import { SheetAdjustingService, TimeSheetQueries, TimeSheetService } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { Returns, choice, inline, type Static } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { ReadsReplica } from '../../edge/unchanged/reads-replica.js';
import { Revised } from '../../edge/unchanged/revised.js';
import {
  presentTimeSheet,
  TimeSheetShape,
  type TimeSheetView,
} from '../presenters/time-sheet.presenter.js';
import { TRACKING_HANDLERS } from './tracking-actions.js';
import { TrackingDto } from './tracking.dto.js';

const RecordedShape = inline({ status: choice(['success']) });

@ApiTags('Time sheets')
@Controller('call-times/:slug/tracking')
export class TrackingController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sheet: TimeSheetService,
    private readonly queries: TimeSheetQueries,
    private readonly adjusting: SheetAdjustingService,
  ) {}

  @ApiOperation({
    operationId: 'showTimeSheet',
    summary: 'The time sheet of a call: its crew, with hours and meal breaks',
  })
  @Get()
  @Allow('timeSheet.read')
  @Revised()
  @ReadsReplica()
  @Returns(200, TimeSheetShape)
  async read(@By() by: Caller, @Param('slug') slug: string): Promise<TimeSheetView> {
    return presentTimeSheet(await this.queries.board(this.unitOfWork.reading(by), slug));
  }

  @ApiOperation({
    operationId: 'recordTime',
    summary: 'Records one thing for one worker',
    description:
      'Repeating an action changes nothing. At a canceled event workers cannot be clocked in; running hours can be ended and corrected. Any change makes a submitted sheet a draft; an approved one is 400 without a `reason`.',
  })
  @Post()
  @Allow('timeSheet.record')
  @Returns(200, RecordedShape)
  async record(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: TrackingDto,
  ): Promise<Static<typeof RecordedShape>> {
    const row = { callTimeSlug: slug, requestId: body.request_id };
    await this.unitOfWork.as(by, (work) =>
      this.adjusting.change(work, slug, [row.requestId], body.reason ?? null, () =>
        TRACKING_HANDLERS[body.action](this.sheet, work, row, body),
      ),
    );
    return { status: 'success' };
  }
}
