import { Fact } from '#libs/platform';

interface EventFactValues {
  companyId: number;
  eventId: number;
  before?: object | null;
  after?: object | null;
}

abstract class EventFact extends Fact {
  readonly eventId: number;
  constructor({ eventId, ...values }: EventFactValues) {
    super({ ...values, subject: 'event', subjectId: eventId });
    this.eventId = eventId;
  }
}

export class EventCreated extends EventFact {
  readonly name = 'event.created';
}

/** Name, dates, place or work rules were edited; `before` and `after` hold the changed columns. */
export class EventChanged extends EventFact {
  readonly name = 'event.changed';

  /** Whether one of the columns is among the changed ones. */
  hasChanged(
    ...columns: ('start_date' | 'end_date' | 'is_single_day' | 'location_profile_id')[]
  ): boolean {
    return columns.some((column) => column in (this.after ?? {}));
  }
}

/** It will not take place: nobody runs it any more. States of requests stay as they are. */
export class EventCanceled extends EventFact {
  readonly name = 'event.canceled';
}

/** Somebody else runs the event, or nobody; `before` and `after` hold the steward's grant. */
export class StewardAssigned extends EventFact {
  readonly name = 'event.steward_assigned';
}

/** Deleted by a manager: it and what hangs below is gone from every screen, and can be restored. */
export class EventArchived extends EventFact {
  readonly name = 'event.archived';
}
