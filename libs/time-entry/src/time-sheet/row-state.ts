import type { RequestState } from '#libs/labor';

/** One row of a time sheet at a moment, as stored with a change. */
export interface RowSnapshot {
  request_id: number;
  state: RequestState;
  /** Null: none, or void. */
  hours: HoursSnapshot | null;
}

/** Instants as PostgreSQL writes them into JSON. */
export interface HoursSnapshot {
  start_at: string;
  end_at: string | null;
  minimum_minutes: number | null;
  meal_trigger_minutes: number | null;
  round_up_minutes: number | null;
  round_up_target: 0 | 30 | null;
  time_zone: string | null;
  /** By id. */
  breaks: { id: number; starts_at: string; minutes: 30 | 60 }[];
}

export interface ChangedRow {
  before: RowSnapshot;
  after: RowSnapshot;
}

/** Rows of (request_id, row_state) for the requests $1. */
export const SELECT_ROW_STATES = `
  select r.id as request_id, jsonb_build_object('request_id', r.id, 'state', r.state, 'hours', case when te.id is not null then jsonb_build_object(
           'start_at', te.start_at, 'end_at', te.end_at, 'minimum_minutes', te.minimum_minutes, 'meal_trigger_minutes', te.meal_trigger_minutes,
           'round_up_minutes', te.round_up_minutes, 'round_up_target', te.round_up_target, 'time_zone', te.time_zone,
           'breaks', (select coalesce(jsonb_agg(jsonb_build_object('id', mb.id, 'starts_at', mb.starts_at, 'minutes', mb.minutes) order by mb.id), '[]')
                        from meal_breaks mb where mb.time_entry_id = te.id)) end) as row_state
    from labor_requests r
    left join time_entries te on te.labor_request_id = r.id and te.voided_at is null
   where r.id = any($1)`;
