import {
  type LaborRequirement,
  NOT_ARCHIVED,
  type RequestInContext,
  REQUESTS_IN_CONTEXT,
  type Worker,
} from '#libs/labor';
import type { RowOf } from '#libs/platform';

/** A confirmed worker who has not clocked in. */
export type MissingCrewRow = Pick<RequestInContext, 'requirement_id' | 'skill' | 'worker_id'> &
  Pick<RowOf<LaborRequirement>, 'labor_type_id'> &
  Pick<RowOf<Worker>, 'name' | 'phone_number'> & { request_id: number };

/** The confirmed workers of call $1 without hours (voided ones do not count), by name. */
export const SELECT_MISSING_CREW = `
  select r.id as request_id, q.id as requirement_id, t.id as labor_type_id, t.name as skill, w.id as worker_id, w.name, w.phone_number
    from ${REQUESTS_IN_CONTEXT}
   where ct.id = $1 and r.state = 'confirmed' and ${NOT_ARCHIVED} and not e.canceled
     and not exists (select 1 from time_entries te where te.labor_request_id = r.id and te.voided_at is null)
   order by w.name, r.id`;
