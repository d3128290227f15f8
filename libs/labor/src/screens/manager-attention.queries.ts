import { Injectable } from '@nestjs/common';
import { assertManaged } from '#libs/event';
import type { JsonOf, Work } from '#libs/platform';
import { NOT_ARCHIVED } from '../requests/request-in-context.rows.js';
import { CURRENT_TIME_CHANGE } from '../time-changes/current-time-change.js';
import type {
  DroppedRequest,
  FirstSteps,
  QueuedRequests,
  ShortCall,
  StuckTexts,
  UnansweredMove,
  WaitingYes,
} from './manager-attention.rows.js';

const DAYS_AHEAD = 7;
const DAY = 24 * 60 * 60_000;
/** Most rows of each part; more are found on the lists behind them. */
const MOST = 50;

const CALL_IN_BRIEF = `
  ct.slug as call_slug, ct.name as call_name, ct.date, ct.time, ct.starts_at, e.slug as event_slug, e.event_name,
  coalesce(l.time_zone, c.time_zone) as time_zone`;

/** Live calls to come of company $1; $2: now. */
const CALLS_TO_COME = `
  call_times ct
  join events e on e.id = ct.event_id
  join companies c on c.id = e.company_id
  left join location_profiles l on l.id = e.location_profile_id
  join labor_requirements q on q.call_time_id = ct.id
  join labor_types t on t.id = q.labor_type_id`;
const TO_COME = `e.company_id = $1 and ct.starts_at > $2 and not e.canceled and ${NOT_ARCHIVED}`;

type SqlParameters = unknown[];

/** What needs a manager now, in one company. One statement each; refuses who does not manage it. */
@Injectable()
export class ManagerAttentionQueries {
  /** Calls of the next seven days with positions that nobody is confirmed for, by start. */
  shortCalls(work: Work, companyId: number): Promise<JsonOf<ShortCall>[]> {
    return work.jsonRows<ShortCall>(
      `with fill as (
         select q.id, q.slug, q.call_time_id, t.name as skill, q.needed_labor as needed,
                count(r.id) filter (where r.state = 'confirmed') as confirmed, count(r.id) filter (where r.state = 'available') as available,
                count(r.id) filter (where r.state = 'pending' and r.sent_at is not null) as asked,
                count(r.id) filter (where r.state = 'pending' and r.sent_at is null) as queued
           from ${CALLS_TO_COME} left join labor_requests r on r.labor_requirement_id = q.id
          where ${TO_COME} and ct.starts_at <= $3 group by q.id, t.id
       ), call as (
         select call_time_id, sum(greatest(needed - confirmed, 0))::int as missing,
                json_agg(json_build_object('slug', slug, 'skill', skill, 'needed', needed, 'confirmed', confirmed, 'available', available,
                                           'asked', asked, 'queued', queued) order by skill, id) as requirements
           from fill group by call_time_id
       )
       select ${CALL_IN_BRIEF}, call.missing, call.requirements
         from call join call_times ct on ct.id = call.call_time_id join events e on e.id = ct.event_id join companies c on c.id = e.company_id
         left join location_profiles l on l.id = e.location_profile_id
        where call.missing > 0 order by ct.starts_at, ct.id limit ${MOST}`,
      this.managed(work, companyId, new Date(work.now.getTime() + DAYS_AHEAD * DAY)),
    );
  }

  /** Requests for calls to come that wait to be sent, by event; not those whose worker is asked for consent. */
  queued(work: Work, companyId: number): Promise<JsonOf<QueuedRequests>[]> {
    return work.jsonRows<QueuedRequests>(
      // Consents are looked up once for each worker, not for each request.
      `with waiting as materialized (
         select e.id as event_id, r.worker_id, ct.starts_at
           from ${CALLS_TO_COME} join labor_requests r on r.labor_requirement_id = q.id
          where ${TO_COME} and r.state = 'pending' and r.sent_at is null
       ), unsure as (
         select w.id from (select distinct worker_id as id from waiting) those join workers w on w.id = those.id
           join consents cons on cons.phone_number = w.phone_number and cons.company_id = $1
          where cons.asked_at is not null and cons.granted_at is null
       ), event as (
         select event_id, count(*)::int as count, min(starts_at) as first
           from waiting where worker_id not in (select id from unsure) group by event_id
       )
       select e.slug as event_slug, e.event_name, event.count
         from event join events e on e.id = event.event_id order by event.first, e.id limit ${MOST}`,
      this.managed(work, companyId),
    );
  }

  /** Those who said yes and for whom there is room, by call; as many as there is room for. */
  waitingYes(work: Work, companyId: number): Promise<JsonOf<WaitingYes>[]> {
    return work.jsonRows<WaitingYes>(
      `with waiting as (
         select r.id, r.worker_id, r.labor_requirement_id, q.call_time_id, t.name as skill, r.responded_at,
                q.needed_labor - (select count(*) from labor_requests r where r.labor_requirement_id = q.id and r.state = 'confirmed') as room,
                row_number() over (partition by q.id order by r.responded_at, r.id) as nth
           from ${CALLS_TO_COME} join labor_requests r on r.labor_requirement_id = q.id and r.state = 'available'
          where ${TO_COME}
       ), call as (
         select call_time_id, json_agg(json_build_object('id', waiting.id, 'worker_name', w.name, 'skill', skill)
                                       order by waiting.responded_at, waiting.id) as requests
           from waiting join workers w on w.id = waiting.worker_id where nth <= room group by call_time_id
       )
       select ${CALL_IN_BRIEF}, call.requests
         from call join call_times ct on ct.id = call.call_time_id join events e on e.id = ct.event_id join companies c on c.id = e.company_id
         left join location_profiles l on l.id = e.location_profile_id
        order by ct.starts_at, ct.id limit ${MOST}`,
      this.managed(work, companyId),
    );
  }

