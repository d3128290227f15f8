import { Injectable } from '@nestjs/common';
import { CallTimeQueries, type CallTimeWithEvent } from '#libs/call-time';
import { extendObject } from '#libs/kernel';
import type { RowOf, Work } from '#libs/platform';
import {
  type RequestJson,
  type RequestWithCall,
  requestsWithWorkers,
} from '../requests/labor-request.rows.js';
import type { RequirementRow } from '../requirements/labor-requirement.rows.js';
import { LaborRequirementQueries } from '../requirements/labor-requirement.queries.js';
import { CURRENT_TIME_CHANGE } from '../time-changes/current-time-change.js';
import type { TimeChange } from '../time-changes/time-change.entity.js';

/**
 * Answers to the latest time change of a call (`CURRENT_TIME_CHANGE`). Workers confirmed after it are in none of the three
 * lists.
 */
export interface TimeChangeAnswers {
  call: CallTimeWithEvent;
  requirements: RequirementRow[];
  canDoIt: RequestWithCall[];
  unanswered: RequestWithCall[];
  cannotDoIt: RequestWithCall[];
}

type AskedRequest = RequestJson &
  Pick<RowOf<TimeChange>, 'cant_do_it'> & { answered: boolean; said: string | null };

@Injectable()
export class TimeChangeAnswerQueries {
  constructor(
    private readonly calls: CallTimeQueries,
    private readonly requirements: LaborRequirementQueries,
  ) {}

  /**
   * The confirmed requests of a call by their answer to its latest time change, in the order in
   * which they were asked. Three statements.
   *
   * @throws NotFound, Unauthorized as `CallTimeQueries.reached`
   */
  async board(work: Work, slug: string): Promise<TimeChangeAnswers> {
    const [call, requirements, asked] = await Promise.all([
      this.calls.reached(work, slug),
      this.requirements.ofCallUnchecked(work, slug),
      this.asked(work, slug),
    ]);
    const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
    const those = (belongs: (request: AskedRequest) => boolean): RequestWithCall[] =>
      asked.filter(belongs).map((request) =>
        extendObject(request, {
          message: request.said,
          requirement: byId.get(request.labor_requirement_id)!,
          call_time: call,
          event: call.event,
        }),
      );
    return {
      call,
      requirements,
      canDoIt: those(({ answered, cant_do_it: cant }) => answered && !cant),
      unanswered: those(({ answered }) => !answered),
      cannotDoIt: those(({ answered, cant_do_it: cant }) => answered && cant),
    };
  }

  private asked(work: Work, callTimeSlug: string): Promise<AskedRequest[]> {
    return work.jsonRows<AskedRequest>(
      requestsWithWorkers(
        `select r.*, latest.answered_at is not null as answered, latest.cant_do_it, latest.message as said
           from labor_requests r
           join labor_requirements q on q.id = r.labor_requirement_id
           join call_times ct on ct.id = q.call_time_id
           join lateral (select tc.answered_at, tc.cant_do_it, tc.message from time_changes tc where ${CURRENT_TIME_CHANGE} order by tc.id desc limit 1) latest on true
          where ct.slug = $1 and q.archived_at is null and r.state = 'confirmed'`,
        'order by r.id',
        ', r.answered, r.cant_do_it, r.said',
      ),
      [callTimeSlug],
    );
  }
}
