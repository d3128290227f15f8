import { Injectable } from '@nestjs/common';
import { CallTimeQueries, type CallTimeWithEvent } from '#libs/call-time';
import { extended } from '#libs/kernel';
import { type RequestRow, type RequestWithCall, REQUIREMENT_COLUMNS, type RequirementRow, withWorkers } from '#libs/labor';
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
    const [requirements, rows] = await Promise.all([this.requirementsOf(work, call.id), this.crewOf(work, call.id)]);
    const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
    const requests = rows.flatMap((row): RequestWithCall[] => {
      const requirement = byId.get(row.labor_requirement_id);
      return requirement ? [extended(row, { requirement, call_time: call, event: call.event })] : [];
    });
    return { call, requirements, requests };
  }

  private requirementsOf(work: Work, callTimeId: number): Promise<RequirementRow[]> {
    return work.rows<RequirementRow>(
      `select ${REQUIREMENT_COLUMNS} from labor_requirements q join labor_types t on t.id = q.labor_type_id
        where q.call_time_id = $1 and q.archived_at is null order by t.name, q.id`,
      [callTimeId],
    );
  }

  private crewOf(work: Work, callTimeId: number): Promise<RequestRow[]> {
    return work.list<RequestRow>(
      withWorkers(
        `select r.* from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id
          where q.call_time_id = $1 and q.archived_at is null and r.state in ('confirmed', 'no_show')`,
        'order by people.name, r.id',
      ),
      [callTimeId],
    );
  }
}
