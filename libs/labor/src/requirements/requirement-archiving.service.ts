import { Injectable } from '@nestjs/common';
import { Messages } from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import { CancellationTexts } from '../requests/cancellation-texts.js';
import { RequirementArchived } from './labor-requirement.facts.js';
import { lockRequirements } from './requirement-lock.js';

export type Archived = { requirementId: number } | { callTimeId: number } | { eventId: number };

interface Gone {
  id: number;
  company_id: number;
  slug: string;
  /** Requests whose offer may not have left yet. */
  asked: number[];
}

/** Takes labor requirements from every screen, alone or with their call or event; hours stay in reports. */
@Injectable()
export class RequirementArchiving {
  constructor(
    private readonly cancellations: CancellationTexts,
    private readonly messages: Messages,
    private readonly facts: FactBus,
  ) {}

  /**
   * Confirmed workers of calls to come are told. Marked with the instant of the work, like what is archived together
   * with it, so that it can be restored together. Nothing to archive is fine.
   */
  async archive(work: Work, archived: Archived): Promise<void> {
    const ids = await this.below(work, archived);
    await lockRequirements(work, ids);
    await this.cancellations.queue(work, archived);
    const gone = await work.rows<Gone>(
      `with gone as (
         update labor_requirements set archived_at = $2 where id = any($1) and archived_at is null returning id, slug, call_time_id
       )
       select gone.id, gone.slug, e.company_id,
              array(select r.id from labor_requests r where r.labor_requirement_id = gone.id and r.state = 'pending' and r.sent_at is not null) as asked
         from gone join call_times ct on ct.id = gone.call_time_id join events e on e.id = ct.event_id
        order by gone.id`,
      [ids, work.now],
    );
    await this.messages.withdrawOffers(
      work,
      gone.flatMap(({ asked }) => asked),
      'the call was deleted',
    );
    for (const { id, company_id: companyId, slug } of gone) {
      await this.facts.record(
        work,
        new RequirementArchived({ companyId, requirementId: id, before: { slug } }),
      );
      work.hint({ topic: 'requirement', requirementId: id, requestId: null });
    }
  }

  private async below(work: Work, archived: Archived): Promise<number[]> {
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
