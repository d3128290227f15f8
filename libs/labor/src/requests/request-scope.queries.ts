import { Injectable } from '@nestjs/common';
import { CallTimeQueries } from '#libs/call-time';
import { EventQueries } from '#libs/event';
import type { Work } from '#libs/platform';
import { LaborRequirementQueries } from '../requirements/labor-requirement.queries.js';
import type { RequestScope } from './request-scope.js';

/** The requests of what a slug names. Each throws NotFound or Unauthorized where the actor does not reach it. */
@Injectable()
export class RequestScopeQueries {
  constructor(
    private readonly events: EventQueries,
    private readonly calls: CallTimeQueries,
    private readonly requirements: LaborRequirementQueries,
  ) {}

  async ofEvent(work: Work, slug: string): Promise<RequestScope> {
    return { eventId: (await this.events.reached(work, slug)).id };
  }

  async ofCall(work: Work, slug: string): Promise<RequestScope> {
    return { callTimeId: (await this.calls.reached(work, slug)).id };
  }

  async ofRequirement(work: Work, slug: string): Promise<RequestScope> {
    return { requirementId: (await this.requirements.reachedIds(work, slug)).requirementId };
  }
}
