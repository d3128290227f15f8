import { Injectable } from '@nestjs/common';
import { CallTimeQueries, type CallTimeWithEvent } from '#libs/call-time';
import { extended } from '#libs/kernel';
import { REQUEST_COLUMNS, type RequestRow, type RequestWithCall, REQUIREMENT_COLUMNS, type RequirementRow, WORKER_JOINS, WORKER_JSON } from '#libs/labor';
import type { Work } from '#libs/platform';

/** A call's time sheet. */
export interface TimeSheetBoard {
  call: CallTimeWithEvent;
  /** All live ones of the call, by skill. */
  requirements: RequirementRow[];
  /** The crew: who is confirmed, and who neither called nor showed; by name. */
  requests: RequestWithCall[];
}

@Injectable()
export class TimeSheetQueries {
  constructor(private readonly calls: CallTimeQueries) {}

  /**
   * The time sheet of a call the actor reaches, in three statements.
   *
   * @throws Missing, Unauthorized the actor does not reach the call
   */
  async board(work: Work, callTimeSlug: string): Promise<TimeSheetBoard> {
    const call = await this.calls.reached(work, callTimeSlug);
    const requirements = await work.rows<RequirementRow>(
      `select ${REQUIREMENT_COLUMNS} from labor_requirements q join labor_types t on t.id = q.labor_type_id
        where q.call_time_id = $1 and q.archived_at is null order by t.name, q.id`,
      [call.id],
    );
    const rows = await work.rows<RequestRow>(
      `select ${REQUEST_COLUMNS}, ${WORKER_JSON}
         from labor_requests r
         join labor_requirements q on q.id = r.labor_requirement_id
         join (${WORKER_JOINS}) on w.id = r.worker_id
        where q.call_time_id = $1 and q.archived_at is null and r.state in ('confirmed', 'no_show')
        order by w.name, r.id`,
      [call.id],
    );
    const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
    const requests = rows.flatMap((row): RequestWithCall[] => {
      const requirement = byId.get(row.labor_requirement_id);
      return requirement ? [extended(row, { requirement, call_time: call, event: call.event })] : [];
    });
    return { call, requirements, requests };
  }
}
