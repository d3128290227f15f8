import type { AnyCallTime } from '#libs/call-time';
import type { LaborTypeRow } from '#libs/company';
import type { EventRow } from '#libs/event';
import { columnsOf, type RowOf } from '#libs/platform';
import { LaborRequirement } from './labor-requirement.entity.js';

/** A labor requirement as screens read it. */
export type RequirementRow = Omit<RowOf<LaborRequirement>, 'archived_at' | 'revision'> & {
  labor_type: LaborTypeRow;
};

export type RequirementWithCall = RequirementRow & {
  call_time: AnyCallTime & { event: EventRow };
};

/** Columns of `RequirementRow` for the aliases q (labor_requirements) and t (labor_types). */
export const REQUIREMENT_COLUMNS = `${columnsOf(LaborRequirement, 'q', ['archived_at', 'revision'])}, to_json(t) as labor_type`;

/**
 * A scalar sub-select: the live requirements of call time `ct` as a JSON array of `RequirementRow`,
 * by skill name.
 */
export const REQUIREMENTS_OF_CALL = `
  (select coalesce(json_agg(to_json(requirement) order by requirement.labor_type ->> 'name', requirement.id), '[]') from (
     select ${REQUIREMENT_COLUMNS} from labor_requirements q join labor_types t on t.id = q.labor_type_id
      where q.call_time_id = ct.id and q.archived_at is null) requirement)`;
