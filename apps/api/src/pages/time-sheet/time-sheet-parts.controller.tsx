import { Body, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { VNode } from 'preact';
import { NotFound } from '#libs/kernel';
import { type Caller, UnitOfWork } from '#libs/platform';
import { type SheetField, TimeSheetQueries } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { page, type Page, type SeeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { languageOf } from '../frame/request-language.js';
import { BreakEditor, CellEditor, CellValue, OwnPage } from './cell-editor.js';
import { fieldIn } from './sheet.form.js';
import { rowView, type SheetModel, type SheetRowView } from './sheet.model.js';
import { idIn } from './sheet-href.js';
import { SheetLine } from './sheet-grid.js';
import { SheetReadingService } from './sheet-reading.service.js';
import { RowPage } from './row-page.js';
import { SheetAnsweringService } from './sheet-answering.service.js';

interface Found {
  model: SheetModel;
  row: SheetRowView;
}

/** Parts of a time sheet under their own addresses, for scripts, and as pages of their own. GETs change nothing. */
@PageController()
export class TimeSheetPartsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: TimeSheetQueries,
    private readonly reading: SheetReadingService,
    private readonly answering: SheetAnsweringService,
  ) {}

  /** One row. */
  @Get('call/time-sheet-row/:id/')
  @Allow('timeSheet.read')
  async row(@By() by: Caller, @Param('id') id: string, @Req() request: EdgeRequest): Promise<Page> {
    const { slug, requestId } = await this.rowOf(by, id);
    const { model, row } = await this.find(by, request, slug, requestId, { isOpen: true });
    const isPart = !isWholePage(request);
    const shown = isPart ? (
      <SheetLine row={row} model={model} />
    ) : (
      <RowPage row={row} model={model} />
    );
    return page(shown, { title: row.name, ...(!isPart && { room: `call-time:${slug}` }) });
  }

  /** The acts of a row, posted to its own address. */
  @Post('call/time-sheet-row/:id/')
  @Allow('timeSheet.record')
  async actOnRow(
    @By() by: Caller,
    @Param('id') id: string,
    @Body() body: Record<string, unknown> | undefined,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const { slug, requestId } = await this.rowOf(by, id);
    const given = { ...body, request_id: String(requestId), act: undefined };
    return this.answering.act(by, slug, {}, given, request);
  }

  /** The field of one cell. */
  @Get('call/:slug/track/edit/')
  @Allow('timeSheet.read')
  edit(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: Record<string, unknown>,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    return this.cell(by, slug, query, request, ({ model, row }, field) => (
      <CellEditor model={model} row={row} field={field} />
    ));
  }

  /** The value of one cell. */
  @Get('call/:slug/track/display/')
  @Allow('timeSheet.read')
  display(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: Record<string, unknown>,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    return this.cell(by, slug, query, request, ({ model, row }, field) => (
      <CellValue model={model} row={row} field={field} />
    ));
  }

  /** The fields of one break. */
  @Get('call/:slug/track/meal_edit/')
  @Allow('timeSheet.read')
  editBreak(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: Record<string, unknown>,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    return this.mealBreak(by, slug, query, request, ({ model, row }, id) => (
      <BreakEditor model={model} row={row} id={id} />
    ));
  }

  /** One break. */
  @Get('call/:slug/track/meal_display/')
  @Allow('timeSheet.read')
  displayBreak(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: Record<string, unknown>,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    return this.mealBreak(by, slug, query, request, ({ model, row }) => (
      <CellValue model={model} row={row} field="breaks" />
    ));
  }

  @Post('call/delete_meal_break/:id/')
  @Allow('timeSheet.record')
  async deleteBreak(
    @By() by: Caller,
    @Param('id') id: string,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const mealBreakId = idIn(id);
    if (mealBreakId === null) throw new NotFound('MealBreak');
    const row = await this.queries.rowUnchecked(this.unitOfWork.reading(by), { mealBreakId });
    const body = { action: 'delete_meal_break', meal_break_id: id, request_id: row.requestId };
    return this.answering.act(by, row.callTimeSlug, {}, body, request);
  }

  private async cell(
    by: Caller,
    slug: string,
    query: Record<string, unknown>,
    request: EdgeRequest,
    show: (found: Found, field: SheetField) => VNode,
  ): Promise<Page> {
    const [requestId, field] = [idIn(query['request_id']), fieldIn(query['field'])];
    if (requestId === null || field === null) throw new NotFound('LaborRequest');
    const found = await this.find(by, request, slug, requestId);
    return partOf(show(found, field), found, request);
  }

  private async mealBreak(
    by: Caller,
    slug: string,
    query: Record<string, unknown>,
    request: EdgeRequest,
    show: (found: Found, id: number) => VNode,
  ): Promise<Page> {
    const mealBreakId = idIn(query['meal_break_id']);
    if (mealBreakId === null) throw new NotFound('MealBreak');
    const { requestId } = await this.queries.rowUnchecked(this.unitOfWork.reading(by), {
      mealBreakId,
    });
    const found = await this.find(by, request, slug, requestId, { missing: 'MealBreak' });
    return partOf(show(found, mealBreakId), found, request);
  }

  private async rowOf(by: Caller, id: string): Promise<{ slug: string; requestId: number }> {
    const requestId = idIn(id);
    if (requestId === null) throw new NotFound('LaborRequest');
    const row = await this.queries.rowUnchecked(this.unitOfWork.reading(by), { requestId });
    return { slug: row.callTimeSlug, requestId };
  }

  private async find(
    by: Caller,
    request: EdgeRequest,
    slug: string,
    requestId: number,
    { missing = 'LaborRequest', isOpen = false }: { missing?: string; isOpen?: boolean } = {},
  ): Promise<Found> {
    const query = { laborType: 'All', row: isOpen ? requestId : null };
    const model = await this.reading.model(this.unitOfWork.reading(by), request, slug, query);
    const found = model.board.requests.find(({ id }) => id === requestId);
    if (!found) throw new NotFound(missing);
    return { model, row: rowView(found, languageOf(request), model.remarks.get(requestId)) };
  }
}

function partOf(element: VNode, { model, row }: Found, request: EdgeRequest): Page {
  const whole = <OwnPage model={model}>{element}</OwnPage>;
  return page(isWholePage(request) ? whole : element, { title: row.name, width: 'column' });
}

/** Scripts ask for a part alone. */
function isWholePage(request: EdgeRequest): boolean {
  return request.headers['hx-request-type'] !== 'partial';
}
