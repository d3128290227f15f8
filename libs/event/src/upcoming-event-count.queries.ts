import { Injectable } from '@nestjs/common';
import { anyCompanyOf, TodayQueries } from '#libs/company';
import type { Work } from '#libs/platform';

@Injectable()
export class UpcomingEventCountQueries {
  constructor(private readonly today: TodayQueries) {}

  /**
   * The number of events that the actor reaches and that end today or later in their zone; canceled
   * ones included, as in the list. Two statements; none for actors who reach no event.
   */
  async count(work: Work): Promise<number> {
    const { actor } = work;
    const stewardGrants = actor.grants
      .filter((grant) => grant.role === 'steward')
      .map((grant) => grant.id);
    const companyIds = actor.companyIdsReachedAs('manager', 'steward');
    if (companyIds?.length === 0) return 0;
    const row = await work.row<{ count: number }>(
      `select count(*)::int as count
         from events e
         join companies c on c.id = e.company_id
         left join location_profiles l on l.id = e.location_profile_id
         join jsonb_to_recordset($3::jsonb) as today(zone text, date date) on today.zone = coalesce(l.time_zone, c.time_zone)
        where (e.company_id = ${anyCompanyOf(1)} or e.steward_id = any($2)) and e.archived_at is null
          and coalesce(e.end_date, e.start_date) >= today.date`,
      [
        actor.companyIdsReachedAs('manager'),
        stewardGrants,
        await this.today.datesByZoneUnchecked(work, companyIds),
      ],
    );
    return row!.count;
  }
}
