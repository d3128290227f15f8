import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { NotDeleted } from './event.errors.js';
import { EventRestored } from './event.facts.js';
import { assertManaged } from './event.policy.js';
import { restorabilityOf } from './rules/restorable.js';

interface ArchivedEvent {
  id: number;
  company_id: number;
  steward_id: number | null;
  event_name: string;
  archived_at: Date | null;
}

/** Brings deleted events back. */
@Injectable()
export class EventRestoringService {
  constructor(private readonly facts: FactBus) {}

  /**
   * Followers restore what was deleted at the same instant; earlier deletions stay.
   *
   * @throws NotFound no such event, another company's, or deleted more than 90 days ago
   * @throws Unauthorized the user belongs to the company and is no manager
   * @throws NotDeleted it exists
   */
  async restore(work: Work, slug: string): Promise<void> {
    const event = await work.row<ArchivedEvent>(
      'select e.id, e.company_id, e.steward_id, e.event_name, e.archived_at from events e where e.slug = $1 for no key update',
      [slug],
    );
    if (!event) throw new NotFound('Event');
    assertManaged(work.actor, event, 'Event');
    const archivedAt = assertRestorable(work, event.archived_at, 'Event');

    await work.rows('update events set archived_at = null where id = $1', [event.id]);
    await this.facts.record(
      work,
      new EventRestored({
        companyId: event.company_id,
        eventId: event.id,
        archivedAt,
        after: { event_name: event.event_name },
      }),
    );
  }
}

/**
 * @param model as `NotFound` names it
 * @returns when it was deleted
 * @throws NotFound that was more than 90 days ago
 * @throws NotDeleted it was not
 */
export function assertRestorable(work: Work, archivedAt: Date | null, model: string): Date {
  const restorability = restorabilityOf(archivedAt, work.now);
  if (restorability === 'gone') throw new NotFound(model);
  if (archivedAt === null) throw new NotDeleted();
  return archivedAt;
}
