import { Fact } from '#libs/platform';

interface CallTimeFactValues {
  companyId: number;
  callTimeId: number;
  before?: object | null;
  after?: object | null;
}

abstract class CallTimeFact extends Fact {
  readonly callTimeId: number;
  constructor({ callTimeId, ...values }: CallTimeFactValues) {
    super({ ...values, subject: 'call_time', subjectId: callTimeId });
    this.callTimeId = callTimeId;
  }
}

export class CallTimeScheduled extends CallTimeFact {
  readonly name = 'call_time.scheduled';
}

/** Name, message, minimum or zone changed; date and time stayed. */
export class CallTimeChanged extends CallTimeFact {
  readonly name = 'call_time.changed';
}

/** Date or time changed: the confirmed crew is asked again. */
export class CallTimeMoved extends CallTimeFact {
  readonly name = 'call_time.moved';
  readonly previousDate: string;
  readonly previousTime: string;
  constructor(values: CallTimeFactValues & { previousDate: string; previousTime: string }) {
    super(values);
    this.previousDate = values.previousDate;
    this.previousTime = values.previousTime;
  }
}

/** The sheet that the crew reads was written or removed (`after` is null). */
export class CallSheetChanged extends CallTimeFact {
  readonly name = 'call_time.sheet_changed';
}

export class CallTimeArchived extends CallTimeFact {
  readonly name = 'call_time.archived';
}

/** Restored, by itself or with its event, with everything that was deleted at the same instant. */
export class CallTimeRestored extends CallTimeFact {
  readonly name = 'call_time.restored';
  readonly archivedAt: Date;
  constructor(values: CallTimeFactValues & { archivedAt: Date }) {
    super(values);
    this.archivedAt = values.archivedAt;
  }
}
