import { Injectable } from '@nestjs/common';
import { assertReached } from '#libs/event';
import { Missing } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { CALL_TIME_COLUMNS, CALL_TIME_EVENT, CALL_TIME_JOINS, type CallTimeRow, type CallTimeWithEvent } from './call-time.rows.js';

/** One statement each. */
@Injectable()
export class CallTimeQueries {
  /**
   * A call time the actor reaches, with its event.
   *
   * @throws Missing no such call time, or another company's
   * @throws Unauthorized a steward who does not run its event
   */
  async reached(work: Work, slug: string): Promise<CallTimeWithEvent> {
    const call = await work.row<CallTimeWithEvent>(
      `select ${CALL_TIME_COLUMNS}, ${CALL_TIME_EVENT} from ${CALL_TIME_JOINS} where ct.slug = $1 and ct.archived_at is null`,
      [slug],
    );
    if (!call) throw new Missing('CallTime');
    assertReached(work.actor, call.event, 'CallTime');
    return call;
  }

  /** The calls of an event, by date, time and id. */
  ofEvent(work: Work, eventId: number): Promise<CallTimeRow[]> {
    return work.rows<CallTimeRow>(
      `select ${CALL_TIME_COLUMNS} from call_times ct where ct.event_id = $1 and ct.archived_at is null order by ct.starts_at, ct.id`,
      [eventId],
    );
  }
}
