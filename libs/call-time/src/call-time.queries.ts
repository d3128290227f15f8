import { Injectable } from '@nestjs/common';
import { assertReached } from '#libs/event';
import { NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import {
  CALL_HAS_HOURS,
  CALL_TIME_COLUMNS,
  CALL_TIME_EVENT,
  CALL_TIME_JOINS,
  type CallTimeWithEvent,
} from './call-time.rows.js';

/** One statement each, unless told otherwise. */
@Injectable()
export class CallTimeQueries {
  /**
   * A call time the actor reaches, with its event.
   *
   * @throws NotFound no such call time, or another company's
   * @throws Unauthorized a steward who does not run its event
   */
  async reached(work: Work, slug: string): Promise<CallTimeWithEvent> {
    const call = await work.row<CallTimeWithEvent>(
      `select ${CALL_TIME_COLUMNS}, ${CALL_TIME_EVENT} from ${CALL_TIME_JOINS} where ct.slug = $1 and ct.archived_at is null`,
      [slug],
    );
    if (!call) throw new NotFound('CallTime');
    assertReached(work.actor, call.event, 'CallTime');
    return call;
  }

  /**
   * `reached`, and the call and the dates of its event stay as they are until the transaction ends. Three statements.
   *
   * @throws NotFound, Unauthorized as `reached`
   */
  async lockReached(work: Work, slug: string): Promise<CallTimeWithEvent> {
    await this.lockUnchecked(work, slug);
    return this.reached(work, slug);
  }

  /** Locks the call, after its event; for tasks. Two statements. */
  async lockUnchecked(work: Work, slug: string): Promise<void> {
    await work.rows(
      'select e.id from call_times ct join events e on e.id = ct.event_id where ct.slug = $1 for share of e',
      [slug],
    );
    await work.rows('select id from call_times where slug = $1 for no key update', [slug]);
  }

  /** For verbs, which have just written it. @throws NotFound */
  async byIdUnchecked(work: Work, id: number): Promise<CallTimeWithEvent> {
    const call = await work.row<CallTimeWithEvent>(
      `select ${CALL_TIME_COLUMNS}, ${CALL_TIME_EVENT} from ${CALL_TIME_JOINS} where ct.id = $1`,
      [id],
    );
    if (!call) throw new NotFound('CallTime');
    return call;
  }

  /** Whether hours were ever recorded for the call, voided ones included. */
  async hasHoursUnchecked(work: Work, callTimeId: number): Promise<boolean> {
    const found = await work.row(
      `select 1 from call_times ct where ct.id = $1 and ${CALL_HAS_HOURS}`,
      [callTimeId],
    );
    return found !== null;
  }
}