  /** Who declined or canceled a call to come since an instant, the latest first. */
  dropped(work: Work, companyId: number, since: Date): Promise<JsonOf<DroppedRequest>[]> {
    return work.jsonRows<DroppedRequest>(
      `select ${CALL_IN_BRIEF}, r.id as request_id, w.name as worker_name, t.name as skill, q.slug as requirement_slug, r.state, r.responded_at
         from ${CALLS_TO_COME} join labor_requests r on r.labor_requirement_id = q.id join workers w on w.id = r.worker_id
        where ${TO_COME} and r.state in ('declined', 'canceled') and r.responded_at >= $3
        order by r.responded_at desc, r.id desc limit ${MOST}`,
      this.managed(work, companyId, since),
    );
  }

  /** Texts about calls to come that are held or failed, of one kind and request the latest; by event and reason. */
  stuckTexts(work: Work, companyId: number): Promise<JsonOf<StuckTexts>[]> {
    return work.jsonRows<StuckTexts>(
      `with latest as (
         select distinct on (m.subject_id, m.kind) m.kind, m.status, m.error, w.name as worker_name, e.slug as event_slug, e.event_name, e.start_date,
                coalesce(l.time_zone, c.time_zone) as time_zone
           from ${CALLS_TO_COME} join labor_requests r on r.labor_requirement_id = q.id join workers w on w.id = r.worker_id
           join outgoing_messages m on m.subject_id = r.id and m.channel = 'sms' and m.withdrawn_at is null
          where ${TO_COME} order by m.subject_id, m.kind, m.id desc
       ), stuck as (
         select event_slug, event_name, start_date, time_zone, worker_name, case when status = 'held' then 'held' else 'failed' end as stuck_as,
                case when status <> 'held' then kind end as kind, case when status <> 'held' then coalesce(error, status) end as reason
           from latest where status in ('failed', 'undelivered') or (status = 'held' and kind <> 'time_change')
       )
       select event_slug, event_name, time_zone, stuck_as as status, kind, reason, count(*)::int as count, (array_agg(worker_name order by worker_name))[1:3] as names
         from stuck group by event_slug, event_name, start_date, time_zone, stuck_as, kind, reason
        order by (stuck_as = 'held'), start_date, event_slug, kind, reason limit ${MOST}`,
      this.managed(work, companyId),
    );
  }

  /** Moved calls to come whose confirmed workers have not all answered the latest move, by start. */
  unansweredMoves(work: Work, companyId: number): Promise<JsonOf<UnansweredMove>[]> {
    return work.jsonRows<UnansweredMove>(
      `with latest as (
         select distinct on (r.id) q.call_time_id, tc.previous_date, tc.previous_time, tc.answered_at, tc.cant_do_it, tc.expires_at
           from ${CALLS_TO_COME} join labor_requests r on r.labor_requirement_id = q.id and r.state = 'confirmed'
           join time_changes tc on ${CURRENT_TIME_CHANGE}
          where ${TO_COME} order by r.id, tc.id desc
       ), call as (
         select call_time_id, min(previous_date) as previous_date, min(previous_time) as previous_time, count(*)::int as asked,
                count(*) filter (where answered_at is null and expires_at > $2)::int as unanswered,
                count(*) filter (where answered_at is not null and cant_do_it)::int as cannot
           from latest group by call_time_id
       )
       select ${CALL_IN_BRIEF}, call.previous_date, call.previous_time, call.asked, call.unanswered, call.cannot
         from call join call_times ct on ct.id = call.call_time_id join events e on e.id = ct.event_id join companies c on c.id = e.company_id
         left join location_profiles l on l.id = e.location_profile_id
        where call.unanswered > 0 or call.cannot > 0 order by ct.starts_at, ct.id limit ${MOST}`,
      this.managed(work, companyId),
    );
  }

  /** What a new company has already. */
  async firstSteps(work: Work, companyId: number): Promise<FirstSteps> {
    assertManaged(work.actor, { company_id: companyId, steward_id: null }, 'Company');
    const steps = await work.row<FirstSteps>(
      `select exists (select from location_profiles l where l.company_id = $1) as location,
              exists (select from labor_types t where t.company_id = $1) as skill,
              exists (select from workers w where w.company_id = $1) as contact,
              exists (select from events e where e.company_id = $1 and e.archived_at is null) as event`,
      [companyId],
    );
    return steps!;
  }

  /** The first parameters of each statement. @throws NotFound, Unauthorized the actor does not manage the company */
  private managed(work: Work, companyId: number, ...others: readonly unknown[]): SqlParameters {
    assertManaged(work.actor, { company_id: companyId, steward_id: null }, 'Company');
    return [companyId, work.now, ...others];
  }
}
