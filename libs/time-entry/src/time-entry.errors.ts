import { Conflict, Invalid, Unknown } from '#libs/kernel';

/** Only confirmed workers have hours. */
export class NotOnTheCrew extends Invalid {
  constructor() {
    super(
      'time_entry.not_confirmed',
      'Only a confirmed worker has hours here; confirm the worker first.',
    );
  }
}

/** The worker has not signed in. */
export class NotSignedIn extends Invalid {
  constructor() {
    super('time_entry.not_signed_in', 'This worker has not signed in; sign them in first.');
  }
}

/** Nobody can sign in at a canceled event. */
export class EventIsCanceled extends Invalid {
  constructor() {
    super('time_entry.event_canceled', 'This event is canceled; nobody can be signed in any more.');
  }
}

/** The worker's clock-in needs a steward's help. Clients react to the word "steward": they leave the page. */
export class AskTheSteward extends Invalid {
  constructor(code: 'clock.nothing_to_do' | 'clock.outside_window', why: string) {
    super(code, `${why} Please see your steward.`);
  }
}

/** The worker has clocked in or out already. */
export class ClockedAlready extends Invalid {
  constructor(code: 'clock.already_in' | 'clock.already_out' | 'clock.not_in', message: string) {
    super(code, message);
  }
}

/** The worker is not confirmed for the chosen call. */
export class NotConfirmedForCall extends Unknown {
  constructor() {
    super('clock_in.not_confirmed', 'You are not confirmed for this call.');
  }
}

export class ClockInTokenUnknown extends Unknown {
  constructor() {
    super('clock_in_token.unknown', 'This code is not known here.');
  }
}

/** The event ended before yesterday, or the worker is no longer confirmed for it. */
export class ClockInTokenExpired extends Invalid {
  constructor() {
    super('clock_in_token.expired', 'This code has expired.');
  }
}

export class StationUnknown extends Unknown {
  constructor() {
    super('station.unknown', 'This sign-in station is not known here.');
  }
}

/** Older than 24 hours, or revoked. */
export class StationExpired extends Invalid {
  constructor() {
    super('station.expired', 'This sign-in station has expired; make a new one.');
  }
}

/** The code belongs to another event. */
export class CodeOfAnotherEvent extends Invalid {
  constructor() {
    super('station.another_event', 'This code is for another event.');
  }
}

/** Only managers may delete hours. */
export class RequirementHasHours extends Invalid {
  constructor() {
    super(
      'requirement.has_hours',
      'Hours were recorded for this labor requirement. Ask a manager to delete it.',
    );
  }
}

/** A request with hours is kept. */
export class RequestHasHours extends Invalid {
  constructor() {
    super('request.has_hours', 'This worker has clocked in; the request is kept with its hours.');
  }
}

/** Two contacts that stay two, and why. */
export class ContactsNotMergeable extends Invalid {
  constructor(because: 'two accounts' | 'hours of both on one call' | 'the same contact') {
    super('worker.not_mergeable', MERGE_REFUSALS[because]);
  }
}

const MERGE_REFUSALS = {
  'two accounts': 'Each of these contacts has an account of its own, so they are two people.',
  'hours of both on one call':
    'Both contacts have hours on one call. Take the hours of one off that time sheet first.',
  'the same contact': 'A contact cannot be merged with itself.',
};

/** Hours stay: their worker scanned a code, or has signed out. Times can be corrected instead. */
export class HoursNotVoidable extends Invalid {
  constructor(because: 'scanned' | 'worked') {
    super(
      `time_entry.${because}`,
      because === 'scanned'
        ? 'This worker clocked in with their own code. Correct the times instead.'
        : 'This worker has signed out. Correct the times instead.',
    );
  }
}

/** Two people typed into one cell; what the other one typed is there now, and nothing was saved. */
export class CellChanged extends Conflict {
  /**
   * @param cell the values as `shown` has them, and who typed what is there now
   */
  constructor(
    readonly cell: {
      request_id: number;
      field: string;
      current: string;
      typed: string;
      changed_by: string | null;
    },
  ) {
    super(
      'time_sheet.cell_changed',
      'Somebody else changed this cell meanwhile. Look at both values and decide.',
      null,
      cell,
    );
  }
}

/** Nothing of the last 24 hours is left that this person did on this sheet. */
export class NothingToUndo extends Conflict {
  constructor() {
    super('time_sheet.nothing_to_undo', 'There is nothing to undo on this time sheet.');
  }
}

/** Undoing would overwrite what happened to the rows since. */
export class ChangedSince extends Conflict {
  constructor() {
    super(
      'time_sheet.changed_since',
      'These rows changed after your last action, so it cannot be undone. Correct them by hand.',
    );
  }
}

/** Calling out has told people. */
export class CallOutStays extends Conflict {
  constructor() {
    super(
      'time_sheet.call_out_stays',
      'A call-out cannot be undone: others were told. Confirm the worker again instead.',
    );
  }
}

/** The hours of an approved sheet change only with a reason. */
export class SheetClosed extends Invalid {
  constructor(callTimeSlug: string) {
    super(
      'time_sheet.approved',
      `This time sheet is approved. A manager can change it, with a reason, at /app/call/${callTimeSlug}/track/.`,
    );
  }
}

/** Only a submitted sheet can be approved. */
export class SheetIsDraft extends Conflict {
  constructor() {
    super(
      'time_sheet.draft',
      'This time sheet is a draft: it was not submitted, or somebody changed it since. Submit it first.',
    );
  }
}

/** The sheet has taken a step since it was shown. */
export class SheetMovedOn extends Conflict {
  constructor(revision: number) {
    super(
      'time_sheet.moved_on',
      'This time sheet has changed since you opened it. Look at it again.',
      null,
      { revision },
    );
  }
}

/** What is unfinished on a sheet; some of it may stay so, once somebody says so. */
export class SheetUnfinished extends Conflict {
  constructor(
    readonly unfinished: readonly {
      kind: string;
      request_id: number | null;
      name: string | null;
    }[],
    mayConfirm: boolean,
  ) {
    super(
      'time_sheet.unfinished',
      mayConfirm
        ? 'Some of this time sheet is unfinished. Look at it, and confirm that it may stay so.'
        : 'This time sheet is unfinished: somebody is still in, on a break, or the call has not begun.',
      null,
      { unfinished, may_confirm: mayConfirm },
    );
  }
}

/** One sentence at a time. */
export class DisputeIsOpen extends Conflict {
  constructor() {
    super('time_sheet.dispute_open', 'You have disputed these hours; wait for the answer.');
  }
}

/** Nobody would see the dispute: the sheet of a deleted call has no page. */
export class DisputedCallDeleted extends Invalid {
  constructor() {
    super(
      'time_sheet.call_deleted',
      'The company has deleted this call. Ask it to bring the call back; then say here what is wrong.',
    );
  }
}

/** Somebody else was faster. */
export class DisputeIsAnswered extends Conflict {
  constructor() {
    super('time_sheet.dispute_answered', 'Somebody has answered this dispute already.');
  }
}
