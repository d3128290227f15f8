import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import {
  LaborRequirementQueries,
  type ReachedRequirement,
} from '../requirements/labor-requirement.queries.js';

/** Requests of a requirement, each counted once. */
export interface RequirementStatus {
  requirement: ReachedRequirement;
  pending: number;
  confirmed: number;
  available: number;
  /** Canceled and no-shows included. */
  declined: number;
}

@Injectable()
export class RequirementStatusQueries {
  constructor(private readonly requirements: LaborRequirementQueries) {}

  /**
   * Two statements.
   *
   * @throws NotFound, Unauthorized as `LaborRequirementQueries.reached`
   */
  async status(work: Work, slug: string): Promise<RequirementStatus> {
    const requirement = await this.requirements.reached(work, slug);
    const counts = await work.row<Omit<RequirementStatus, 'requirement'>>(
      `select count(*) filter (where state = 'pending') as pending, count(*) filter (where state = 'confirmed') as confirmed,
              count(*) filter (where state = 'available') as available,
              count(*) filter (where state in ('declined', 'canceled', 'no_show')) as declined
         from labor_requests where labor_requirement_id = $1`,
      [requirement.id],
    );
    return { requirement, ...counts! };
  }
}
