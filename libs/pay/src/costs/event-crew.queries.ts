import { Injectable } from '@nestjs/common';
import type { EventRow } from '#libs/event';
import type { Work } from '#libs/platform';
import { assertMoneyReached } from '../pay.policy.js';
import type { PlannedRows } from './planned-call.js';

/** A requirement with who is confirmed for it, as far as costs depend on them. */
export interface CrewedRequirement {
  requirement: PlannedRows['requirement'] & { slug: string; skill: string; needed_labor: number };
  call: PlannedRows['call'] & { slug: string; name: string; starts_at: string };
  crew: { request_id: number; worker_id: number; name: string }[];
}

@Injectable()
export class EventCrewQueries {
  /** The live requirements of an event, by call and skill. One statement. @throws NotFound its money is not for the actor */
  async ofEvent(work: Work, event: EventRow): Promise<CrewedRequirement[]> {
    assertMoneyReached(work.actor, event.company_id);
    return work.jsonRows<CrewedRequirement>(
      `select json_build_object('id', q.id, 'slug', q.slug, 'skill', t.name, 'labor_type_id', q.labor_type_id,
                'minimum_minutes', q.minimum_minutes, 'needed_labor', q.needed_labor) as requirement,
              json_build_object('id', ct.id, 'slug', ct.slug, 'name', ct.name, 'starts_at', ct.starts_at,
                'minimum_minutes', ct.minimum_minutes, 'expected_minutes', ct.expected_minutes) as call,
              (select coalesce(json_agg(json_build_object('request_id', r.id, 'worker_id', w.id, 'name', w.name) order by r.id), '[]')
                 from labor_requests r join workers w on w.id = r.worker_id
                where r.labor_requirement_id = q.id and r.state = 'confirmed') as crew
         from labor_requirements q
         join labor_types t on t.id = q.labor_type_id
         join call_times ct on ct.id = q.call_time_id
        where ct.event_id = $1 and ct.archived_at is null and q.archived_at is null
        order by ct.starts_at, ct.id, t.name, q.id`,
      [event.id],
    );
  }
}
