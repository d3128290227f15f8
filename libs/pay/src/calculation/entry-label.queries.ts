import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';

/** What a reader calls a time entry. */
export interface EntryLabel {
  id: number;
  worker: string;
  workerSlug: string;
  skill: string;
  call: string;
  callSlug: string;
  event: string;
  eventSlug: string;
}

@Injectable()
export class EntryLabelQueries {
  /** By entry. One statement. The caller has checked that the actor may read of them. */
  async ofEntriesUnchecked(work: Work, ids: readonly number[]): Promise<Map<number, EntryLabel>> {
    if (ids.length === 0) return new Map();
    const rows = await work.rows<EntryLabel>(
      `select te.id, w.name as worker, w.slug as "workerSlug", t.name as skill, ct.name as call, ct.slug as "callSlug",
              e.event_name as event, e.slug as "eventSlug"
         from time_entries te
         join labor_requests r on r.id = te.labor_request_id
         join workers w on w.id = r.worker_id
         join labor_requirements q on q.id = r.labor_requirement_id
         join labor_types t on t.id = q.labor_type_id
         join call_times ct on ct.id = q.call_time_id
         join events e on e.id = ct.event_id
        where te.id = any($1::bigint[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
