import type { Work } from '#libs/platform';
import { freePlaces } from '../rules/first-come.js';
import type { RequestState } from '../rules/request-states.js';
import type { PlacedRequest } from './placed-request.rows.js';

interface Counts {
  confirmed: number;
  unansweredReserved: number;
}

/** Who holds the places of some requirements. Count under their lock; then keep it true by telling of each move. */
export class PlaceCounts {
  private constructor(private readonly counts: Map<number, Counts>) {}

  static of(work: Work, requirementIds: readonly number[]): Promise<PlaceCounts> {
    return PlaceCounts.where(work, 'labor_requirement_id = any($1)', requirementIds);
  }

  /** Of the requirements some requests belong to. */
  static around(work: Work, requestIds: readonly number[]): Promise<PlaceCounts> {
    return PlaceCounts.where(
      work,
      'labor_requirement_id in (select labor_requirement_id from labor_requests where id = any($1))',
      requestIds,
    );
  }

  private static async where(
    work: Work,
    condition: string,
    ids: readonly number[],
  ): Promise<PlaceCounts> {
    const rows = await work.rows<Counts & { id: number }>(
      `select labor_requirement_id as id, count(*) filter (where state = 'confirmed')::int as confirmed,
              count(*) filter (where state = 'pending' and reserved)::int as "unansweredReserved"
         from labor_requests where ${condition} group by 1`,
      [ids],
    );
    return new PlaceCounts(new Map(rows.map(({ id, ...counts }) => [id, counts])));
  }

  /** First-come places left in the request's requirement. */
  free(request: PlacedRequest): number {
    return freePlaces({
      fcfsPositions: request.fcfs_positions,
      neededLabor: request.needed_labor,
      ...this.at(request),
    });
  }

  moved(request: PlacedRequest, to: RequestState): void {
    const counts = this.at(request);
    if (request.state === 'confirmed') counts.confirmed -= 1;
    if (to === 'confirmed') counts.confirmed += 1;
    if (request.state === 'pending' && request.reserved) counts.unansweredReserved -= 1;
  }

  private at({ requirement_id: id }: PlacedRequest): Counts {
    const counts = this.counts.get(id) ?? { confirmed: 0, unansweredReserved: 0 };
    this.counts.set(id, counts);
    return counts;
  }
}
