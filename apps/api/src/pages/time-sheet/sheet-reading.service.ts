import { Injectable } from '@nestjs/common';
import { CarriedDifferenceQueries } from '#libs/pay';
import type { Work } from '#libs/platform';
import {
  PunchQueries,
  RowRemarksQueries,
  SheetUndoService,
  TimeSheetQueries,
  TimeSheetStateQueries,
} from '#libs/time-entry';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { languageOf } from '../frame/request-language.js';
import { sheetModel, type SheetModel } from './sheet.model.js';
import type { SheetQuery } from './sheet-href.js';

/** Reads what a time sheet shows: the statements of REST's, one for the undo button, two for the document, those of an opened row, and those of pay where it is paid. */
@Injectable()
export class SheetReadingService {
  constructor(
    private readonly queries: TimeSheetQueries,
    private readonly undoing: SheetUndoService,
    private readonly punches: PunchQueries,
    private readonly states: TimeSheetStateQueries,
    private readonly rowRemarks: RowRemarksQueries,
    private readonly carried: CarriedDifferenceQueries,
    private readonly companies: CurrentCompanyService,
  ) {}

  /** @throws NotFound, Unauthorized the actor does not reach the call */
  async model(
    work: Work,
    request: EdgeRequest,
    slug: string,
    { laborType, row }: SheetQuery,
  ): Promise<SheetModel> {
    const [board, undo, sheet, remarks] = await Promise.all([
      this.queries.board(work, slug),
      this.undoing.nextUnchecked(work, slug),
      this.states.ofCallUnchecked(work, slug),
      this.rowRemarks.ofCallUnchecked(work, slug),
    ]);
    const isThere = row !== null && board.requests.some(({ id }) => id === row);
    const details = isThere
      ? {
          requestId: row,
          explained: await this.punches.ofRow(work, { callTimeSlug: slug, requestId: row }),
        }
      : null;
    const { event } = board.call;
    const carried =
      sheet.state.state === 'exported'
        ? await this.carried.ofCall(work, event.company_id, board.call.id)
        : [];
    this.companies.show(request, event.company);
    return sheetModel({
      ...{ slug, board, laborType, undo, details, sheet, remarks, carried },
      language: languageOf(request),
      isManager: work.actor.manages(event.company_id),
    });
  }
}
