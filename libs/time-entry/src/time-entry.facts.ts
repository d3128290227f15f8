import { Fact } from '#libs/platform';

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
