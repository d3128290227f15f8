import { Injectable } from '@nestjs/common';
import { nameOfUserWithId } from '#libs/identity';
import { NotFound } from '#libs/kernel';
import type { RowOf, Work } from '#libs/platform';
import type { SheetState } from '../hours/rules/sheet-state.js';
import type { TimeSheet } from '../hours/time-sheet.entity.js';
import { type SheetFacts, type Unfinished, unfinishedOf } from './rules/unfinished-sheet.js';

/** How far a sheet is, with the names of those who took its steps; null: the system, an erased person, or nobody yet. */
export type TimeSheetState = Pick<
  RowOf<TimeSheet>,
  | 'state'
  | 'revision'
  | 'submitted_at'
  | 'approved_at'
  | 'exported_at'
  | 'returned_at'
  | 'returned_note'
> & {
  submitted_by: string | null;
  approved_by: string | null;
  exported_by: string | null;
  returned_by: string | null;
};

type Nullable<T> = { [Key in keyof T]: T[Key] | null };

/** Of a call without a row. */
const DRAFT: TimeSheetState = {
  ...{ state: 'draft', revision: 0, submitted_at: null, approved_at: null, exported_at: null },
  ...{ returned_at: null, returned_note: null },
  ...{ submitted_by: null, approved_by: null, exported_by: null, returned_by: null },
};

/** A sheet that waits for a manager, or has open disputes. */
export interface SheetToDecide {
  call_time_slug: string;
  call_name: string;
  event_name: string;
  starts_at: Date;
  /** IANA name. */
  zone: string;
  state: SheetState;
  submitted_at: Date | null;
  submitted_by: string | null;
  open_disputes: number;
}

const nameOf = (column: string): string =>
  `${nameOfUserWithId(`ts.${column}`)} as ${column.replace('_user_id', '')}`;

/** Columns of `TimeSheetState`. */
const STATE_COLUMNS = `ts.state, ts.revision, ts.submitted_at, ts.approved_at, ts.exported_at, ts.returned_at, ts.returned_note,
              ${nameOf('submitted_by_user_id')}, ${nameOf('approved_by_user_id')},
              ${nameOf('exported_by_user_id')}, ${nameOf('returned_by_user_id')}`;

/** The sheet of one call, and what is unfinished on it. */
export interface SheetOfCall {
  state: TimeSheetState;
  unfinished: Unfinished[];
}

/** How far time sheets are. */
@Injectable()
export class TimeSheetStateQueries {
  /** By call; every asked one has a state. One statement. */
  async ofCallsUnchecked(
    work: Work,
    callTimeIds: readonly number[],
  ): Promise<Map<number, TimeSheetState>> {
    const rows = await work.rows<TimeSheetState & { call_time_id: number }>(
      `select ts.call_time_id, ${STATE_COLUMNS}
         from time_sheets ts where ts.call_time_id = any($1)`,
      [callTimeIds],
    );
    const found = new Map(rows.map(({ call_time_id: id, ...state }) => [id, state]));
    return new Map(callTimeIds.map((id) => [id, found.get(id) ?? DRAFT]));
  }

  /**
   * The sheet of a call, and what keeps it from being submitted or should be looked at before. One statement.
   *
   * @throws NotFound no such call
   */
  async ofCallUnchecked(work: Work, callTimeSlug: string): Promise<SheetOfCall> {
    const row = await work.row<SheetFacts & Nullable<TimeSheetState>>(
      `select ct.starts_at, ${STATE_COLUMNS},
              (select coalesce(json_agg(json_build_object('request_id', r.id, 'name', w.name, 'start_at', te.start_at, 'end_at', te.end_at,
                        'breaks', (select coalesce(json_agg(json_build_object('starts_at', mb.starts_at, 'minutes', mb.minutes)), '[]')
                                     from meal_breaks mb where mb.time_entry_id = te.id)) order by w.name, r.id), '[]')
                 from labor_requests r
                 join labor_requirements q on q.id = r.labor_requirement_id
                 join workers w on w.id = r.worker_id
                 left join time_entries te on te.labor_request_id = r.id and te.voided_at is null
                where q.call_time_id = ct.id and q.archived_at is null and r.state = 'confirmed') as rows,
              (select coalesce(json_agg(json_build_object('name', w.name) order by sc.at), '[]')
                 from scans sc left join workers w on w.id = sc.worker_id
                where sc.event_id = ct.event_id and sc.outcome = 'kept' and sc.judgement is null
                  and (sc.worker_id is null or exists (
                        select 1 from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id
                         where q.call_time_id = ct.id and r.worker_id = sc.worker_id))) as kept_scans,
              (select coalesce(json_agg(json_build_object('request_id', ted.labor_request_id, 'name', w.name) order by ted.id), '[]')
                 from time_entry_disputes ted
                 join labor_requests r on r.id = ted.labor_request_id
                 join workers w on w.id = r.worker_id
                where ted.call_time_id = ct.id and ted.answered_at is null) as disputes
         from call_times ct left join time_sheets ts on ts.call_time_id = ct.id
        where ct.slug = $1 and ct.archived_at is null`,
      [callTimeSlug],
    );
    if (!row) throw new NotFound('CallTime');
    const { starts_at, rows, kept_scans, disputes, ...found } = row;
    const unfinished = unfinishedOf({ starts_at, rows, kept_scans, disputes }, work.now);
    return { state: found.state === null ? DRAFT : (found as TimeSheetState), unfinished };
  }

  /**
   * Sheets of a company that a manager has to decide about: submitted ones, and those with open disputes; oldest call
   * first. One statement; nothing for others.
   */
  async toDecide(work: Work, companyId: number): Promise<SheetToDecide[]> {
    if (!work.actor.manages(companyId)) return [];
    return work.rows<SheetToDecide>(
      `select ct.slug as call_time_slug, ct.name as call_name, e.event_name, ct.starts_at, coalesce(l.time_zone, c.time_zone) as zone,
              coalesce(ts.state, 'draft') as state, ts.submitted_at, ${nameOf('submitted_by_user_id')},
              coalesce(open.disputes, 0) as open_disputes
         from (select ts.call_time_id from time_sheets ts where ts.company_id = $1 and ts.state = 'submitted'
                union select ted.call_time_id from time_entry_disputes ted where ted.company_id = $1 and ted.answered_at is null) waiting
         join call_times ct on ct.id = waiting.call_time_id and ct.archived_at is null
         join events e on e.id = ct.event_id and e.archived_at is null
         join companies c on c.id = e.company_id
         left join location_profiles l on l.id = e.location_profile_id
         left join time_sheets ts on ts.call_time_id = ct.id
         left join (select ted.call_time_id, count(*)::int as disputes from time_entry_disputes ted
                     where ted.company_id = $1 and ted.answered_at is null group by ted.call_time_id) open on open.call_time_id = ct.id
        order by ct.starts_at, ct.id`,
      [companyId],
    );
  }
}
