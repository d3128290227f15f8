import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { ENTRIES_BY_ID } from '../worked-time/canceled-time.rows.js';

/** What a reader calls a time entry, or the shift that was canceled. */
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
      `select paid.id, w.name as worker, w.slug as "workerSlug", t.name as skill, ct.name as call, ct.slug as "callSlug",
              e.event_name as event, e.slug as "eventSlug"
         from ${ENTRIES_BY_ID}
         join workers w on w.id = paid.worker_id
         join labor_requirements q on q.id = paid.labor_requirement_id
         join labor_types t on t.id = q.labor_type_id
         join call_times ct on ct.id = q.call_time_id
         join events e on e.id = ct.event_id`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
