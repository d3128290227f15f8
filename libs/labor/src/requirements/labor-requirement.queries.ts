import { Injectable } from '@nestjs/common';
import { CALL_TIME_COLUMNS, CALL_TIME_EVENT, type CallTimeJson } from '#libs/call-time';
import { assertReached, EVENT_JOINS, type EventRow } from '#libs/event';
import { NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import {
  REQUIREMENT_COLUMNS,
  REQUIREMENTS_OF_CALL,
  type RequirementRow,
  type RequirementWithCall,
} from './labor-requirement.rows.js';

/** A requirement with its call, its event and the other requirements of the call. */
export interface ReachedRequirement extends RequirementWithCall {
  /** All of the call, including this one. */
  siblings: RequirementRow[];
}

/** A requirement and what it belongs to. */
export interface RequirementIds {
  requirementId: number;
  callTimeId: number;
  eventId: number;
  companyId: number;
}

/** One statement each. */
@Injectable()
export class LaborRequirementQueries {
  /**
   * A labor requirement the actor reaches.
   *
   * @throws NotFound no such requirement, or another company's
   * @throws Unauthorized a steward who does not run its event
   */
  async reached(work: Work, slug: string): Promise<ReachedRequirement> {
    const requirement = await this.find(work, 'q.slug', slug);
    assertReached(work.actor, requirement.call_time.event, 'LaborRequirement');
    return requirement;
  }

  /** For tasks, and verbs whose callers have checked reach. @throws NotFound it is gone */
  byIdUnchecked(work: Work, id: number): Promise<ReachedRequirement> {
    return this.find(work, 'q.id', id);
  }

  /**
   * The same, for verbs that need only the ids.
   *
   * @throws NotFound, Unauthorized as `reached`
   */
  async reachedIds(work: Work, slug: string): Promise<RequirementIds> {
    const row = await work.row<RequirementIds & { company_id: number; steward_id: number | null }>(
      `select q.id as "requirementId", ct.id as "callTimeId", e.id as "eventId", e.company_id as "companyId", e.company_id, e.steward_id
         from labor_requirements q join call_times ct on ct.id = q.call_time_id join events e on e.id = ct.event_id
        where q.slug = $1 and q.archived_at is null and ct.archived_at is null and e.archived_at is null`,
      [slug],
    );
    if (!row) throw new NotFound('LaborRequirement');
    assertReached(work.actor, row, 'LaborRequirement');
    const { requirementId, callTimeId, eventId, companyId } = row;
    return { requirementId, callTimeId, eventId, companyId };
  }

  /**
   * The live requirements of a call, by name of their skill. Callers have checked that the actor
   * reaches the call.
   */
  ofCallUnchecked(work: Work, callTimeSlug: string): Promise<RequirementRow[]> {
    return work.rows<RequirementRow>(
      `select ${REQUIREMENT_COLUMNS} from labor_requirements q join labor_types t on t.id = q.labor_type_id join call_times ct on ct.id = q.call_time_id
        where ct.slug = $1 and q.archived_at is null order by t.name, q.id`,
      [callTimeSlug],
    );
  }

  private async find(
    work: Work,
    column: 'q.slug' | 'q.id',
    value: string | number,
  ): Promise<ReachedRequirement> {
    const row = await work.row<
      RequirementRow & { call: CallTimeJson; event: EventRow; siblings: RequirementRow[] }
    >(
      `select ${REQUIREMENT_COLUMNS}, (select to_json(call) from (select ${CALL_TIME_COLUMNS}) call) as call, ${CALL_TIME_EVENT},
              ${REQUIREMENTS_OF_CALL} as siblings
         from labor_requirements q
         join labor_types t on t.id = q.labor_type_id
         join call_times ct on ct.id = q.call_time_id
         join ${EVENT_JOINS.replace('events e', 'events e on e.id = ct.event_id')}
        where ${column} = $1 and q.archived_at is null and ct.archived_at is null and e.archived_at is null`,
      [value],
    );
    if (!row) throw new NotFound('LaborRequirement');
    const { call, event, ...requirement } = row;
    return { ...requirement, call_time: { ...call, event } };
  }
}
