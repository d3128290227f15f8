import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { openFirstComePositions } from '../rules/first-come.js';

interface RequirementCounts {
  id: number;
  fcfsPositions: number;
  neededLabor: number;
  confirmed: number;
  unansweredReserved: number;
}

/** Counts first-come positions for display; an answer counts again under the requirement's lock. */
@Injectable()
export class FirstComeQueries {
  /**
   * Those of the given requirements that have first-come positions, all of them taken, while nobody is sought in place
   * of a missing worker. One statement.
   */
  async withoutOpenPositionsUnchecked(
    work: Work,
    requirementIds: readonly number[],
  ): Promise<Set<number>> {
    const rows = await work.rows<RequirementCounts>(
      `select q.id, q.fcfs_positions as "fcfsPositions", q.needed_labor as "neededLabor",
              count(*) filter (where r.state = 'confirmed')::int as confirmed,
              count(*) filter (where r.state = 'pending' and r.reserved)::int as "unansweredReserved"
         from labor_requirements q left join labor_requests r on r.labor_requirement_id = q.id
        where q.id = any($1) and q.fcfs_positions > 0
          and not exists (select from replacements rep where rep.labor_requirement_id = q.id and rep.ended_at is null)
        group by q.id`,
      [requirementIds],
    );
    return new Set(
      rows.filter((counts) => openFirstComePositions(counts) === 0).map(({ id }) => id),
    );
  }
}
