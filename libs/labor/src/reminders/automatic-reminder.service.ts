import { Injectable } from '@nestjs/common';
import { CallTimeQueries } from '#libs/call-time';
import { FactBus, type Work } from '#libs/platform';
import { RequestReminded } from '../requests/labor-request.facts.js';
import {
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
  requestIdsOf,
} from '../requests/request-in-context.rows.js';
import { ReminderWritingService } from './reminder-writing.service.js';
import { isAcceptedForSending } from '../requests/send-counts.js';
import { dueReminders } from '../rules/reminder-instants.js';
import { type CallToRemind, ReminderPlanService } from './reminder-plan.service.js';

/**
 * Writes reminders to confirmed crews at the hours that their company has set. Independent of the
 * reminders that managers send.
 */
@Injectable()
export class AutomaticReminderService {
  constructor(
    private readonly calls: CallTimeQueries,
    private readonly plan: ReminderPlanService,
    private readonly writing: ReminderWritingService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Writes one reminder to everybody who is confirmed now, and plans the next. Skips workers who
   * got this reminder for the same start of the call. Workers without consent get the consent
   * question and are not marked.
   *
   * @param since the instant this was planned for
   */
  async remind(work: Work, callTimeId: number, since: Date): Promise<void> {
    const call = await this.lockCall(work, callTimeId);
    if (!call) return;
    const due = call.live
      ? dueReminders(
          { startsAt: call.starts_at, zone: call.zone },
          call.reminder_hours,
          since,
          work.now,
        )
      : [];
    if (due.length > 0) await this.write(work, call, due);
    await this.plan.reschedule(work, [callTimeId]);
  }

  private async lockCall(work: Work, callTimeId: number): Promise<CallToRemind | null> {
    const [found] = await this.plan.callsToRemind(work, [callTimeId]);
    if (!found) return null;
    await this.calls.lockUnchecked(work, found.slug);
    const [held] = await this.plan.callsToRemind(work, [callTimeId]);
    return held ?? null;
  }

  private async write(work: Work, call: CallToRemind, due: readonly number[]): Promise<void> {
    const crew = await work.rows<RequestInContext>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS} from ${REQUESTS_IN_CONTEXT}
        where ct.id = $1 and r.state = 'confirmed' and ${NOT_ARCHIVED}
          and not exists (select 1 from automatic_reminders ar where ar.labor_request_id = r.id and ar.call_starts_at = ct.starts_at and ar.hours = $2)
        order by r.id for no key update of r`,
      [call.id, Math.min(...due)],
    );
    const outcomes = await this.writing.write(work, crew, { automatic: true });
    const reminded = crew.filter((_, at) => isAcceptedForSending(outcomes[at]!));
    if (reminded.length === 0) return;
    await work.rows(
      `insert into automatic_reminders (labor_request_id, hours, call_starts_at, written_at)
       select request_id, hours, $3, $4 from unnest($1::bigint[]) as request_id cross join unnest($2::integer[]) as hours on conflict do nothing`,
      [reminded.map(({ id }) => id), due, call.starts_at, work.now],
    );
    for (const request of reminded)
      await this.facts.record(
        work,
        new RequestReminded(requestIdsOf(request), null, { reminder_hours: due }),
      );
  }
}
