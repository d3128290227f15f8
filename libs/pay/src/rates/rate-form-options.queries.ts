import { Injectable } from '@nestjs/common';
import { Invalid } from '#libs/kernel';
import type { JsonOf, Work } from '#libs/platform';
import { assertMoneyReached } from '../pay.policy.js';

/** What a new rate can name. */
export interface RateFormOptions {
  skills: { id: number; name: string }[];
  locations: { id: number; name: string }[];
  /** Those that are not over for two months; the newest first. */
  events: { slug: string; name: string; date: string }[];
  /** As `workerNamed` reads them. */
  workers: string[];
}

const MOST_EVENTS = 200;
const MOST_WORKERS = 1000;

/** A name, with the end of the number where several have it. */
const LABEL = `case when count(*) over (partition by lower(w.name)) > 1 then w.name || ' · ' || right(w.phone_number, 4) else w.name end`;

/** The worker's name is unknown, or several have it. */
class WorkerNotClear extends Invalid {
  constructor(found: number) {
    const sentence =
      found === 0
        ? 'No contact has this name.'
        : 'Several contacts have this name. Choose one from the list, with the end of the number.';
    super('pay_rate.worker_not_clear', sentence, { worker: sentence });
  }
}

@Injectable()
export class RateFormOptionsQueries {
  /** One statement. @param date events that ended 60 days before it are left out */
  async ofCompany(work: Work, companyId: number, date: string): Promise<JsonOf<RateFormOptions>> {
    assertMoneyReached(work.actor, companyId);
    const choices = await work.row<RateFormOptions>(
      `select (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name) order by lower(t.name)), '[]') from labor_types t where t.company_id = $1) as skills,
              (select coalesce(json_agg(json_build_object('id', l.id, 'name', l.name) order by lower(l.name)), '[]') from location_profiles l where l.company_id = $1) as locations,
              (select coalesce(json_agg(json_build_object('slug', listed.slug, 'name', listed.event_name, 'date', listed.start_date) order by listed.start_date desc), '[]')
                 from (select e.slug, e.event_name, e.start_date from events e
                        where e.company_id = $1 and e.archived_at is null and coalesce(e.end_date, e.start_date) >= $2::date - 60
                        order by e.start_date desc limit ${MOST_EVENTS}) listed) as events,
              (select coalesce(json_agg(listed.label order by lower(listed.label)), '[]')
                 from (select ${LABEL} as label from workers w where w.company_id = $1 and w.erased_at is null limit ${MOST_WORKERS}) listed) as workers`,
      [companyId, date],
    );
    return choices!;
  }

  /**
   * The slug of the contact whose name was typed or chosen. One statement.
   *
   * @throws WorkerNotClear nobody, or several
   */
  async workerNamed(work: Work, companyId: number, typed: string): Promise<string> {
    assertMoneyReached(work.actor, companyId);
    const found = await work.rows<{ slug: string }>(
      `select w.slug from workers w where w.company_id = $1 and w.erased_at is null
          and (lower(w.name) = lower($2) or lower(w.name || ' · ' || right(w.phone_number, 4)) = lower($2)) limit 2`,
      [companyId, typed.trim()],
    );
    if (found.length !== 1) throw new WorkerNotClear(found.length);
    return found[0]!.slug;
  }

  /** Of the worker, requirement or event that an address names, for people; null: none of them. One statement. */
  async nameOf(
    work: Work,
    companyId: number,
    named: { worker: string | null; event: string | null; requirement: string | null },
  ): Promise<string | null> {
    assertMoneyReached(work.actor, companyId);
    const { worker, event, requirement } = named;
    if (worker === null && event === null && requirement === null) return null;
    const row = await work.row<{ name: string }>(
      `select concat_ws(' · ', (select w.name from workers w where w.company_id = $1 and w.slug = $2),
          (select t.name || ', ' || ct.name || ' (' || e.event_name || ')' from labor_requirements q join labor_types t on t.id = q.labor_type_id
             join call_times ct on ct.id = q.call_time_id join events e on e.id = ct.event_id where e.company_id = $1 and q.slug = $4),
          (select e.event_name from events e where e.company_id = $1 and e.slug = $3)) as name`,
      [companyId, worker, event, requirement],
    );
    return row!.name;
  }

  /** Who is asked for a requirement of the company, by name. One statement. */
  askedFor(work: Work, companyId: number, slug: string): Promise<{ slug: string; name: string }[]> {
    assertMoneyReached(work.actor, companyId);
    return work.rows(
      `select w.slug, w.name from labor_requests r join workers w on w.id = r.worker_id and w.company_id = $1
         join labor_requirements q on q.id = r.labor_requirement_id where q.slug = $2 order by lower(w.name), w.id limit 500`,
      [companyId, slug],
    );
  }
}
