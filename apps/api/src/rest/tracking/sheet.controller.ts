import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { NotFound } from '#libs/kernel';
import { type Caller, UnitOfWork } from '#libs/platform';
import {
  PunchQueries,
  SheetAdjustingService,
  SheetBatchService,
  SheetCellService,
  SheetUndoService,
} from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Returns, type Static } from '../../edge/openapi/response-shapes.js';
import { SheetBatchDto, SheetCellsDto } from './sheet.dto.js';
import {
  BatchDoneShape,
  CellsSavedShape,
  presentBatch,
  presentCells,
  presentPunches,
  presentUndone,
  PunchesShape,
  UndoneShape,
} from './sheet.shapes.js';

/** What the time sheet's page does beyond single actions; the slug is the call's. */
@ApiTags('Time sheets')
@Controller('call-times/:slug/tracking')
export class SheetController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cells: SheetCellService,
    private readonly batches: SheetBatchService,
    private readonly undoing: SheetUndoService,
    private readonly punches: PunchQueries,
    private readonly adjusting: SheetAdjustingService,
  ) {}

  @ApiOperation({
    operationId: 'saveTimeSheetCells',
    summary: 'Saves cells of a time sheet, as people type them',
    description:
      'A cell that somebody else changed since it showed `shown` is not saved; the answer, 409 where it is the only one, has both values: `current` and `typed`.',
  })
  @Post('cells')
  @Allow('timeSheet.record')
  @Returns(200, CellsSavedShape)
  async save(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: SheetCellsDto,
  ): Promise<Static<typeof CellsSavedShape>> {
    const edits = body.cells.map(({ request_id: requestId, field, typed, shown = null }) => ({
      ...{ requestId, field, typed, shown },
    }));
    const ids = edits.map(({ requestId }) => requestId);
    return this.unitOfWork.as(by, (work) =>
      this.adjusting.change(work, slug, ids, body.reason ?? null, async () => {
        const [first] = edits;
        if (!first || edits.length > 1)
          return presentCells(await this.cells.editAll(work, slug, edits));
        return presentCells({ cells: [], changed: await this.cells.edit(work, slug, first) });
      }),
    );
  }

  @ApiOperation({
    operationId: 'recordTimeOfMany',
    summary: 'Records one thing for many workers of a call',
    description:
      'Each row as the single action would; a refused one stops no other. `void` takes hours off that a steward wrote down and that have no end.',
  })
  @Post('many')
  @Allow('timeSheet.record')
  @Returns(200, BatchDoneShape)
  async many(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() { request_ids: requestIds, action, typed = '', reason }: SheetBatchDto,
  ): Promise<Static<typeof BatchDoneShape>> {
    return this.unitOfWork.as(by, (work) =>
      this.adjusting.change(work, slug, requestIds, reason ?? null, async () =>
        presentBatch(await this.batches.perform(work, slug, { requestIds, action, typed })),
      ),
    );
  }

  @ApiOperation({
    operationId: 'undoOnTimeSheet',
    summary: "Undoes the caller's last change of a time sheet",
    description:
      'Within 24 hours, the newest first. 409: there is none, somebody changed the rows since, or it was a call-out.',
  })
  @Post('undo')
  @Allow('timeSheet.record')
  @Returns(200, UndoneShape)
  async undo(@By() by: Caller, @Param('slug') slug: string): Promise<Static<typeof UndoneShape>> {
    return this.unitOfWork.as(by, async (work) =>
      presentUndone(await this.undoing.undo(work, slug)),
    );
  }

  @ApiOperation({
    operationId: 'listPunches',
    summary: 'What the hours of a worker come from: each punch, by whom, and why its minute counts',
  })
  @Get(':request_id/punches')
  @Allow('timeSheet.read')
  @Returns(200, PunchesShape)
  async listPunches(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('request_id') id: string,
  ): Promise<Static<typeof PunchesShape>> {
    if (!/^[1-9]\d{0,14}$/.test(id)) throw new NotFound('LaborRequest');
    const row = { callTimeSlug: slug, requestId: Number(id) };
    return presentPunches(await this.punches.ofRow(this.unitOfWork.reading(by), row));
  }
}
