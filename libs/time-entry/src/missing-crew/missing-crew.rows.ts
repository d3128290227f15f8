import { NOT_ARCHIVED, REQUESTS_IN_CONTEXT } from '#libs/labor';

/** Somebody who is confirmed and has not clocked in. */
export interface MissingCrewRow {
  request_id: number;
  requirement_id: number;
  labor_type_id: number;
  skill: string;
  worker_id: number;
  name: string;
  /** E.164. */
  phone_number: string;
}

/** Who is confirmed for call $1 and has no hours, by name; hours that were voided are none. */
export const SELECT_MISSING_CREW = `
  select r.id as request_id, q.id as requirement_id, t.id as labor_type_id, t.name as skill, w.id as worker_id, w.name, w.phone_number
    from ${REQUESTS_IN_CONTEXT}
   where ct.id = $1 and r.state = 'confirmed' and ${NOT_ARCHIVED} and not e.canceled
     and not exists (select 1 from time_entries te where te.labor_request_id = r.id and te.voided_at is null)
   order by w.name, r.id`;
