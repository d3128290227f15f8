import { Injectable } from '@nestjs/common';
import { CALL_TIME_JOINS, type CallTime } from '#libs/call-time';
import type { Company } from '#libs/company';
import { type RowOf, TaskQueueService, type Work } from '#libs/platform';
import { nextReminder } from '../rules/reminder-instants.js';
import { REMIND_CREW } from './remind-crew.task-name.js';

/** What reminders need of a call. */
export type CallToRemind = Pick<RowOf<CallTime>, 'id' | 'slug' | 'starts_at'> &
  Pick<RowOf<Company>, 'reminder_hours'> & {
    /** IANA name of the event's zone. */
    zone: string;
    /** Not archived, not canceled. */
    live: boolean;
  };

/**
 * Plans automatic reminders: one task for each call, keyed by the call, at its next reminder.
 * Followers plan again whenever a call changes.
 */
@Injectable()
export class ReminderPlanService {
  constructor(private readonly tasks: TaskQueueService) {}

  /** Batched: runs before the commit, with the rows as they are then. */
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
