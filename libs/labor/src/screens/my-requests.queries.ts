import { Injectable } from '@nestjs/common';
import { CALL_TIME_COLUMNS, type CallTimeJson } from '#libs/call-time';
import { EVENT_BASE_COLUMNS, EVENT_JOINS, type EventBaseRow, zoneOf } from '#libs/event';
import { dateIn, extendObject } from '#libs/kernel';
import type { Work } from '#libs/platform';
import {
  REQUEST_COLUMNS,
  type RequestRow,
  type RequestWithCall,
} from '../requests/labor-request.rows.js';
import { NOT_ARCHIVED } from '../requests/request-in-context.rows.js';
import {
  REQUIREMENT_COLUMNS,
  type RequirementRow,
} from '../requirements/labor-requirement.rows.js';
import { WORKER_COLUMNS, WORKER_JOINS, type WorkerRow } from '../workers/worker.rows.js';

/** A contact linked to the user. Notes and counters are for managers only. */
export type OwnContactRow = WorkerRow & { company_name: string };

/** A user's own requests, in all companies. */
export interface MyRequests {
  /** The contacts linked to the user, by company. */
  workers: OwnContactRow[];
  /** By the start of their call. */
  requests: RequestWithCall[];
  /** Sent, on a day that is today or later in the event's zone; in any state. */
  upcoming: RequestWithCall[];
  /** Sent and confirmed, on an earlier day. */
  past: RequestWithCall[];
}

/** Days of calls, 'YYYY-MM-DD', both included. */
export interface CallDays {
  from: string;
  to: string;
}

/** Dates of calls lie within the years of `isDate`. */
const ALWAYS: CallDays = { from: '1900-01-01', to: '2999-12-31' };

@Injectable()
export class MyRequestsQueries {
  /** The actor's own contacts, by company. One statement. */
  ownContacts(work: Work): Promise<OwnContactRow[]> {
    return work.rows<OwnContactRow>(
      `select ${WORKER_COLUMNS}, (select name from companies where id = w.company_id) as company_name
         from ${WORKER_JOINS} where w.user_id = $1 order by company_name, w.id`,
      [work.actor.userId],
    );
  }

  /** The requests of the actor's own contacts. Two statements, however many. Links no contacts. */
  async own(work: Work, { from, to }: CallDays = ALWAYS): Promise<MyRequests> {
    const workers = await this.ownContacts(work);
    const byId = new Map(workers.map((worker) => [worker.id, worker]));
    const rows = await work.rows<
      Omit<RequestRow, 'worker'> & {
        requirement: RequirementRow;
        call_time: CallTimeJson;
        event: EventBaseRow;
      }
    >(
      `select ${REQUEST_COLUMNS},
              (select to_json(requirement) from (select ${REQUIREMENT_COLUMNS}) requirement) as requirement,
              (select to_json(call) from (select ${CALL_TIME_COLUMNS}) call) as call_time,
              (select to_json(event) from (select ${EVENT_BASE_COLUMNS}) event) as event
         from labor_requests r
         join workers w on w.id = r.worker_id
         join labor_requirements q on q.id = r.labor_requirement_id
         join labor_types t on t.id = q.labor_type_id
         join call_times ct on ct.id = q.call_time_id
         join (${EVENT_JOINS}) on e.id = ct.event_id
        where w.user_id = $1 and ct.date between $2 and $3 and ${NOT_ARCHIVED}
        order by ct.starts_at, ct.id, r.id`,
      [work.actor.userId, from, to],
    );
    const requests = rows.flatMap((row) =>
      byId.has(row.worker_id) ? [extendObject(row, { worker: byId.get(row.worker_id)! })] : [],
    );
    const told = requests.filter((request) => request.sent_at !== null);
    const isOver = ({ call_time: call, event }: RequestWithCall): boolean =>
      call.date < dateIn(zoneOf(event), work.now);
    return {
      workers,
      requests,
      upcoming: told.filter((request) => !isOver(request)),
      past: told.filter((request) => request.state === 'confirmed' && isOver(request)),
    };
  }
}
