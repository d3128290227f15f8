import { CompanyChanged, type CompanyRow } from '#libs/company';
import { instantOf } from '#libs/kernel';
import { FactBus, Follower, OnFact, type Work } from '#libs/platform';
import { CallTimeChanged } from '../call-time.facts.js';
import { CALL_HAS_HOURS } from '../call-time.rows.js';

interface Call {
  id: number;
  date: string;
  time: string;
  starts_at: Date;
}

/** What becomes of the calls of a company that moved to another zone. */
@Follower('call-time')
export class CompanyFollower {
  constructor(private readonly facts: FactBus) {}

  /**
   * Date and time on the wall stay; the instant follows the new wall. Where somebody has signed in already, nothing moves,
   * and a location with a zone of its own keeps it.
   */
  @OnFact(CompanyChanged)
  async whenCompanyChanged(work: Work, fact: CompanyChanged): Promise<void> {
    const { time_zone: zone } = (fact.after ?? {}) as Partial<CompanyRow>;
    if (zone === undefined) return;
    const companyId = fact.companyId!;
    const calls = await work.rows<Call>(
      `select ct.id, ct.date, ct.time, ct.starts_at
         from call_times ct join events e on e.id = ct.event_id left join location_profiles l on l.id = e.location_profile_id
        where e.company_id = $1 and l.time_zone is null and not ${CALL_HAS_HOURS} order by ct.id for no key update of ct`,
      [companyId],
    );
    const moved = calls
      .map(({ id, date, time, starts_at: before }) => ({
        id,
        before,
        after: instantOf(date, time, zone),
      }))
      .filter(({ before, after }) => before.getTime() !== after.getTime());
    if (moved.length === 0) return;

    await work.rows(
      `update call_times ct set starts_at = given.starts_at, last_modified = $3
         from unnest($1::bigint[], $2::timestamptz[]) as given(id, starts_at) where ct.id = given.id`,
      [moved.map(({ id }) => id), moved.map(({ after }) => after), work.now],
    );
    for (const { id, before, after } of moved) {
      await this.facts.record(
        work,
        new CallTimeChanged({
          companyId,
          callTimeId: id,
          before: { starts_at: before },
          after: { starts_at: after },
        }),
      );
    }
  }
}
