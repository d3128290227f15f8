import { Injectable } from '@nestjs/common';
import { CALL_TIME_JOINS } from '#libs/call-time';
import { TaskQueueService, type Work } from '#libs/platform';
import { nextReminder } from '../rules/reminder-instants.js';
import { REMIND_CREW } from './remind-crew.name.js';

/** A call as reminders see it. */
export interface CallToRemind {
  id: number;
  slug: string;
  starts_at: Date;
  /** IANA name of the event's zone. */
  zone: string;
  reminder_hours: number[];
  /** Neither deleted nor canceled. */
  live: boolean;
}

/**
 * Keeps the calendar of automatic reminders: for each call one task under the call's key, at the next instant at which its
 * crew is to be reminded. Whatever moves or ends a call plans it again.
 */
@Injectable()
export class ReminderPlanService {
  constructor(private readonly tasks: TaskQueueService) {}

  /** Before the commit, with all others of the same work, as everything stands then. */
  readonly reschedule = async (work: Work, callTimeIds: readonly number[]): Promise<void> => {
    const calls = await this.callsToRemind(work, [...new Set(callTimeIds)]);
    this.tasks.scheduleByKey(
      work,
      REMIND_CREW,
      calls.map((call) => {
        const { id: callTimeId, starts_at: startsAt, zone } = call;
        const runAt = call.live
          ? nextReminder({ startsAt, zone }, call.reminder_hours, work.now)
          : null;
        return {
          key: `remind-crew:${callTimeId}`,
          payload: { callTimeId, at: runAt?.toISOString() ?? '' },
          runAt,
        };
      }),
    );
  };

  callsToRemind(work: Work, ids: readonly number[]): Promise<CallToRemind[]> {
    return work.rows<CallToRemind>(
      `select ct.id, ct.slug, ct.starts_at, coalesce(l.time_zone, c.time_zone) as zone, c.reminder_hours,
              ct.archived_at is null and e.archived_at is null and not e.canceled as live
         from ${CALL_TIME_JOINS} where ct.id = any($1) order by ct.id`,
      [ids],
    );
  }
}
