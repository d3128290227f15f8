import type { AnyCallTime } from '#libs/call-time';
import type { EventRow } from '#libs/event';
import type { LaborTypeRow } from '#libs/company';

/** A labor requirement as screens read it. */
export interface RequirementRow {
  id: number;
  slug: string;
  call_time_id: number;
  labor_type_id: number;
  needed_labor: number;
  fcfs_positions: number;
  minimum_minutes: number | null;
  labor_type: LaborTypeRow;
}

export interface RequirementWithCall extends RequirementRow {
  call_time: AnyCallTime & { event: EventRow };
}

/** Columns of `RequirementRow` for the aliases q (labor_requirements) and t (labor_types). */
export const REQUIREMENT_COLUMNS = `
  q.id, q.slug, q.call_time_id, q.labor_type_id, q.needed_labor, q.fcfs_positions, q.minimum_minutes, to_json(t) as labor_type`;

/**
 * A scalar sub-select: the live requirements of call time `ct` as a JSON array of `RequirementRow`,
 * by skill name.
 */
export const REQUIREMENTS_OF_CALL = `
  (select coalesce(json_agg(to_json(r) order by r.labor_type ->> 'name', r.id), '[]') from (
     select ${REQUIREMENT_COLUMNS} from labor_requirements q join labor_types t on t.id = q.labor_type_id
      where q.call_time_id = ct.id and q.archived_at is null) r)`;
