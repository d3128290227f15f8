import { Injectable } from '@nestjs/common';
import { overrideOnCreate, overrideOnEdit } from '#libs/company';
import { EventQueries, type EventRow, eventWorkRules } from '#libs/event';
import { drawUntilFree, randomSlug } from '#libs/kernel';
import { changedColumns, FactBus, type Work, updateColumns } from '#libs/platform';
import { CallTime } from './call-time.entity.js';
import { CallHasHours, CallOutsideEvent } from './call-time.errors.js';
import {
  CallTimeArchived,
  CallTimeChanged,
  CallTimeMoved,
  CallTimeScheduled,
} from './call-time.facts.js';
import { CallTimeQueries } from './call-time.queries.js';
import type { CallTimeRow, CallTimeWithEvent } from './call-time.rows.js';
import { type LocalDateTime, isDifferentTime, startsAt } from './rules/starts-at.js';
import { eventDaysText, exceededEventEnd } from './rules/within-event.js';

/** Date 'YYYY-MM-DD' and time 'HH:MM:SS' in the event's zone. */
export interface CallTimeDraft
  extends
    LocalDateTime,
    Pick<CallTime, 'name' | 'message' | 'minimumMinutes' | 'expectedMinutes'> {}

/** Undefined: unchanged. Null minutes: inherit again; expected ones: the minimum. */
export type CallTimeChanges = Partial<CallTimeDraft>;

/** Call times of events. Copying a call with its requirements is a verb of labor. */
@Injectable()
export class CallTimeService {
  constructor(
    private readonly calls: CallTimeQueries,
    private readonly events: EventQueries,
    private readonly facts: FactBus,
  ) {}

  /**
   * Stores no minimum that equals the company's or the inherited one.
   *
   * @throws NotFound, Unauthorized as `EventQueries.reached`
   * @throws CallOutsideEvent
   */
  async schedule(work: Work, eventSlug: string, draft: CallTimeDraft): Promise<CallTimeWithEvent> {
    const event = await this.events.lockReached(work, eventSlug);
    assertWithinEvent(draft.date, event);

    const { name, date, time, message } = draft;
    const inherited = eventWorkRules(event);
    const minimum = overrideOnCreate(
      draft.minimumMinutes,
      inherited.minimumMinutes,
      event.company.minimum_minutes,
    );
    const columns = {
      name,
      date,
      time,
      message,
      minimum_minutes: minimum,
      expected_minutes: draft.expectedMinutes,
    };
    const id = await this.insert(work, {
      ...columns,
      event_id: event.id,
      starts_at: startsAt(draft, event),
      original_date: date,
      original_time: time,
    });
    await this.facts.record(
      work,
      new CallTimeScheduled({ companyId: event.company_id, callTimeId: id, after: columns }),
    );
    return this.calls.byIdUnchecked(work, id);
  }

  /**
   * A change of date or time is a move: labor asks the confirmed crew again in the same
   * transaction. The first announced date and time are kept.
   *
   * @throws NotFound, Unauthorized as `CallTimeQueries.reached`
   * @throws CallOutsideEvent
   */
  async edit(work: Work, slug: string, changes: CallTimeChanges): Promise<CallTimeWithEvent> {
    const call = await this.calls.lockReached(work, slug);
    const wanted = { date: changes.date ?? call.date, time: changes.time ?? call.time };
    const moves = isDifferentTime(call, wanted);
    if (moves) assertWithinEvent(wanted.date, call.event);

    const changed = changedColumns<CallTimeRow>(call, {
      name: changes.name,
      message: changes.message,
      minimum_minutes: overrideOnEdit(
        changes.minimumMinutes,
        call.minimum_minutes,
        resolvedMinimum(call),
      ),
      expected_minutes: changes.expectedMinutes,
      ...(moves && { ...wanted, starts_at: startsAt(wanted, call.event), time_has_changed: true }),
    });
    if (!changed) return call;

    await updateColumns(work, 'call_times', call.id, { ...changed.after, last_modified: work.now });
    const values = { companyId: call.event.company_id, callTimeId: call.id, ...changed };
    await this.facts.record(
      work,
      moves
        ? new CallTimeMoved({ ...values, previousDate: call.date, previousTime: call.time })
        : new CallTimeChanged(values),
    );
    return this.calls.byIdUnchecked(work, call.id);
  }

  /**
   * Archives the call and what belongs to it; hours stay in reports.
   *
   * @throws NotFound, Unauthorized as `CallTimeQueries.reached`
   * @throws CallHasHours only managers may delete hours
   */
  async archive(work: Work, slug: string): Promise<void> {
    const call = await this.calls.lockReached(work, slug);
    if (
      !work.actor.manages(call.event.company_id) &&
      (await this.calls.hasHoursUnchecked(work, call.id))
    )
      throw new CallHasHours();
    await work.tx.update(CallTime, call.id, { archivedAt: work.now });
    await this.facts.record(
      work,
      new CallTimeArchived({
        companyId: call.event.company_id,
        callTimeId: call.id,
        before: { name: call.name },
      }),
    );
  }

  private async insert(work: Work, columns: object): Promise<number> {
    const names = Object.keys(columns);
    const parameters = names.map((_, index) => `$${index + 3}`);
    const { id } = await drawUntilFree(() =>
      work.row<{ id: number }>(
        `insert into call_times (slug, last_modified, ${names.join(', ')}) values ($1, $2, ${parameters.join(', ')}) on conflict (slug) do nothing returning id`,
        [randomSlug(), work.now, ...(Object.values(columns) as unknown[])],
      ),
    );
    return id;
  }
}

function assertWithinEvent(date: string, event: EventRow): void {
  if (exceededEventEnd(date, event)) throw new CallOutsideEvent(eventDaysText(event));
}

/** The resolved minimum that GET showed, in minutes. */
function resolvedMinimum({ event, minimum_minutes }: CallTimeWithEvent): number {
  return eventWorkRules(event, { callTime: { minimum_minutes } }).minimumMinutes;
}
