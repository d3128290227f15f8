import { Injectable } from '@nestjs/common';
import { assertCompanyReached } from '#libs/company';
import type { Work } from '#libs/platform';

@Injectable()
export class LocationUsageQueries {
  /**
   * How many events take place at each location of a company, by the location's id; locations without any are left out.
   * Deleted events do not count. One statement.
   *
   * @throws NotFound the actor does not reach the company
   */
  async eventsByLocation(work: Work, companyId: number): Promise<Map<number, number>> {
    assertCompanyReached(work.actor, companyId);
    const rows = await work.rows<{ id: number; events: number }>(
      `select l.id, count(*)::int as events from location_profiles l join events e on e.location_profile_id = l.id
        where e.company_id = $1 and e.archived_at is null group by l.id`,
      [companyId],
    );
    return new Map(rows.map(({ id, events }) => [id, events]));
  }
}
