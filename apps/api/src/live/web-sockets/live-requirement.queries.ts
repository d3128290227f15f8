import { Injectable } from '@nestjs/common';
import type { RequestState } from '#libs/labor';
import { UnitOfWork } from '#libs/platform';
import type { RequestCounts } from './frames.js';

export interface WatchedRequirement {
  id: number;
  company_id: number;
  /** The grant of the event's steward. */
  steward_id: number | null;
}

export interface RequirementSnapshot extends RequestCounts {
  slug: string;
  /** States of the requested requests, by id; a deleted request is missing. */
  states: Partial<Record<string, RequestState>>;
}

/** Reads for sockets that show a requirement. One statement each. */
@Injectable()
export class LiveRequirementQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  findUnchecked(slug: string): Promise<WatchedRequirement | null> {
    return this.unitOfWork.reading().row<WatchedRequirement>(
      `select q.id, e.company_id, e.steward_id
         from labor_requirements q join call_times ct on ct.id = q.call_time_id join events e on e.id = ct.event_id
        where q.slug = $1 and coalesce(q.archived_at, ct.archived_at, e.archived_at) is null`,
      [slug],
    );
  }

  /** Null when the requirement is gone. */
  snapshotUnchecked(
    requirementId: number,
    requestIds: readonly number[],
  ): Promise<RequirementSnapshot | null> {
    return this.unitOfWork.reading().row<RequirementSnapshot>(
      `select q.slug,
              count(r.id) filter (where r.state = 'pending') as pending,
              count(r.id) filter (where r.state = 'confirmed') as confirmed,
              count(r.id) filter (where r.state = 'available') as available,
              count(r.id) filter (where r.state in ('declined', 'canceled', 'no_show')) as declined,
              coalesce(jsonb_object_agg(r.id, r.state) filter (where r.id = any($2)), '{}') as states
         from labor_requirements q left join labor_requests r on r.labor_requirement_id = q.id
        where q.id = $1
        group by q.id`,
      [requirementId, requestIds],
    );
  }
}
