import { Fact } from '#libs/platform';

/** Hours of a request were touched; `action` is the word of the time sheet: `sign_in`, `add_meal_break` … */
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
