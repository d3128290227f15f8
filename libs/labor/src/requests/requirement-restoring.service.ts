import { Injectable } from '@nestjs/common';
import { CallTimeQueries, type CallTimeRestored } from '#libs/call-time';
import { assertManaged, assertRestorable, ParentDeleted } from '#libs/event';
import { NotFound } from '#libs/kernel';
import { FactBus, violatedConstraint, type Work } from '#libs/platform';
import { SkillTakenSince } from '../requirements/labor-requirement.errors.js';
import { RequirementRestored } from '../requirements/labor-requirement.facts.js';
import { LIVE_KEY } from '../requirements/labor-requirement.service.js';
import { lockRequirements } from '../requirements/requirement-lock.js';
import { withdrawCancellationsOf } from './cancellations.js';
import { ConfirmationTextService } from './confirmation-text.service.js';
import {
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
} from './request-in-context.rows.js';

interface ArchivedRequirement {
  id: number;
  archived_at: Date | null;
  call_archived_at: Date | null;
  event_archived_at: Date | null;
  company_id: number;
  steward_id: number | null;
}

/** Brings deleted labor requirements back, with their requests as they were. */
@Injectable()
export class RequirementRestoringService {
  constructor(
    private readonly calls: CallTimeQueries,
    private readonly confirmations: ConfirmationTextService,
    private readonly facts: FactBus,
  ) {}

  /**
   * @throws NotFound no such requirement, another company's, or deleted more than 90 days ago
   * @throws Unauthorized somebody of the company who is no manager
   * @throws NotDeleted, ParentDeleted
   * @throws SkillTakenSince the call asks for the skill by another requirement by now
   */
  async restore(work: Work, slug: string): Promise<void> {
    await this.lockCall(work, slug);
    const requirement = await work.row<ArchivedRequirement>(
      `select q.id, q.archived_at, ct.archived_at as call_archived_at, e.archived_at as event_archived_at, e.company_id, e.steward_id
         from labor_requirements q join call_times ct on ct.id = q.call_time_id join events e on e.id = ct.event_id where q.slug = $1`,
      [slug],
    );
    if (!requirement) throw new NotFound('LaborRequirement');
    assertManaged(work.actor, requirement, 'LaborRequirement');
    assertRestorable(work, requirement.archived_at, 'LaborRequirement');
    if (requirement.event_archived_at) throw new ParentDeleted('event');
    if (requirement.call_archived_at) throw new ParentDeleted('call time');
    await this.bringBack(work, requirement.company_id, [requirement.id]);
  }

  /** Restores requirements that were deleted with their call. */
  async restoreWithCall(work: Work, call: CallTimeRestored): Promise<void> {
    const gone = await work.rows<{ id: number }>(
      'select q.id from labor_requirements q where q.call_time_id = $1 and q.archived_at = $2 order by q.id',
      [call.callTimeId, call.archivedAt],
    );
    await this.bringBack(
      work,
      call.companyId!,
      gone.map(({ id }) => id),
    );
  }

  /** Its call and event stay as they are until the transaction ends. */
  private async lockCall(work: Work, slug: string): Promise<void> {
    const call = await work.row<{ slug: string }>(
      'select ct.slug from labor_requirements q join call_times ct on ct.id = q.call_time_id where q.slug = $1',
      [slug],
    );
    if (call) await this.calls.lockUnchecked(work, call.slug);
  }

  /** The confirmed crew of a future call was told not to come; it gets a new confirmation. */
  private async bringBack(work: Work, companyId: number, ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    await lockRequirements(work, ids);
    const restored = await work
      .rows<{ id: number; slug: string }>(
        `with restored as (update labor_requirements set archived_at = null where id = any($1) returning id, slug)
         select id, slug from restored order by id`,
        [ids],
      )
      .catch(refuseTwin);
    for (const { id, slug } of restored) {
      await this.facts.record(
        work,
        new RequirementRestored({ companyId, requirementId: id, after: { slug } }),
      );
      work.hint({ topic: 'requirement', requirementId: id, requestId: null });
    }
    withdrawCancellationsOf(work, ids);
    for (const request of await this.confirmed(work, ids)) this.confirmations.queue(work, request);
  }

  private confirmed(work: Work, ids: readonly number[]): Promise<RequestInContext[]> {
    return work.rows<RequestInContext>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS} from ${REQUESTS_IN_CONTEXT}
        where q.id = any($1) and r.state = 'confirmed' and ct.starts_at > $2 and ${NOT_ARCHIVED} order by r.id`,
      [ids, work.now],
    );
  }
}

function refuseTwin(error: unknown): never {
  throw violatedConstraint(error) === LIVE_KEY ? new SkillTakenSince() : error;
}
