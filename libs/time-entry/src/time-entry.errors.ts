import { Invalid, Unknown } from '#libs/kernel';

/** Hours are kept for confirmed workers only. */
export class NotOnTheCrew extends Invalid {
  constructor() {
    super(
      'time_entry.not_confirmed',
      'Only a confirmed worker has hours here; confirm the worker first.',
    );
  }
}

/** Something was recorded for a worker who has not signed in. */
export class NotSignedIn extends Invalid {
  constructor() {
    super('time_entry.not_signed_in', 'This worker has not signed in; sign them in first.');
  }
}

/** Nobody starts to work at an event that does not take place. */
export class EventIsCanceled extends Invalid {
  constructor() {
    super('time_entry.event_canceled', 'This event is canceled; nobody can be signed in any more.');
  }
}

/** A worker with a whole shift was there: their hours have to be corrected by hand, if at all. */
export class HoursComplete extends Invalid {
  constructor() {
    super(
      'time_entry.complete',
      'This worker has signed in and out already; their hours have to stay. Edit the times instead.',
    );
  }
}

/** What the clock says to a worker whom somebody has to help. Clients act on the word "steward": they leave the page. */
export class AskTheSteward extends Invalid {
  constructor(code: 'clock.nothing_to_do' | 'clock.outside_window', why: string) {
    super(code, `${why} Please see your steward.`);
  }
}

/** In or out already: nothing is wrong, and nobody has to help. */
export class ClockedAlready extends Invalid {
  constructor(code: 'clock.already_in' | 'clock.already_out' | 'clock.not_in', message: string) {
    super(code, message);
  }
}

/** The clock-in page names a call which its holder is not confirmed for. */
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

/** The day after the event is over, or the worker is confirmed for nothing there any more. */
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

/** Its 24 hours are over, or it was revoked. */
export class StationExpired extends Invalid {
  constructor() {
    super('station.expired', 'This sign-in station has expired; make a new one.');
  }
}

/** The code is good, at another event. */
export class CodeOfAnotherEvent extends Invalid {
  constructor() {
    super('station.another_event', 'This code is for another event.');
  }
}

/** A steward must not delete hours; a manager may. */
export class RequirementHasHours extends Invalid {
  constructor() {
    super(
      'requirement.has_hours',
      'Hours were recorded for this labor requirement. Ask a manager to delete it.',
    );
  }
}

/** Hours hang on their request, which is kept with them. */
export class RequestHasHours extends Invalid {
  constructor() {
    super('request.has_hours', 'This worker has clocked in; the request is kept with its hours.');
  }
}
