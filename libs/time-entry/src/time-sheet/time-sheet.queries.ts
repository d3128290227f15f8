import { Injectable } from '@nestjs/common';
import { CallTimeQueries, type CallTimeWithEvent } from '#libs/call-time';
import { extendObject, NotFound } from '#libs/kernel';
import {
  LaborRequirementQueries,
  type RequestJson,
  type RequestWithCall,
  type RequirementRow,
  requestsWithWorkers,
} from '#libs/labor';
import type { Work } from '#libs/platform';
import type { TimeSheetRow } from '../hours/shift.service.js';

/** A call's time sheet. */
export interface TimeSheetBoard {
  call: CallTimeWithEvent;
  /** All live requirements of the call, by skill. */
  requirements: RequirementRow[];
  /** Confirmed workers and no-shows, by name. */
  requests: RequestWithCall[];
}

@Injectable()
export class TimeSheetQueries {
  constructor(
    private readonly calls: CallTimeQueries,
    private readonly requirements: LaborRequirementQueries,
  ) {}

  /**
   * The time sheet of a call that the actor reaches. Three statements.
   *
   * @throws NotFound, Unauthorized the actor does not reach the call
   */
  async board(work: Work, callTimeSlug: string): Promise<TimeSheetBoard> {
    const [call, requirements, rows] = await Promise.all([
      this.calls.reached(work, callTimeSlug),
      this.requirements.ofCallUnchecked(work, callTimeSlug),
      this.crewOf(work, callTimeSlug),
    ]);
    const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
    const requests = rows.flatMap((row): RequestWithCall[] => {
      const requirement = byId.get(row.labor_requirement_id);
      return requirement
        ? [extendObject(row, { requirement, call_time: call, event: call.event })]
        : [];
    });
    return { call, requirements, requests };
  }

  /**
   * The row that a request, its hours or one of its breaks stands in; the verbs ask whether the actor reaches it. One
   * statement.
   *
   * @throws NotFound there is none
   */
  async rowUnchecked(
    work: Work,
    by: { requestId: number } | { timeEntryId: number } | { mealBreakId: number },
  ): Promise<TimeSheetRow> {
    const [column, id, model] =
      'requestId' in by
        ? ['r.id', by.requestId, 'LaborRequest']
        : 'timeEntryId' in by
          ? ['te.id', by.timeEntryId, 'TimeEntry']
          : ['mb.id', by.mealBreakId, 'MealBreak'];
    const row = await work.row<TimeSheetRow>(
      `select r.id as "requestId", ct.slug as "callTimeSlug"
         from labor_requests r
         join labor_requirements q on q.id = r.labor_requirement_id
         join call_times ct on ct.id = q.call_time_id
         left join time_entries te on te.labor_request_id = r.id
         left join meal_breaks mb on mb.time_entry_id = te.id
        where ${column} = $1 limit 1`,
      [id],
    );
    if (!row) throw new NotFound(model);
    return row;
  }

  private crewOf(work: Work, callTimeSlug: string): Promise<RequestJson[]> {
    return work.jsonRows<RequestJson>(
      requestsWithWorkers(
        `select r.* from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id join call_times ct on ct.id = q.call_time_id
          where ct.slug = $1 and q.archived_at is null and r.state in ('confirmed', 'no_show')`,
        'order by people.name, r.id',
      ),
      [callTimeSlug],
    );
  }
}
