import { Injectable } from '@nestjs/common';
import { type MessageCounts, MessageProgressQueries } from '#libs/labor';
import { UnitOfWork } from '#libs/platform';

export interface WatchedEvent {
  id: number;
  company_id: number;
  /** The grant of the event's steward. */
  steward_id: number | null;
}

/** What live screens of a sending need. One statement each. */
@Injectable()
export class MessageNews {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly progress: MessageProgressQueries,
  ) {}

  find(slug: string): Promise<WatchedEvent | null> {
    return this.unitOfWork.reading().row<WatchedEvent>('select id, company_id, steward_id from events where slug = $1 and archived_at is null', [slug]);
  }

  /** How far the texts of the events have come that these requests belong to. */
  ofEventsOf(requestIds: readonly number[]): Promise<(MessageCounts & { event_id: number; event_slug: string })[]> {
    return this.progress.ofEventsOf(this.unitOfWork.reading(), requestIds);
  }
}
