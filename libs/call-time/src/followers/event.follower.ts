import {
  EventArchived,
  EventChanged,
  type EventDates,
  EventQueries,
  EventRestored,
  type EventRow,
  zoneOf,
} from '#libs/event';
import { addDays, daysBetween } from '#libs/kernel';
import { FactBus, Follower, OnFact, type Work } from '#libs/platform';
import {
  CallOutsideNewDates,
  CallWithHoursCannotMove,
  MovedCallOutsideEvent,
} from '../call-time.errors.js';
import { CallTimeArchived, CallTimeMoved } from '../call-time.facts.js';
import { CALL_HAS_HOURS } from '../call-time.rows.js';
import { CallTimeRestoringService } from '../call-time-restoring.service.js';
import { CallZoneService } from '../call-zone.service.js';
import { startsAt } from '../rules/starts-at.js';
import {
  type CallOfMovedEvent,
  dateAfterEventMoved,
  type EventMove,
} from '../rules/date-after-event-moved.js';
import { exceededEventEnd } from '../rules/within-event.js';

interface Call extends CallOfMovedEvent {
  id: number;
  name: string;
  time: string;
  starts_at: Date;
}

/** Moves, archives or restores the calls of an event that was edited, archived or restored. */
@Follower('call-time')
export class EventFollower {
  constructor(
    private readonly events: EventQueries,
    private readonly zones: CallZoneService,
    private readonly restoring: CallTimeRestoringService,
    private readonly facts: FactBus,
  ) {}

  /**
   * @throws CallOutsideNewDates a call lies outside the new dates and does not move along
   * @throws MovedCallOutsideEvent, CallWithHoursCannotMove the calls were to move along, and one of them cannot
   */
  @OnFact(EventChanged)
  async whenEventChanged(work: Work, fact: EventChanged): Promise<void> {
    const datesChanged = fact.hasChanged('start_date', 'end_date', 'is_single_day');
    const placeChanged = fact.hasChanged('location_profile_id');
    if (!datesChanged && !placeChanged) return;

    const event = await this.events.byIdUnchecked(work, fact.eventId);
    if (datesChanged) await this.moveToNewDates(work, event, fact);
    if (placeChanged)
      await this.zones.moveToZone(work, event.company_id, ['event', event.id], zoneOf(event));
  }

  @OnFact(EventArchived)
  async whenEventArchived(work: Work, fact: EventArchived): Promise<void> {
    const archived = await work.rows<{ id: number; name: string }>(
      `with archived as (update call_times set archived_at = $2 where event_id = $1 and archived_at is null returning id, name)
       select id, name from archived order by id`,
      [fact.eventId, work.now],
    );
    for (const { id, name } of archived) {
      await this.facts.record(
        work,
        new CallTimeArchived({ companyId: fact.companyId!, callTimeId: id, before: { name } }),
      );
    }
  }

  @OnFact(EventRestored)
  whenEventRestored(work: Work, fact: EventRestored): Promise<void> {
    return this.restoring.restoreWithEvent(work, fact);
  }

  /** Each call that moves along gets its fact, so that labor asks its crew again. */
  private async moveToNewDates(work: Work, event: EventRow, fact: EventChanged): Promise<void> {
    const calls = await work.rows<Call>(
      `select ct.id, ct.name, ct.date, ct.time, ct.starts_at, ${CALL_HAS_HOURS} as "hasHours" from call_times ct
        where ct.event_id = $1 and ct.archived_at is null order by ct.starts_at, ct.id for no key update of ct`,
      [event.id],
    );
    const move = eventMove(fact, event);
    const moved = calls.flatMap((call) => {
      const date = dateAfterEventMoved(call, move, event);
      if (date === null) throw refusal(call, calls, move, event, fact);
      return date === call.date
        ? []
        : [{ call, date, startsAt: startsAt({ date, time: call.time }, event) }];
    });
    await this.move(work, event, moved);
  }

  private async move(
    work: Work,
    event: EventRow,
    moved: readonly { call: Call; date: string; startsAt: Date }[],
  ): Promise<void> {
    if (moved.length === 0) return;
    await work.rows(
      `update call_times ct set date = given.date, starts_at = given.starts_at, time_has_changed = true, last_modified = $4
         from unnest($1::bigint[], $2::date[], $3::timestamptz[]) as given(id, date, starts_at) where ct.id = given.id`,
      [
        moved.map(({ call }) => call.id),
        moved.map(({ date }) => date),
        moved.map(({ startsAt: instant }) => instant),
        work.now,
      ],
    );
    for (const { call, date, startsAt: instant } of moved) {
      const change = {
        before: { date: call.date, starts_at: call.starts_at },
        after: { date, starts_at: instant },
      };
      const previous = { previousDate: call.date, previousTime: call.time };
      await this.facts.record(
        work,
        new CallTimeMoved({
          companyId: event.company_id,
          callTimeId: call.id,
          ...change,
          ...previous,
        }),
      );
    }
  }
}

/** Columns that did not change are absent from the fact. */
function eventMove(fact: EventChanged, event: EventRow): EventMove {
  const before = (fact.before ?? {}) as Partial<EventDates>;
  return {
    wasSingleDay: before.is_single_day ?? event.is_single_day,
    byDays: fact.movesCalls ? daysMoved(fact, event) : 0,
  };
}

/** By which the first day of the event moved. */
function daysMoved(fact: EventChanged, event: EventRow): number {
  const { start_date: before = event.start_date } = (fact.before ?? {}) as Partial<EventDates>;
  return daysBetween(before, event.start_date);
}

/** Why a call keeps its event from getting the new dates. */
function refusal(
  call: Call,
  calls: readonly Call[],
  move: EventMove,
  event: EventRow,
  fact: EventChanged,
): Error {
  if (move.byDays !== 0) {
    const exceeded = exceededEventEnd(addDays(call.date, move.byDays), event);
    return exceeded
      ? new MovedCallOutsideEvent(exceeded, call, move.byDays)
      : new CallWithHoursCannotMove(call);
  }
  const byDays = daysMoved(fact, event);
  const canAllMove =
    byDays !== 0 && calls.every((each) => dateAfterEventMoved(each, { ...move, byDays }, event));
  return new CallOutsideNewDates(
    exceededEventEnd(call.date, event)!,
    call,
    canAllMove ? byDays : null,
  );
}
