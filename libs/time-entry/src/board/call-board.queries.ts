import { Injectable } from '@nestjs/common';
import { CallTimeQueries } from '#libs/call-time';
import { boardOpensAt, isBoardOpen, missingFrom } from '#libs/labor';
import type { Work } from '#libs/platform';
import { SIGNED_IN_AT } from '../hours/time-entry.rows.js';
import {
  type BoardMember,
  type BoardRequirement,
  type CallBoard,
  PRESENCES,
  type PresenceCounts,
} from './call-board.rows.js';
import { PRESENCE_JOINS, presenceAt } from './presence-sql.js';

/** `BoardReplacement` of the request r; null: nobody was ever sought. */
const REPLACEMENT = `(
  select json_build_object('started_at', rep.started_at, 'outcome', rep.outcome, 'asked', (
           select coalesce(json_agg(json_build_object(
                    'name', w.name, 'request_id', o.id, 'asked_at', ro.asked_at, 'responded_at', o.responded_at,
                    'state', case when ro.withdrawn_at is not null then 'withdrawn' else coalesce(o.state, 'withdrawn') end)
                    order by ro.asked_at, ro.labor_request_id, w.id), '[]')
             from replacement_offers ro join workers w on w.id = ro.worker_id left join labor_requests o on o.id = ro.labor_request_id
            where ro.replacement_id = rep.id))
    from replacements rep where rep.labor_request_id = r.id)`;

@Injectable()
export class CallBoardQueries {
  constructor(private readonly calls: CallTimeQueries) {}

  /**
   * The board of a call that the actor reaches. Three statements.
   *
   * @throws NotFound, Unauthorized as `CallTimeQueries.reached`
   */
  async board(work: Work, callTimeSlug: string): Promise<CallBoard> {
    const call = await this.calls.reached(work, callTimeSlug);
    const startsAt = new Date(call.starts_at);
    const requirements = await this.requirementsOf(work, call.id);
    const crew = await this.crewOf(work, call.id);
    return {
      call,
      opensAt: boardOpensAt(startsAt),
      isOpen: isBoardOpen(startsAt, work.now),
      missingFrom: missingFrom(startsAt),
      requirements,
      crew,
      counts: countsOf(requirements, crew),
    };
  }

  private requirementsOf(work: Work, callId: number): Promise<BoardRequirement[]> {
    return work.rows<BoardRequirement>(
      `select q.id, q.slug, q.needed_labor, t.id as labor_type_id, t.name as skill,
              (select count(*)::int from labor_requests r where r.labor_requirement_id = q.id and r.state = 'pending' and r.sent_at is not null) as open_offers
         from labor_requirements q join labor_types t on t.id = q.labor_type_id
        where q.call_time_id = $1 and q.archived_at is null order by t.name, q.id`,
      [callId],
    );
  }

  private crewOf(work: Work, callId: number): Promise<BoardMember[]> {
    return work.rows<BoardMember>(
      `select crew.* from (
         select r.id as request_id, r.token_short, q.id as requirement_id, t.name as skill, w.id as worker_id, w.name, w.phone_number,
                ${presenceAt('$2')} as presence,
                coalesce(${SIGNED_IN_AT}, te.start_at, arr.reported_at) as since, case when te.id is null then arr.minutes end as minutes,
                te.id is null and coalesce(arr.source = 'confirmation', false) as just_confirmed,
                (select max(m.created_at) from outgoing_messages m
                  where m.subject_id = r.id and m.kind = 'arrival_question' and m.status not in ('failed', 'dropped', 'undelivered')) as asked_at,
                ${REPLACEMENT} as replacement
           from labor_requirements q
           join labor_types t on t.id = q.labor_type_id
           join labor_requests r on r.labor_requirement_id = q.id
           join workers w on w.id = r.worker_id${PRESENCE_JOINS}
          where q.call_time_id = $1 and q.archived_at is null and r.state in ('confirmed', 'no_show')) crew
        order by array_position($3::text[], crew.presence), lower(crew.name), crew.request_id`,
      [callId, work.now, PRESENCES],
    );
  }
}

function countsOf(
  requirements: readonly BoardRequirement[],
  crew: readonly BoardMember[],
): PresenceCounts {
  const count = (presence: BoardMember['presence']): number =>
    crew.filter((member) => member.presence === presence).length;
  return {
    needed: requirements.reduce((sum, { needed_labor: needed }) => sum + needed, 0),
    here: count('here'),
    onTheWay: count('on_the_way'),
    silent: count('silent'),
  };
}
