import { NOT_ARCHIVED, REQUESTS_IN_CONTEXT } from '#libs/labor';

/** A confirmed worker who has not clocked in. */
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

/** The confirmed workers of call $1 without hours (voided ones do not count), by name. */
export const SELECT_MISSING_CREW = `
  select r.id as request_id, q.id as requirement_id, t.id as labor_type_id, t.name as skill, w.id as worker_id, w.name, w.phone_number
    from ${REQUESTS_IN_CONTEXT}
   where ct.id = $1 and r.state = 'confirmed' and ${NOT_ARCHIVED} and not e.canceled
     and not exists (select 1 from time_entries te where te.labor_request_id = r.id and te.voided_at is null)
   order by w.name, r.id`;
