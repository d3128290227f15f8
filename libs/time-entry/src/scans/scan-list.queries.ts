import { Injectable } from '@nestjs/common';
import { type Event, EventQueries } from '#libs/event';
import type { RowOf, Work } from '#libs/platform';
import type { Scan } from './scan.entity.js';

/** A scan as stewards see it. */
export type ListedScan = Pick<
  RowOf<Scan>,
  | 'id'
  | 'at'
  | 'received_at'
  | 'source'
  | 'reads'
  | 'outcome'
  | 'sentence'
  | 'judgement'
  | 'judged_at'
> & {
  /** Of the door; null: it has none. */
  station: string | null;
  worker_name: string | null;
  worker_slug: string | null;
  call: string | null;
};

/** An event with scans that wait for the steward. */
export type EventWithKeptScans = Pick<RowOf<Event>, 'event_name'> & { slug: string; count: number };

const MOST = 500;

@Injectable()
export class ScanListQueries {
  constructor(private readonly events: EventQueries) {}

  /**
   * The newest scans of an event, by their time; with `to_judge` those that wait for the steward. Two statements.
   *
   * @throws NotFound, Unauthorized the actor does not reach the event
   */
  async ofEvent(work: Work, eventSlug: string, which: 'to_judge' | 'all'): Promise<ListedScan[]> {
    const event = await this.events.reached(work, eventSlug);
    return work.rows<ListedScan>(
      `select sc.id, sc.at, sc.received_at, sc.source, sc.reads, sc.outcome, sc.sentence, sc.judgement, sc.judged_at,
              st.name as station, w.name as worker_name, w.slug as worker_slug, ct.name as call
         from scans sc
         left join stations st on st.id = sc.station_id
         left join workers w on w.id = sc.worker_id
         left join labor_requests r on r.id = sc.labor_request_id
         left join labor_requirements q on q.id = r.labor_requirement_id
         left join call_times ct on ct.id = q.call_time_id
        where sc.event_id = $1 and ($2 or (sc.outcome = 'kept' and sc.judgement is null))
        order by sc.at desc, sc.id limit ${MOST}`,
      [event.id, which === 'all'],
    );
  }

  /**
   * Which of some events, or of a company's, have scans to judge; by name. One statement. Callers have checked reach.
   */
  waitingUnchecked(
    work: Work,
    among: { companyId: number } | { eventIds: readonly number[] },
  ): Promise<EventWithKeptScans[]> {
    const [column, value] =
      'companyId' in among ? ['company_id', [among.companyId]] : ['id', among.eventIds];
    return work.rows<EventWithKeptScans>(
      `select e.slug, e.event_name, count(*)::int as count
         from scans sc join events e on e.id = sc.event_id
        where sc.outcome = 'kept' and sc.judgement is null and e.archived_at is null and e.${column} = any($1)
        group by e.id, e.slug, e.event_name order by e.event_name, e.id`,
      [value],
    );
  }
}
