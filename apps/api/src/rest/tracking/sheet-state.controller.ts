import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CallTimeQueries } from '#libs/call-time';
import { CompanyQueries } from '#libs/company';
import { TextPreviewService } from '#libs/labor';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import {
  DisputeIsAnswered,
  HoursDisputeService,
  RowRemarksQueries,
  type SeenSheet,
  SheetIsDraft,
  SheetMovedOn,
  SheetUnfinished,
  TimeSheetStateQueries,
  TimeSheetStateService,
} from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { Returns, type Static } from '../../edge/openapi/response-shapes.js';
import { CompanyQuery } from '../company-query.dto.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';
import {
  presentTextPreview,
  PREVIEWED,
  TextPreviewShape,
  type TextPreviewView,
} from '../presenters/text-preview.presenter.js';
import { AnswerDisputeDto, ReturnSheetDto, SheetStepDto } from './sheet-state.dto.js';
import {
  presentSheetsToDecide,
  presentSheetState,
  SheetsToDecideShape,
  SheetStateShape,
} from './sheet-state.shapes.js';

const UNFINISHED = [{ kind: 'no_hours', request_id: 41, name: 'Dana Lee' }];

/** A call's time sheet as a document: draft, submitted, approved, exported. */
@ApiTags('Time sheets')
@Controller()
export class SheetStateController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calls: CallTimeQueries,
    private readonly companies: CompanyQueries,
    private readonly states: TimeSheetStateQueries,
    private readonly remarks: RowRemarksQueries,
    private readonly sheets: TimeSheetStateService,
    private readonly disputes: HoursDisputeService,
    private readonly previews: TextPreviewService,
  ) {}

  @ApiOperation({
    operationId: 'showTimeSheetState',
    summary:
      'How far a time sheet is, who took its steps, what is unfinished, corrected or disputed',
  })
  @Get('call-times/:slug/tracking/state')
  @Allow('timeSheet.read')
  @Returns(200, SheetStateShape)
  async show(
    @By() by: Caller,
    @Param('slug') slug: string,
  ): Promise<Static<typeof SheetStateShape>> {
    const work = this.unitOfWork.reading(by);
    await this.calls.reached(work, slug);
    const [sheet, rows] = await Promise.all([
      this.states.ofCallUnchecked(work, slug),
      this.remarks.ofCallUnchecked(work, slug),
    ]);
    return presentSheetState(sheet, rows);
  }

  @ApiOperation({
    operationId: 'submitTimeSheet',
    summary: 'The hours of a call are complete',
    description:
      '409 lists what is `unfinished`, and whether it `may_confirm`. Any change of a submitted sheet makes it a draft again. Repeating it changes nothing.',
  })
  @Refuses(new SheetUnfinished(UNFINISHED, true), new SheetMovedOn(4))
  @Post('call-times/:slug/tracking/submit')
  @HttpCode(200)
  @Allow('timeSheet.record')
  @Returns(200, SuccessShape)
  async submit(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: SheetStepDto,
  ): Promise<SuccessView> {
    await this.unitOfWork.as(by, (work) => this.sheets.submit(work, slug, seenIn(body)));
    return success('The time sheet is submitted.');
  }

  @ApiOperation({
    operationId: 'approveTimeSheet',
    summary: 'Agrees to the hours of a call; from then on they change only with a reason',
    description:
      '409: it is a draft, has changed since it was shown, or something is unfinished. Repeating it changes nothing.',
  })
  @Refuses(new SheetIsDraft(), new SheetUnfinished(UNFINISHED, true), new SheetMovedOn(4))
  @Post('call-times/:slug/tracking/approve')
  @HttpCode(200)
  @Allow('timeSheet.approve')
  @Returns(200, SuccessShape)
  async approve(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: SheetStepDto,
  ): Promise<SuccessView> {
    await this.unitOfWork.as(by, (work) => this.sheets.approve(work, slug, seenIn(body)));
    return success('The time sheet is approved.');
  }

  @ApiOperation({
    operationId: 'previewTimeSheetApproval',
    summary: 'Who would be told if a time sheet were approved, in which words',
    description: PREVIEWED,
  })
  @Refuses(new SheetIsDraft(), new SheetUnfinished(UNFINISHED, true), new SheetMovedOn(4))
  @Post('call-times/:slug/tracking/approve/preview')
  @HttpCode(200)
  @Allow('timeSheet.approve')
  @Returns(200, TextPreviewShape)
  async previewApproval(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: SheetStepDto,
  ): Promise<TextPreviewView> {
    const verb = (work: Work) => this.sheets.approve(work, slug, seenIn(body));
    return presentTextPreview(await this.previews.of(by, verb));
  }

  @ApiOperation({
    operationId: 'returnTimeSheet',
    summary: 'Makes a submitted time sheet a draft again',
    description: 'Repeating it changes nothing. An approved one is 400.',
  })
  @Post('call-times/:slug/tracking/return')
  @HttpCode(200)
  @Allow('timeSheet.record')
  @Returns(200, SuccessShape)
  async return(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() { revision, note = '' }: ReturnSheetDto,
  ): Promise<SuccessView> {
    await this.unitOfWork.as(by, (work) => this.sheets.reopen(work, slug, note, revision ?? null));
    return success('The time sheet is a draft again.');
  }

  @ApiOperation({
    operationId: 'listTimeSheetsToDecide',
    summary: 'Submitted time sheets, and those with open disputes; the oldest call first',
  })
  @Get('time-sheets/to-decide')
  @Allow('timeSheet.approve')
  @Returns(200, SheetsToDecideShape)
  async toDecide(
    @By() by: Caller,
    @Query() query: CompanyQuery,
  ): Promise<Static<typeof SheetsToDecideShape>> {
    const work = this.unitOfWork.reading(by);
    const { id } = await this.companies.managed(work, query.company);
    return presentSheetsToDecide(await this.states.toDecide(work, id));
  }

  @ApiOperation({
    operationId: 'answerDispute',
    summary: 'Answers what a worker says against their hours; the time sheet is corrected apart',
  })
  @Refuses(new DisputeIsAnswered())
  @Post('hours-disputes/:id/answer')
  @HttpCode(200)
  @Allow('timeSheet.record')
  @Returns(200, SuccessShape)
  async answer(
    @By() by: Caller,
    @Param('id') id: number,
    @Body() { answer }: AnswerDisputeDto,
  ): Promise<SuccessView> {
    await this.unitOfWork.as(by, (work) => this.disputes.answer(work, id, answer));
    return success('The worker sees the answer.');
  }

  @ApiOperation({
    operationId: 'previewDisputeAnswer',
    summary: 'What the worker would be texted if a dispute were answered',
    description: PREVIEWED,
  })
  @Refuses(new DisputeIsAnswered())
  @Post('hours-disputes/:id/answer/preview')
  @HttpCode(200)
  @Allow('timeSheet.record')
  @Returns(200, TextPreviewShape)
  async previewAnswer(
    @By() by: Caller,
    @Param('id') id: number,
    @Body() { answer }: AnswerDisputeDto,
  ): Promise<TextPreviewView> {
    const verb = (work: Work) => this.disputes.answer(work, id, answer);
    return presentTextPreview(await this.previews.of(by, verb));
  }
}

function seenIn({ revision, confirmed }: SheetStepDto): SeenSheet {
  return { revision: revision ?? null, confirmed: confirmed ?? false };
}
