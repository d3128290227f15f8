import { Injectable } from '@nestjs/common';
import { MessageService } from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import { recordCancellations } from './cancellations.js';
import { CancellationTextService } from './cancellation-text.service.js';
import { RequirementArchived } from '../requirements/labor-requirement.facts.js';
import { lockRequirements } from '../requirements/requirement-lock.js';

export type ArchivingScope =
  { requirementId: number } | { callTimeId: number } | { eventId: number };

interface ArchivedRequirement {
  id: number;
  company_id: number;
  slug: string;
  /** Requests whose offer, or the question before it, may not have been sent yet. */
  asked: number[];
}

/** Archives labor requirements, alone or with their call or event. Hours stay in reports. */
@Injectable()
export class RequirementArchivingService {
  constructor(
    private readonly cancellations: CancellationTextService,
    private readonly messages: MessageService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Texts confirmed workers of future calls. All rows get the instant of the work as archiving
   * time, so that they can be restored together. Does nothing where nothing is left to archive.
   */
  async archive(work: Work, archived: ArchivingScope): Promise<void> {
    const ids = await this.requirementIds(work, archived);
    await lockRequirements(work, ids);
    this.lockRequests(work, ids);
    recordCancellations(work, await this.cancellations.queue(work, archived));
    const gone = await work.rows<ArchivedRequirement>(
      `with gone as (
         update labor_requirements set archived_at = $2 where id = any($1) and archived_at is null returning id, slug, call_time_id
       )
       select gone.id, gone.slug, e.company_id,
              array(select r.id from labor_requests r where r.labor_requirement_id = gone.id and r.state = 'pending') as asked
         from gone join call_times ct on ct.id = gone.call_time_id join events e on e.id = ct.event_id
        order by gone.id`,
      [ids, work.now],
    );
    await this.withdrawOffers(
      work,
      gone.flatMap(({ asked }) => asked),
    );
    for (const { id, company_id: companyId, slug } of gone) {
      await this.facts.record(
        work,
        new RequirementArchived({ companyId, requirementId: id, before: { slug } }),
      );
      work.hint({ topic: 'requirement', requirementId: id, requestId: null });
    }
  }

  /** A simultaneous sign-in comes before the deletion, which then ends the shift, or finds nothing to sign in for. */
  private lockRequests(work: Work, requirementIds: readonly number[]): void {
    work.executeWithoutWaiting(
      'select r.id from labor_requests r where r.labor_requirement_id = any($1) order by r.id for update',
      [requirementIds],
    );
  }

  /** Workers without a sent offer were not asked, and will be if the requirement is restored. */
  private async withdrawOffers(work: Work, asked: readonly number[]): Promise<void> {
    const withdrawn = await this.messages.withdrawOffers(work, asked, 'the call was deleted');
    await this.messages.recheckQuestions(work, asked);
    if (withdrawn.length > 0)
      await work.rows('update labor_requests set sent_at = null where id = any($1)', [withdrawn]);
  }

  private async requirementIds(work: Work, archived: ArchivingScope): Promise<number[]> {
    const [column, id] =
      'requirementId' in archived
        ? ['q.id', archived.requirementId]
        : 'callTimeId' in archived
          ? ['ct.id', archived.callTimeId]
          : ['ct.event_id', archived.eventId];
    const rows = await work.rows<{ id: number }>(
      `select q.id from labor_requirements q join call_times ct on ct.id = q.call_time_id where ${column} = $1 and q.archived_at is null`,
      [id],
    );
    return rows.map((row) => row.id);
  }
}
