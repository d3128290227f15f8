import { CompanyChanged, LocationChanged } from '#libs/company';
import { Follower, OnFact, type Work } from '#libs/platform';

/** Revises calendar entries when location or company change: they show where events take place and when calls end. */
@Follower('event')
export class CalendarFollower {
  @OnFact(LocationChanged)
  async whenLocationChanged(work: Work, { subjectId, after }: LocationChanged): Promise<void> {
    if (!hasAny(after, 'name', 'address', 'minimum_minutes')) return;
    await work.rows(
      'update events set revised_at = $2, revision = revision + 1 where location_profile_id = $1',
      [subjectId, work.now],
    );
  }

  /** Past events are not revised, since a company has years of them. */
  @OnFact(CompanyChanged)
  async whenCompanyChanged(work: Work, fact: CompanyChanged): Promise<void> {
    if (!fact.hasChanged('minimum_minutes')) return;
    await work.rows(
      `update events set revised_at = $2, revision = revision + 1
        where company_id = $1 and coalesce(end_date, start_date) >= ($2::timestamptz - interval '2 days')::date`,
      [fact.companyId, work.now],
    );
  }
}

function hasAny(after: object | null | undefined, ...columns: string[]): boolean {
  return columns.some((column) => column in (after ?? {}));
}
