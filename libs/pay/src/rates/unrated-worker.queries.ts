import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { assertMoneyReached } from '../pay.policy.js';
import { PayRateQueries, type RatedEntry } from './pay-rate.queries.js';

/** Somebody with hours that have no price. */
export interface UnratedWorker {
  slug: string;
  name: string;
  /** Time entries without a rate. */
  entries: number;
}

@Injectable()
export class UnratedWorkerQueries {
  constructor(private readonly rates: PayRateQueries) {}

  /**
   * Workers whose hours since a day have no rate, by name. Two statements.
   *
   * @param since 'YYYY-MM-DD', in the zone of each event
   * @throws NotFound the actor may not read the company's money
   */
  async ofCompany(work: Work, companyId: number, since: string): Promise<UnratedWorker[]> {
    assertMoneyReached(work.actor, companyId);
    const entries = await work.rows<RatedEntry & { slug: string; name: string }>(
      `select te.id, r.worker_id as "workerId", q.labor_type_id as "laborTypeId", e.location_profile_id as "locationId", e.id as "eventId",
              q.id as "requirementId", started.date::text as date, w.slug, w.name
         from events e
         join companies c on c.id = e.company_id
         left join location_profiles l on l.id = e.location_profile_id
         join call_times ct on ct.event_id = e.id
         join labor_requirements q on q.call_time_id = ct.id
         join labor_requests r on r.labor_requirement_id = q.id
         join workers w on w.id = r.worker_id
         join time_entries te on te.labor_request_id = r.id and te.voided_at is null
        cross join lateral (select (te.start_at at time zone coalesce(l.time_zone, c.time_zone))::date as date) started
        where e.company_id = $1 and te.start_at >= $2::date - 1 and started.date >= $2
        order by lower(w.name), w.id`,
      [companyId, since],
    );
    const book = await this.rates.bookUnchecked(work, companyId, entries);
    const unrated = new Map<string, UnratedWorker>();
    for (const entry of entries) {
      if (book.counting(entry)) continue;
      const { slug, name } = entry;
      const known = unrated.get(slug);
      unrated.set(slug, { slug, name, entries: (known?.entries ?? 0) + 1 });
    }
    return [...unrated.values()];
  }
}
