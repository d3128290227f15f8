import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { PayRateNamesTwice, PayRateNamesUnknown } from './pay-rate.errors.js';
import { isRateScope, type RateScope } from './rules/rate-precedence.js';

/** What a rate names, as clients do; null: any. */
export interface NamedScope {
  /** Slug. */
  worker: string | null;
  /** Id. */
  skill: number | null;
  /** Id. */
  location: number | null;
  /** Slug. */
  event: string | null;
  /** Slug. */
  requirement: string | null;
}

const FIELDS: Record<keyof NamedScope, keyof RateScope> = {
  worker: 'workerId',
  skill: 'laborTypeId',
  location: 'locationId',
  event: 'eventId',
  requirement: 'requirementId',
};

/** Finds what a rate names within its company. */
@Injectable()
export class RateNamingService {
  /**
   * One statement.
   *
   * @throws PayRateNamesUnknown not of the company, or deleted
   * @throws PayRateNamesTwice
   */
  async read(work: Work, companyId: number, named: NamedScope): Promise<RateScope> {
    const found = await work.row<RateScope>(
      `select (select w.id from workers w where w.company_id = $1 and w.slug = $2 and w.erased_at is null) as "workerId",
              (select t.id from labor_types t where t.company_id = $1 and t.id = $3::bigint) as "laborTypeId",
              (select l.id from location_profiles l where l.company_id = $1 and l.id = $4::bigint) as "locationId",
              (select e.id from events e where e.company_id = $1 and e.slug = $5 and e.archived_at is null) as "eventId",
              (select q.id from labor_requirements q join call_times ct on ct.id = q.call_time_id join events e on e.id = ct.event_id
                where e.company_id = $1 and q.slug = $6 and q.archived_at is null) as "requirementId"`,
      [companyId, named.worker, named.skill, named.location, named.event, named.requirement],
    );
    const unknown = (Object.keys(FIELDS) as (keyof NamedScope)[]).filter(
      (field) => named[field] !== null && found![FIELDS[field]] === null,
    );
    if (unknown.length > 0) throw new PayRateNamesUnknown(unknown);
    if (!isRateScope(found!))
      throw new PayRateNamesTwice(named.requirement === null ? 'event' : 'requirement');
    return found!;
  }
}
