import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { assertManaged, assertReached } from './event.policy.js';
import { EVENT_COLUMNS, EVENT_JOINS, type EventRow } from './event.rows.js';

/** One statement each, unless told otherwise. */
@Injectable()
export class EventQueries {
  /**
   * An event the actor reaches, with its company, location, creator and steward.
   *
   * @throws NotFound no such event, or another company's
   * @throws Unauthorized a steward who does not run it
   */
  async reached(work: Work, slug: string): Promise<EventRow> {
    const event = await this.bySlugUnchecked(work, slug);
    assertReached(work.actor, event, 'Event');
    return event;
  }

  /**
   * An event whose company the actor manages.
   *
   * @throws NotFound no such event, or another company's
   * @throws Unauthorized a steward of the company, whether they run it or not
   */
  async managed(work: Work, slug: string): Promise<EventRow> {
    const event = await this.bySlugUnchecked(work, slug);
    assertManaged(work.actor, event, 'Event');
    return event;
  }

  /**
   * `reached`, locked until the transaction ends: for verbs that depend on its dates. Two
   * statements.
   *
   * @throws NotFound, Unauthorized as `reached`
   */
  async lockReached(work: Work, slug: string): Promise<EventRow> {
    await work.rows('select id from events where slug = $1 for share', [slug]);
    return this.reached(work, slug);
  }

  /**
   * `managed`, locked for an edit: waits for other edits and for verbs that depend on its dates.
   * Two statements.
   *
   * @throws NotFound, Unauthorized as `managed`
   */
  async lockManaged(work: Work, slug: string): Promise<EventRow> {
    await work.rows('select id from events where slug = $1 for no key update', [slug]);
    return this.managed(work, slug);
  }

  /** For verbs and followers that have just written it. @throws NotFound */
  async byIdUnchecked(work: Work, id: number): Promise<EventRow> {
    const event = await work.row<EventRow>(
      `select ${EVENT_COLUMNS} from ${EVENT_JOINS} where e.id = $1`,
      [id],
    );
    if (!event) throw new NotFound('Event');
    return event;
  }

  /** Whoever shows it asks `assertReached`. @throws NotFound no such event */
  async bySlugUnchecked(work: Work, slug: string): Promise<EventRow> {
    const event = await work.row<EventRow>(
      `select ${EVENT_COLUMNS} from ${EVENT_JOINS} where e.slug = $1 and e.archived_at is null`,
      [slug],
    );
    if (!event) throw new NotFound('Event');
    return event;
  }
}
