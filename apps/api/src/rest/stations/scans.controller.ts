import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Caller, UnitOfWork } from '#libs/platform';
import { ScanJudgingService, ScanListQueries, SheetAdjustingService } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';
import { AcceptScanDto, ScansQuery } from './scans.dto.js';
import { type ListedScanView, presentScan, ScansShape } from './scans.shapes.js';

/** Drawn by the device. */
const SCAN_ID = {
  name: 'id',
  schema: { type: 'string' as const, format: 'uuid' },
};

/** Scans of an event, and what a steward decides about those that were kept aside. */
@ApiTags('Stations')
@Controller()
export class ScansController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly scans: ScanListQueries,
    private readonly judging: ScanJudgingService,
    private readonly adjusting: SheetAdjustingService,
  ) {}

  @ApiOperation({
    operationId: 'listScans',
    summary: 'Scans of an event, from every door',
    description:
      'Kept aside are scans of a station that had ended, of unknown codes, of workers who were not confirmed, and those older than 24 hours, and those that would change an approved time sheet.',
  })
  @Get('event/:slug/scans')
  @Allow('scanner.use')
  @Returns(200, ScansShape)
  async list(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() { state }: ScansQuery,
  ): Promise<ListedScanView[]> {
    const listed = await this.scans.ofEvent(this.unitOfWork.reading(by), slug, state ?? 'to_judge');
    return listed.map(presentScan);
  }

  @ApiOperation({
    operationId: 'acceptScan',
    summary: 'A scan that was kept aside counts, at its own minute',
    description: 'A no-show is taken back. Repeating it is harmless.',
  })
  @ApiParam(SCAN_ID)
  @Post('event/:slug/scans/:id/accept')
  @HttpCode(200)
  @Allow('scanner.use')
  @Returns(200, SuccessShape)
  async accept(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Body() { worker = '', reason }: AcceptScanDto,
  ): Promise<SuccessView> {
    await this.unitOfWork.as(by, (work) =>
      this.adjusting.acceptScan(work, slug, id, worker, reason ?? null),
    );
    return success('The scan counts.');
  }

  @ApiOperation({
    operationId: 'dismissScan',
    summary: 'A scan that was kept aside never counts',
    description: 'Repeating it is harmless.',
  })
  @ApiParam(SCAN_ID)
  @Post('event/:slug/scans/:id/dismiss')
  @HttpCode(200)
  @Allow('scanner.use')
  @Returns(200, SuccessShape)
  async dismiss(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('id') id: string,
  ): Promise<SuccessView> {
    await this.unitOfWork.as(by, (work) => this.judging.dismiss(work, slug, id));
    return success('The scan is dismissed.');
  }
}
