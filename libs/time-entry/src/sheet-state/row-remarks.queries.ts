import { Injectable } from '@nestjs/common';
import { nameOfUserWithId } from '#libs/identity';
import type { JsonOf, RowOf, Work } from '#libs/platform';
import type { SheetState } from '../hours/rules/sheet-state.js';
import {
  type TimeBeforeCorrection,
  timeBeforeCorrection,
  type RecordedPunch,
} from './rules/time-before-correction.js';
import type { TimeEntryAdjustment } from './time-entry-adjustment.entity.js';
import type { TimeEntryDispute } from './time-entry-dispute.entity.js';

/** A change after the approval. Instants are ISO text. */
export type ListedAdjustment = Pick<TimeEntryAdjustment, 'id' | 'before' | 'after' | 'reason'> & {
  created_at: string;
  by: string | null;
};

/** What a worker says, and the answer. Instants are ISO text. */
export type ListedDispute = JsonOf<
  Pick<RowOf<TimeEntryDispute>, 'id' | 'sentence' | 'created_at' | 'answer' | 'answered_at'> & {
    answered_by: string | null;
  }
>;

/** What became of one row of a time sheet. */
export interface RowRemarks {
  /** The name of its worker. */
  worker: string;
  start: TimeBeforeCorrection | null;
  end: TimeBeforeCorrection | null;
  /** Oldest first. */
  adjustments: ListedAdjustment[];
  /** Oldest first. */
  disputes: ListedDispute[];
}

/** Whoever disputed the hours, or whose hours somebody corrected, waits for the approval, and is told. */
export function awaitsApproval({ disputes, start, end }: RowRemarks): boolean {
  return disputes.length > 0 || start !== null || end !== null;
}

/** The same with the state of its sheet, for the worker. */
export interface OwnRowRemarks extends RowRemarks {
  state: SheetState;
  approvedAt: string | null;
  exportedAt: string | null;
}

interface RemarksRow {
  request_id: number;
  worker: string;
  state: SheetState;
  approved_at: Date | null;
  exported_at: Date | null;
  punches: RecordedPunch[] | null;
  adjustments: ListedAdjustment[] | null;
  disputes: ListedDispute[] | null;
}

/** Rows that somebody typed into, adjusted or disputed; of others there is nothing to tell. */
const SELECT_REMARKS = `
  select r.id as request_id, w.name as worker, coalesce(ts.state, 'draft') as state, ts.approved_at, ts.exported_at,
         (select json_agg(json_build_object('edge', p.edge, 'raw_at', p.raw_at, 'counted_at', p.counted_at, 'source', p.source,
                   'recorded_at', p.recorded_at, 'person', ${nameOfUserWithId('p.user_id')}) order by p.id)
            from punches p join time_entries te on te.id = p.time_entry_id
           where te.labor_request_id = r.id and te.voided_at is null and p.edge in ('start', 'end', 'end_removed')) as punches,
         (select json_agg(json_build_object('id', tea.id, 'before', tea.before, 'after', tea.after, 'reason', tea.reason,
                   'created_at', tea.created_at, 'by', ${nameOfUserWithId('tea.user_id')}) order by tea.id)
            from time_entry_adjustments tea where tea.labor_request_id = r.id) as adjustments,
         (select json_agg(json_build_object('id', ted.id, 'sentence', ted.sentence, 'created_at', ted.created_at, 'answer', ted.answer,
                   'answered_at', ted.answered_at, 'answered_by', ${nameOfUserWithId('ted.answered_by_user_id')}) order by ted.id)
            from time_entry_disputes ted where ted.labor_request_id = r.id) as disputes
    from labor_requests r
    join workers w on w.id = r.worker_id
    join labor_requirements q on q.id = r.labor_requirement_id
    left join time_sheets ts on ts.call_time_id = q.call_time_id`;

/** What became of rows of time sheets beside the hours that count. */
@Injectable()
export class RowRemarksQueries {
  /** Of all rows of a call, by request and name; also of those who left the crew after something was said. One statement. */
  async ofCallUnchecked(work: Work, callTimeSlug: string): Promise<Map<number, RowRemarks>> {
    const rows = await work.rows<RemarksRow>(
      `${SELECT_REMARKS} join call_times ct on ct.id = q.call_time_id
        where ct.slug = $1 and (r.state in ('confirmed', 'no_show')
           or exists (select from time_entry_disputes ted where ted.labor_request_id = r.id)
           or exists (select from time_entry_adjustments tea where tea.labor_request_id = r.id))
        order by w.name, r.id`,
      [callTimeSlug],
    );
    return new Map(rows.map((row) => [row.request_id, remarksOf(row)]));
  }

  /** Of requests of the signed-in worker, by request; others are left out. One statement. */
  async ofOwn(work: Work, requestIds: readonly number[]): Promise<Map<number, OwnRowRemarks>> {
    const rows = await work.rows<RemarksRow>(
      `${SELECT_REMARKS} where r.id = any($1) and w.user_id = $2`,
      [requestIds, work.actor.userId],
    );
    return new Map(rows.map((row) => [row.request_id, ownRemarksOf(row)]));
  }

  /** Those of the signed-in worker's requests whose time sheet is approved. One statement. */
  async approvedAmongOwn(work: Work, requestIds: readonly number[]): Promise<ReadonlySet<number>> {
    if (requestIds.length === 0) return new Set();
    const rows = await work.rows<{ id: number }>(
      `select r.id
         from labor_requests r
         join labor_requirements q on q.id = r.labor_requirement_id
         join time_sheets ts on ts.call_time_id = q.call_time_id
         join workers w on w.id = r.worker_id
        where r.id = any($1) and w.user_id = $2 and ts.state in ('approved', 'exported')`,
      [requestIds, work.actor.userId],
    );
    return new Set(rows.map(({ id }) => id));
  }
}

function remarksOf({ worker, punches, adjustments, disputes }: RemarksRow): RowRemarks {
  const recorded = punches ?? [];
  return {
    worker,
    start: timeBeforeCorrection(recorded, 'start'),
    end: timeBeforeCorrection(recorded, 'end'),
    adjustments: adjustments ?? [],
    disputes: disputes ?? [],
  };
}

function ownRemarksOf(row: RemarksRow): OwnRowRemarks {
  return {
    ...remarksOf(row),
    state: row.state,
    approvedAt: row.approved_at?.toISOString() ?? null,
    exportedAt: row.exported_at?.toISOString() ?? null,
  };
}
