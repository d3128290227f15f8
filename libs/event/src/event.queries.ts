import { Injectable } from '@nestjs/common';
import { Missing } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { assertReached } from './event.policy.js';
import { EVENT_COLUMNS, EVENT_JOINS, type EventRow } from './event.rows.js';

/** One statement each. */
@Injectable()
export class EventQueries {
  /**
   * An event the actor reaches, with its company, location, creator and steward.
   *
   * @throws Missing no such event, or another company's
   * @throws Unauthorized a steward who does not run it
   */
  async reached(work: Work, slug: string): Promise<EventRow> {
    const event = await work.row<EventRow>(`select ${EVENT_COLUMNS} from ${EVENT_JOINS} where e.slug = $1 and e.archived_at is null`, [slug]);
    if (!event) throw new Missing('Event');
    assertReached(work.actor, event, 'Event');
    return event;
  }

  /** For what was just written: no question of reach. */
  async byId(work: Work, id: number): Promise<EventRow> {
    const event = await work.row<EventRow>(`select ${EVENT_COLUMNS} from ${EVENT_JOINS} where e.id = $1`, [id]);
    if (!event) throw new Missing('Event');
    return event;
  }
}
