import { Injectable } from '@nestjs/common';
import { CallTimeQueries } from '#libs/call-time';
import type { SendCounts } from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import { RequestReminded } from '../requests/labor-request.facts.js';
import {
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
  requestIdsOf,
} from '../requests/request-in-context.rows.js';
import { ReminderWritingService } from './reminder-writing.service.js';
import { sendCountsOf, isAcceptedForSending } from '../requests/send-counts.js';

/**
 * Sends a manager's reminder to a confirmed crew, once to each worker, and again after the call
 * moved.
 */
@Injectable()
export class ManualReminderService {
  constructor(
    private readonly calls: CallTimeQueries,
    private readonly writing: ReminderWritingService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Writes a reminder to every confirmed worker without one, in a fixed number of statements.
   * Writes none for canceled events and calls that have started. Workers without consent are not
   * marked. Of two simultaneous calls the second waits and writes to the rest.
   *
   * @throws NotFound, Unauthorized as `CallTimeQueries.reached`
   */
  async send(work: Work, slug: string): Promise<SendCounts> {
    const call = await this.calls.lockReached(work, slug);
    const crew = await this.lockUnreminded(work, call.id);
    const outcomes = await this.writing.write(work, crew, { automatic: false });
    await this.mark(
      work,
      crew.filter((_, at) => isAcceptedForSending(outcomes[at]!)),
    );
    const counts = sendCountsOf(outcomes);
    return counts.queued > 0
      ? counts
      : { ...counts, alreadySent: await this.countReminded(work, call.id) };
  }

  private async countReminded(work: Work, callTimeId: number): Promise<number> {
    const row = await work.row<{ count: number }>(
      `select count(*)::int as count from ${REQUESTS_IN_CONTEXT}
        where ct.id = $1 and r.state = 'confirmed' and r.reminder_sent_at is not null and ${NOT_ARCHIVED}`,
      [callTimeId],
    );
    return row!.count;
  }

  private lockUnreminded(work: Work, callTimeId: number): Promise<RequestInContext[]> {
    return work.rows<RequestInContext>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS} from ${REQUESTS_IN_CONTEXT}
        where ct.id = $1 and r.state = 'confirmed' and r.reminder_sent_at is null and ${NOT_ARCHIVED} and not e.canceled and ct.starts_at > $2
        order by r.id for no key update of r`,
      [callTimeId, work.now],
    );
  }

  private async mark(work: Work, reminded: readonly RequestInContext[]): Promise<void> {
    if (reminded.length === 0) return;
    await work.rows('update labor_requests set reminder_sent_at = $2 where id = any($1)', [
      reminded.map(({ id }) => id),
      work.now,
    ]);
    for (const request of reminded)
      await this.facts.record(
        work,
        new RequestReminded(requestIdsOf(request), null, { reminder_sent_at: work.now }),
      );
  }
}
