import { Fact } from '#libs/platform';
import type { SheetState, SheetStep } from './hours/rules/sheet-state.js';

/** Hours of a request changed; `action` is one of the time sheet: `sign_in`, `add_meal_break` … */
export class TimeRecorded extends Fact {
  readonly name: string;
  constructor(
    companyId: number,
    readonly timeEntryId: number,
    readonly callTimeId: number,
    readonly requestId: number,
    action: string,
    before: object | null,
    after: object | null,
  ) {
    super({ companyId, subject: 'time_entry', subjectId: timeEntryId, before, after });
    this.name = `time_entry.${action}`;
  }
}

/** The clock-in codes of an event's crew were texted. */
export class ClockInCodesSent extends Fact {
  readonly name = 'event.codes_sent';
  constructor(companyId: number, eventId: number, count: number) {
    super({ companyId, subject: 'event', subjectId: eventId, after: { count } });
  }
}

/** A station was made: its link clocks the event's workers in and out. */
export class StationOpened extends Fact {
  readonly name = 'station.opened';
  constructor(companyId: number, eventId: number, stationId: number, expiresAt: Date) {
    super({
      companyId,
      subject: 'station',
      subjectId: stationId,
      after: { event_id: eventId, expires_at: expiresAt.toISOString() },
    });
  }
}

export class StationRenamed extends Fact {
  readonly name = 'station.renamed';
  constructor(
    companyId: number,
    stationId: number,
    before: { name: string | null },
    after: { name: string | null },
  ) {
    super({ companyId, subject: 'station', subjectId: stationId, before, after });
  }
}

/** A steward let a scan count that was kept aside, or dismissed it. */
export class ScanJudged extends Fact {
  readonly name: string;
  constructor(
    companyId: number,
    eventId: number,
    judgement: 'accepted' | 'dismissed',
    about: { scan_id: string; at: string; sentence: string; worker_id: number | null },
  ) {
    super({ companyId, subject: 'event', subjectId: eventId, after: about });
    this.name = `scan.${judgement}`;
  }
}

/** A station was revoked. */
export class StationRevoked extends Fact {
  readonly name = 'station.revoked';
  constructor(companyId: number, eventId: number, stationId: number) {
    super({
      companyId,
      subject: 'station',
      subjectId: stationId,
      after: { event_id: eventId, revoked: true },
    });
  }
}

/** A time sheet was submitted, approved, returned to draft or exported. */
export class TimeSheetMoved extends Fact {
  readonly name: string;
  /** @param note why it was returned; null: an edit returned it, or nobody said */
  constructor(
    companyId: number,
    readonly callTimeId: number,
    step: SheetStep,
    { from, to }: { from: SheetState; to: SheetState },
    note: string | null = null,
  ) {
    super({
      companyId,
      subject: 'call_time',
      subjectId: callTimeId,
      before: { state: from },
      after: { state: to, ...(note !== null && { note }) },
    });
    this.name = `time_sheet.${step}`;
  }
}

/** The hours of one worker on a closed sheet were changed, with a reason. */
export class HoursAdjusted extends Fact {
  readonly name = 'time_sheet.adjusted';
  constructor(
    companyId: number,
    requestId: number,
    before: object,
    after: object & { reason: string },
  ) {
    super({ companyId, subject: 'labor_request', subjectId: requestId, before, after });
  }
}

/** A worker disputes their hours. */
export class HoursDisputed extends Fact {
  readonly name = 'time_sheet.disputed';
  constructor(companyId: number, requestId: number, sentence: string) {
    super({ companyId, subject: 'labor_request', subjectId: requestId, after: { sentence } });
  }
}

/** A steward or manager answered a dispute. */
export class DisputeAnswered extends Fact {
  readonly name = 'time_sheet.dispute_answered';
  constructor(companyId: number, requestId: number, answer: string) {
    super({ companyId, subject: 'labor_request', subjectId: requestId, after: { answer } });
  }
}
