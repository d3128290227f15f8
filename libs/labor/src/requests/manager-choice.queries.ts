import { Injectable } from '@nestjs/common';
import { isCallOver, plannedMinutes } from '#libs/call-time';
import type { Work } from '#libs/platform';
import { openFirstComePositions } from '../rules/first-come.js';
import { choicesFor, type ManagerChoice } from '../rules/manager-choices.js';
import { AttendanceService } from './attendance.service.js';
import type { RequestWithCall } from './labor-request.rows.js';

/** What can be done with requests, for buttons: the rule that their verbs follow. */
@Injectable()
export class ManagerChoiceQueries {
  constructor(private readonly attendances: AttendanceService) {}

  /**
   * By request id. One statement where a call has begun, else none.
   *
   * @param requests all requests of their requirements, which the actor reaches
   */
  async ofReached(
    work: Work,
    requests: readonly RequestWithCall[],
  ): Promise<Map<number, ManagerChoice[]>> {
    const begun = requests.filter(({ call_time: call }) => new Date(call.starts_at) <= work.now);
    const attendances = await this.attendances.ofRequests(
      work,
      begun.map(({ id }) => id),
    );
    const counts = countsOf(requests);
    return new Map(
      requests.map((request) => {
        const { requirement, call_time: call, event, state, reserved } = request;
        const attendance = attendances.get(request.id);
        const startsAt = new Date(call.starts_at);
        const { confirmed, unansweredReserved } = counts.get(requirement.id)!;
        const callOver =
          attendance !== undefined &&
          isCallOver(
            { startsAt, plannedMinutes: plannedMinutes(call, event), ...attendance },
            work.now,
          );
        const open = openFirstComePositions({
          fcfsPositions: requirement.fcfs_positions,
          neededLabor: requirement.needed_labor,
          ...{ confirmed, unansweredReserved },
        });
        const choices = choicesFor(state, {
          reserved,
          positionOpen: open > 0,
          callStarted: startsAt <= work.now,
          callOver,
          attendance: attendance?.attendance ?? 'none',
          eventCanceled: event.canceled,
          full: confirmed >= requirement.needed_labor,
        });
        return [request.id, choices];
      }),
    );
  }
}

interface Counts {
  confirmed: number;
  unansweredReserved: number;
}

function countsOf(requests: readonly RequestWithCall[]): Map<number, Counts> {
  const counts = new Map<number, Counts>();
  for (const { requirement, state, reserved } of requests) {
    const counted = counts.get(requirement.id) ?? { confirmed: 0, unansweredReserved: 0 };
    if (state === 'confirmed') counted.confirmed += 1;
    if (state === 'pending' && reserved) counted.unansweredReserved += 1;
    counts.set(requirement.id, counted);
  }
  return counts;
}
