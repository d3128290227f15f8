import { Injectable } from '@nestjs/common';
import { columnsOf, type RowOf, type Work } from '#libs/platform';
import { CallSheet } from './call-sheet.entity.js';

export type CallSheetRow = Omit<RowOf<CallSheet>, 'company_id'>;

export const CALL_SHEET_COLUMNS = columnsOf(CallSheet, 'cs', ['company_id']);

/** Sheets of calls. One statement each. */
@Injectable()
export class CallSheetQueries {
  /** For a call that was found. Null: it has none. */
  ofCallUnchecked(work: Work, callTimeId: number): Promise<CallSheetRow | null> {
    return work.row<CallSheetRow>(
      `select ${CALL_SHEET_COLUMNS} from call_sheets cs where cs.call_time_id = $1`,
      [callTimeId],
    );
  }

  /** The sheet of the event that was written last, to begin another call's with. */
  newestOfEventUnchecked(work: Work, eventId: number): Promise<CallSheetRow | null> {
    return work.row<CallSheetRow>(
      `select ${CALL_SHEET_COLUMNS} from call_sheets cs join call_times ct on ct.id = cs.call_time_id
        where ct.event_id = $1 and ct.archived_at is null order by cs.updated_at desc, cs.call_time_id desc limit 1`,
      [eventId],
    );
  }

  /** Which of these calls have one. No statement for none. */
  async existingUnchecked(work: Work, callTimeIds: readonly number[]): Promise<Set<number>> {
    if (callTimeIds.length === 0) return new Set();
    const rows = await work.rows<Pick<CallSheetRow, 'call_time_id'>>(
      'select cs.call_time_id from call_sheets cs where cs.call_time_id = any($1::bigint[])',
      [[...new Set(callTimeIds)]],
    );
    return new Set(rows.map(({ call_time_id: id }) => id));
  }
}
