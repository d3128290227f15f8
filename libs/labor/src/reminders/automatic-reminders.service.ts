import { Injectable } from '@nestjs/common';
import { CallTimeQueries } from '#libs/call-time';
import { Messages } from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import { RequestReminded } from '../requests/labor-request.facts.js';
import {
  LIVE,
  PLACED_COLUMNS,
  PLACED_REQUESTS,
  type PlacedRequest,
  placeOf,
} from '../requests/placed-request.rows.js';
import { reminderDraft } from '../requests/reminder-draft.js';
import { isWritten } from '../requests/send-counts.js';
import { dueReminders } from '../rules/reminder-instants.js';
import { type CallToRemind, ReminderPlan } from './reminder-plan.service.js';

/**
 * Reminds confirmed crews without anybody pressing a button, where their company wants that. A manager's own reminder is
 * another matter: neither counts for the other.
 */
@Injectable()
export class AutomaticReminders {
  constructor(
    private readonly calls: CallTimeQueries,
    private readonly plan: ReminderPlan,
    private readonly messages: Messages,
    private readonly facts: FactBus,
  ) {}

  /**
   * Writes one reminder to everybody who is confirmed now, and plans the next. Who got this one already, of this very
   * instant, gets no other; who has not agreed to be texted is asked, and not marked.
   *
   * @param since the instant this was planned for
   */
  async remind(work: Work, callTimeId: number, since: Date): Promise<void> {
    const call = await this.held(work, callTimeId);
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
    await this.plan.renew(work, [callTimeId]);
  }

  private async held(work: Work, callTimeId: number): Promise<CallToRemind | null> {
    const [found] = await this.plan.calls(work, [callTimeId]);
    if (!found) return null;
    await this.calls.hold(work, found.slug);
    const [held] = await this.plan.calls(work, [callTimeId]);
    return held ?? null;
  }

  private async write(work: Work, call: CallToRemind, due: readonly number[]): Promise<void> {
    const crew = await work.rows<PlacedRequest>(
      `select ${PLACED_COLUMNS} from ${PLACED_REQUESTS}
        where ct.id = $1 and r.state = 'confirmed' and ${LIVE}
          and not exists (select 1 from automatic_reminders a where a.labor_request_id = r.id and a.call_starts_at = ct.starts_at and a.hours = $2)
        order by r.id for no key update of r`,
      [call.id, Math.min(...due)],
    );
    const outcomes = await this.messages.send(
      work,
      crew.map((request) => reminderDraft(work, request, true)),
    );
    const reminded = crew.filter((_, at) => isWritten(outcomes[at]!));
    if (reminded.length === 0) return;
    await work.rows(
      `insert into automatic_reminders (labor_request_id, hours, call_starts_at, written_at)
       select request_id, hours, $3, $4 from unnest($1::bigint[]) as request_id cross join unnest($2::integer[]) as hours on conflict do nothing`,
      [reminded.map(({ id }) => id), due, call.starts_at, work.now],
    );
    for (const request of reminded)
      await this.facts.record(
        work,
        new RequestReminded(placeOf(request), null, { reminder_hours: due }),
      );
  }
}
