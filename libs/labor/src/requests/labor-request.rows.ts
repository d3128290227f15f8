import type { CallTimeRow } from '#libs/call-time';
import type { EventBaseRow } from '#libs/event';
import type { RequirementRow } from '../requirements/labor-requirement.rows.js';
import type { RequestState } from '../rules/request-states.js';
import type { WorkerRow } from '../workers/worker.rows.js';

/** A labor request as a screen reads it. */
export interface RequestRow {
  id: number;
  labor_requirement_id: number;
  worker_id: number;
  token: string;
  token_short: string;
  state: RequestState;
  reserved: boolean;
  requested_at: Date | string;
  sent_at: Date | string | null;
  responded_at: Date | string | null;
  reminder_sent_at: Date | string | null;
  /** What the worker said to the latest time change. */
  message: string | null;
  worker: WorkerRow;
  /** Hours; null when none are kept (or they do not count). */
  time_entry: TimeEntryRow | null;
}

/** A request with what hangs above it; screens of one call share these objects between rows. */
export interface RequestWithCall extends RequestRow {
  requirement: RequirementRow;
  call_time: CallTimeRow;
  event: EventBaseRow;
}

/** A time entry as a screen reads it, joined by SQL because hours are a later module's. */
export interface TimeEntryRow {
  id: number;
  labor_request_id: number;
  start_at: string;
  end_at: string | null;
  minimum_minutes: number | null;
  meal_trigger_minutes: number | null;
  round_up_minutes: number | null;
  time_zone: string | null;
  created_at: string;
  updated_at: string;
  /** By time. */
  meal_breaks: { id: number; starts_at: string; minutes: 30 | 60; break_type: 'paid' | 'unpaid' }[];
}

/** Columns of `RequestRow` for the alias r (labor_requests) without the worker; add `WORKER_JSON` and `WORKER_JOINS`. */
export const REQUEST_COLUMNS = `
  r.id, r.labor_requirement_id, r.worker_id, r.token, r.token_short, r.state, r.reserved, r.requested_at, r.sent_at,
  r.responded_at, r.reminder_sent_at,
  (select tc.message from time_changes tc where tc.labor_request_id = r.id order by tc.id desc limit 1) as message,
  (select to_jsonb(te) || jsonb_build_object('meal_breaks',
            (select coalesce(jsonb_agg(to_jsonb(mb) order by mb.starts_at, mb.id), '[]') from meal_breaks mb where mb.time_entry_id = te.id))
     from time_entries te where te.labor_request_id = r.id and te.voided_at is null) as time_entry`;
