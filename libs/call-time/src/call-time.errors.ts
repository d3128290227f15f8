import { Conflict, Invalid } from '#libs/kernel';

export class CallOutsideEvent extends Invalid {
  /** @param days from `eventDaysText` */
  constructor(days: string) {
    const sentence = `The date must lie within the event, ${days}.`;
    super('call_time.outside_event', sentence, { date: sentence });
  }
}

/** New dates of an event leave one of its calls outside. */
export class CallOutsideNewDates extends Invalid {
  /** @param byDays by which all of the calls could move along; null: they cannot */
  constructor(
    field: 'start_date' | 'end_date',
    readonly call: { name: string; date: string },
    readonly byDays: number | null,
  ) {
    const sentence =
      `The call time "${call.name}" on ${call.date} would lie outside the event. Move or delete it first` +
      (byDays === null
        ? '.'
        : `, or send move_calls=true: then all call times move by ${daysText(byDays)}.`);
    super('event.leaves_call_out', sentence, { [field]: sentence });
  }
}

/** The calls of an event were to move along with it, and one of them would still be outside. */
export class MovedCallOutsideEvent extends Invalid {
  constructor(
    field: 'start_date' | 'end_date',
    call: { name: string; date: string },
    byDays: number,
  ) {
    const sentence = `The call time "${call.name}" on ${call.date} would lie outside the event, also when it moves by ${daysText(byDays)}. Move or delete it first.`;
    super('event.leaves_call_out', sentence, { [field]: sentence });
  }
}

/** The calls of an event cannot move along with it, since one of them has hours. */
export class CallWithHoursCannotMove extends Invalid {
  constructor(call: { name: string; date: string }) {
    const sentence = `Hours were recorded for the call time "${call.name}" on ${call.date}, so it cannot move along with the event.`;
    super('event.call_has_hours', sentence, { move_calls: sentence });
  }
}

export class CallHasHours extends Invalid {
  constructor() {
    super(
      'call_time.has_hours',
      'Hours were recorded for this call time. Ask a manager to delete it.',
    );
  }
}

/** Its event has other days by now. */
export class RestoredCallOutsideEvent extends Conflict {
  /** @param days as `eventDaysText` says them */
  constructor(call: { date: string }, days: string) {
    super(
      'call_time.outside_event',
      `The call time is on ${call.date}, outside the event, ${days}. Change the days of the event first.`,
    );
  }
}

/** '1 day', '7 days earlier' */
function daysText(days: number): string {
  const size = Math.abs(days);
  return `${size} ${size === 1 ? 'day' : 'days'}${days < 0 ? ' earlier' : ''}`;
}
