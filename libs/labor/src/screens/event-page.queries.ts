import { Injectable } from '@nestjs/common';
import { CALL_TIME_COLUMNS, type CallTimeRow } from '#libs/call-time';
import { assertReached, type EventRow } from '#libs/event';
import type { JsonOf, Work } from '#libs/platform';
import {
  REQUIREMENT_COLUMNS,
  type RequirementRow,
} from '../requirements/labor-requirement.rows.js';
import type { Fill } from '../rules/fill.js';
import { CURRENT_TIME_CHANGE } from '../time-changes/current-time-change.js';
import { WORKER_JOINS } from '../workers/worker.rows.js';

/** A requirement with the number of its requests in each state. */
export type FillingRequirement = RequirementRow & {
  fill: Fill;
  /** Ids of the requests that said yes and wait; the first come first. */
  waiting: number[];
};

/** Confirmed requests of a moved call by their answer to its latest move. */
export interface MoveAnswers {
  asked: number;
  yes: number;
  no: number;
}

/** A move whose texts have not been sent: it can be taken back and nobody hears of it. */
export interface UnsentMove {
  /** 'YYYY-MM-DD' and 'HH:MM:SS' before it. */
  previous_date: string;
  previous_time: string;
  texts: number;
}

export interface FillingCall extends CallTimeRow {
  /** By name of their skill. */
  requirements: FillingRequirement[];
  move_answers: MoveAnswers;
  unsent_move: UnsentMove | null;
}

const COUNTS = `
  count(*) filter (where state = 'confirmed') as confirmed, count(*) filter (where state = 'available') as available,
  count(*) filter (where state = 'pending' and unsent is null) as asked, count(*) filter (where unsent = 'queued') as queued,
  count(*) filter (where unsent = 'awaiting') as awaiting, count(*) filter (where unsent = 'stopped') as stopped,
  count(*) filter (where state in ('declined', 'canceled', 'no_show')) as declined,
  json_agg(id order by responded_at, id) filter (where state = 'available') as waiting`;

/** What becomes of request r when its queue is sent; null: it was sent, or is answered. */
const UNSENT = `
  case when r.state = 'pending' and r.sent_at is null then
    (select case when stops.phone_number is not null then 'stopped' when cons.asked_at is not null and cons.granted_at is null then 'awaiting'
                 else 'queued' end from ${WORKER_JOINS} where w.id = r.worker_id) end as unsent`;

/** A JSON column: the live requirements of call `ct` with their counts from `fills`. */
const FILLING_REQUIREMENTS = `
  (select coalesce(json_agg(to_json(requirement) order by requirement.labor_type ->> 'name', requirement.id), '[]') from (
     select ${REQUIREMENT_COLUMNS},
            json_build_object('needed', q.needed_labor, 'confirmed', coalesce(f.confirmed, 0), 'available', coalesce(f.available, 0),
              'asked', coalesce(f.asked, 0), 'queued', coalesce(f.queued, 0), 'awaiting', coalesce(f.awaiting, 0),
              'stopped', coalesce(f.stopped, 0), 'declined', coalesce(f.declined, 0)) as fill, coalesce(f.waiting, '[]') as waiting
       from labor_requirements q join labor_types t on t.id = q.labor_type_id left join fills f on f.labor_requirement_id = q.id
      where q.call_time_id = ct.id and q.archived_at is null) requirement)`;

@Injectable()
export class EventPageQueries {
  /**
   * The calls of an event by start, with their requirements, counts and answers to moves. One statement.
   *
   * @throws NotFound, Unauthorized as `EventQueries.reached`
   */
  async calls(
    work: Work,
    event: Pick<EventRow, 'id' | 'company_id' | 'steward_id'>,
  ): Promise<JsonOf<FillingCall>[]> {
    assertReached(work.actor, event, 'Event');
    return work.jsonRows<FillingCall>(
      `with live as materialized (
         select q.id, q.call_time_id from labor_requirements q join call_times ct on ct.id = q.call_time_id
          where ct.event_id = $1 and ct.archived_at is null and q.archived_at is null
       ), fills as materialized (
         select labor_requirement_id, ${COUNTS} from (
           select r.*, ${UNSENT} from live join labor_requests r on r.labor_requirement_id = live.id) r group by 1
       ), moves as materialized (
         select distinct on (tc.labor_request_id) live.call_time_id, tc.labor_request_id, tc.answered_at, tc.cant_do_it, tc.previous_date, tc.previous_time
           from live join labor_requests r on r.labor_requirement_id = live.id join time_changes tc on ${CURRENT_TIME_CHANGE}
          where r.state = 'confirmed'
          order by tc.labor_request_id, tc.id desc
       ), unsent as (
         select moves.call_time_id, min(moves.previous_date) as previous_date, min(moves.previous_time) as previous_time, count(*) as texts
           from moves join outgoing_messages m on m.subject_id = moves.labor_request_id
          where m.kind = 'time_change' and m.status in ('queued', 'held') and moves.answered_at is null
          group by moves.call_time_id
       )
       select ${CALL_TIME_COLUMNS}, ${FILLING_REQUIREMENTS} as requirements,
              (select json_build_object('asked', count(*), 'yes', count(*) filter (where answered_at is not null and not cant_do_it),
                        'no', count(*) filter (where answered_at is not null and cant_do_it)) from moves where moves.call_time_id = ct.id) as move_answers,
              (select to_json(u) from (select previous_date, previous_time, texts from unsent where unsent.call_time_id = ct.id) u) as unsent_move
         from call_times ct where ct.event_id = $1 and ct.archived_at is null order by ct.starts_at, ct.id`,
      [event.id],
    );
  }
}
