import { Injectable } from '@nestjs/common';
import { EventQueries } from '#libs/event';
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
}
