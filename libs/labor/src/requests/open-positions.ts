import type { Work } from '#libs/platform';
import { openFirstComePositions } from '../rules/first-come.js';
import type { RequestState } from '../rules/request-states.js';
import type { RequestInContext } from './request-in-context.rows.js';

interface Counts {
  confirmed: number;
  unansweredReserved: number;
}

/**
 * Knows how many first-come positions requirements have left. Create it under their locks, and report each transition.
 */
export class OpenPositions {
  private constructor(private readonly counts: Map<number, Counts>) {}

  static ofRequirements(work: Work, requirementIds: readonly number[]): Promise<OpenPositions> {
    return OpenPositions.countWhere(work, 'labor_requirement_id = any($1)', requirementIds);
  }

  /** Of the requirements that some requests belong to. */
  static ofRequests(work: Work, requestIds: readonly number[]): Promise<OpenPositions> {
    return OpenPositions.countWhere(
      work,
      'labor_requirement_id in (select labor_requirement_id from labor_requests where id = any($1))',
      requestIds,
    );
  }

  private static async countWhere(
    work: Work,
    condition: string,
    ids: readonly number[],
  ): Promise<OpenPositions> {
    const rows = await work.rows<Counts & { id: number }>(
      `select labor_requirement_id as id, count(*) filter (where state = 'confirmed')::int as confirmed,
              count(*) filter (where state = 'pending' and reserved)::int as "unansweredReserved"
         from labor_requests where ${condition} group by 1`,
      [ids],
    );
    return new OpenPositions(new Map(rows.map(({ id, ...counts }) => [id, counts])));
  }

  /** First-come positions left in the request's requirement. */
  remaining(request: RequestInContext): number {
    return openFirstComePositions({
      fcfsPositions: request.fcfs_positions,
      neededLabor: request.needed_labor,
      ...this.countsFor(request),
    });
  }

  recordTransition(request: RequestInContext, to: RequestState): void {
    const counts = this.countsFor(request);
    if (request.state === 'confirmed') counts.confirmed -= 1;
    if (to === 'confirmed') counts.confirmed += 1;
    if (request.state === 'pending' && request.reserved) counts.unansweredReserved -= 1;
  }

  private countsFor({ requirement_id: id }: RequestInContext): Counts {
    const counts = this.counts.get(id) ?? { confirmed: 0, unansweredReserved: 0 };
    this.counts.set(id, counts);
    return counts;
  }
}
