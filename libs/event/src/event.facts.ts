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

/** Name, dates, location or work rules changed; `before` and `after` hold the changed columns. */
export class EventChanged extends EventFact {
  readonly name = 'event.changed';
  /** Whether all calls move by as many days as the start. */
  readonly movesCalls: boolean;
  constructor({ movesCalls = false, ...values }: EventFactValues & { movesCalls?: boolean }) {
    super(values);
    this.movesCalls = movesCalls;
  }

  /** Whether one of the columns is among the changed ones. */
  hasChanged(
    ...columns: ('start_date' | 'end_date' | 'is_single_day' | 'location_profile_id')[]
  ): boolean {
    return columns.some((column) => column in (this.after ?? {}));
  }
}

/** The event was canceled and has no steward any more. States of requests stay as they are. */
export class EventCanceled extends EventFact {
  readonly name = 'event.canceled';
}

/** The steward changed or was removed; `before` and `after` hold the steward's grant. */
export class StewardAssigned extends EventFact {
  readonly name = 'event.steward_assigned';
}

/** Archived by a manager, with everything that belongs to it; can be restored. */
export class EventArchived extends EventFact {
  readonly name = 'event.archived';
}

/** Restored, with everything that was deleted at the same instant. */
export class EventRestored extends EventFact {
  readonly name = 'event.restored';
  readonly archivedAt: Date;
  constructor(values: EventFactValues & { archivedAt: Date }) {
    super(values);
    this.archivedAt = values.archivedAt;
  }
}
