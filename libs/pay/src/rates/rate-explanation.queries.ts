import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { mayReadMoney } from '../pay.policy.js';
import { PayRateNamesUnknown } from './pay-rate.errors.js';
import { type ListedRate, PayRateListQueries } from './pay-rate-list.queries.js';
import type { RatedWork } from './rules/rate-precedence.js';

/** Which rate somebody has for a requirement, and why. */
export interface RateExplanation {
  company_id: number;
  worker: { slug: string; name: string } | null;
  requirement: { slug: string; skill: string; call: string; event: string; event_slug: string };
  /** The date for which it was asked. */
  date: string;
  /** The first one counts; none: hours only. */
  matching: ListedRate[];
}

interface AskedRow {
  company_id: number;
  worker_id: number | null;
  worker_slug: string | null;
  worker_name: string | null;
  id: number;
  slug: string;
  labor_type_id: number;
  skill: string;
  call: string;
  date: string;
  event_id: number;
  event_slug: string;
  event: string;
  location_profile_id: number | null;
}

@Injectable()
export class RateExplanationQueries {
  constructor(private readonly rates: PayRateListQueries) {}

  /**
   * Two statements.
   *
   * @param worker slug; null: somebody who is not known yet
   * @param date null: the date of the call
   * @throws NotFound no such requirement, or the actor may not read money of its company
   * @throws PayRateNamesUnknown no such worker
   */
  async ofRequirement(
    work: Work,
    slug: string,
    worker: string | null,
    date: string | null,
  ): Promise<RateExplanation> {
    const asked = await work.row<AskedRow>(
      `select e.company_id, w.id as worker_id, w.slug as worker_slug, w.name as worker_name, q.id, q.slug, q.labor_type_id, t.name as skill,
              ct.name as call, ct.date, e.id as event_id, e.slug as event_slug, e.event_name as event, e.location_profile_id
         from labor_requirements q join labor_types t on t.id = q.labor_type_id join call_times ct on ct.id = q.call_time_id
         join events e on e.id = ct.event_id
         left join workers w on w.company_id = e.company_id and w.slug = $2 and w.erased_at is null
        where q.slug = $1 and q.archived_at is null`,
      [slug, worker],
    );
    if (!asked || !mayReadMoney(work.actor, asked.company_id))
      throw new NotFound('LaborRequirement');
    if (worker !== null && asked.worker_id === null) throw new PayRateNamesUnknown(['worker']);
    const rated: RatedWork = {
      workerId: asked.worker_id,
      laborTypeId: asked.labor_type_id,
      locationId: asked.location_profile_id,
      eventId: asked.event_id,
      requirementId: asked.id,
      date: date ?? asked.date,
    };
    const { company_id: companyId, skill, call, event, event_slug } = asked;
    return {
      company_id: companyId,
      worker:
        asked.worker_slug === null ? null : { slug: asked.worker_slug, name: asked.worker_name! },
      requirement: { slug, skill, call, event, event_slug },
      date: rated.date,
      matching: await this.rates.matching(work, companyId, rated),
    };
  }
}
