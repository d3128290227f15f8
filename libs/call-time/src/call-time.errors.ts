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
  constructor(field: 'start_date' | 'end_date', call: { name: string; date: string }) {
    const sentence = `The call time "${call.name}" on ${call.date} would lie outside the event. Move or delete it first.`;
    super('event.leaves_call_out', sentence, { [field]: sentence });
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
