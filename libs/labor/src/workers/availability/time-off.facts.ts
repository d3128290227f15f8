import { Fact } from '#libs/platform';
import type { TimeOffValues } from '../../rules/time-off.js';

/** Somebody said when they do not work. It belongs to the person, so to no company. */
export class TimeOffAdded extends Fact {
  readonly name = 'time_off.added';
  constructor(id: number, after: TimeOffValues) {
    super({ companyId: null, subject: 'time_off', subjectId: id, after });
  }
}

export class TimeOffRemoved extends Fact {
  readonly name = 'time_off.removed';
  constructor(id: number, before: TimeOffValues) {
    super({ companyId: null, subject: 'time_off', subjectId: id, before });
  }
}
