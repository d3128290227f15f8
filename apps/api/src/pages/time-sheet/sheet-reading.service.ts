import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { PunchQueries, SheetUndoService, TimeSheetQueries } from '#libs/time-entry';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { languageOf } from '../frame/request-language.js';
import { sheetModel, type SheetModel } from './sheet.model.js';
import type { SheetQuery } from './sheet-href.js';

/** Reads what a time sheet shows: the statements of REST's, one for the undo button, and those of an opened row. */
@Injectable()
export class SheetReadingService {
  constructor(
    private readonly queries: TimeSheetQueries,
    private readonly undoing: SheetUndoService,
    private readonly punches: PunchQueries,
    private readonly companies: CurrentCompanyService,
  ) {}

  /** @throws NotFound, Unauthorized the actor does not reach the call */
  async model(
    work: Work,
    request: EdgeRequest,
    slug: string,
    { laborType, row }: SheetQuery,
  ): Promise<SheetModel> {
    const [board, undo] = await Promise.all([
      this.queries.board(work, slug),
      this.undoing.nextUnchecked(work, slug),
    ]);
    const isThere = row !== null && board.requests.some(({ id }) => id === row);
    const details = isThere
      ? {
          requestId: row,
          explained: await this.punches.ofRow(work, { callTimeSlug: slug, requestId: row }),
        }
      : null;
    this.companies.show(request, board.call.event.company);
    return sheetModel({ slug, board, laborType, undo, details, language: languageOf(request) });
  }
}
