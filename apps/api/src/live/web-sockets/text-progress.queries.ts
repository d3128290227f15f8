import { Injectable } from '@nestjs/common';
import { type MessageCounts, MessageProgressQueries } from '#libs/labor';
import { UnitOfWork } from '#libs/platform';

export interface WatchedEvent {
  id: number;
  company_id: number;
  /** The grant of the event's steward. */
  steward_id: number | null;
}

/** Reads for sockets that show the progress of texts. One statement each. */
@Injectable()
export class TextProgressQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly progress: MessageProgressQueries,
  ) {}

  findUnchecked(slug: string): Promise<WatchedEvent | null> {
    return this.unitOfWork
      .reading()
      .row<WatchedEvent>(
        'select id, company_id, steward_id from events where slug = $1 and archived_at is null',
        [slug],
      );
  }

  /** One request of each event that has any. */
  async oneRequestPerEventUnchecked(eventIds: readonly number[]): Promise<number[]> {
    const rows = await this.unitOfWork.reading().rows<{ id: number }>(
      `select min(r.id) as id from call_times ct join labor_requirements q on q.call_time_id = ct.id join labor_requests r on r.labor_requirement_id = q.id
        where ct.event_id = any($1) group by ct.event_id`,
      [eventIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Progress of the texts of the events that these requests belong to. */
  progressByEventUnchecked(
    requestIds: readonly number[],
  ): Promise<(MessageCounts & { event_id: number; event_slug: string })[]> {
    return this.progress.countsByEventUnchecked(this.unitOfWork.reading(), requestIds);
  }
}
