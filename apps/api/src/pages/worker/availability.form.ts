import { DateText, Id, TimeText, WholeNumber } from '../../edge/validation/fields.js';

/** Everything is optional here: what is missing is said on the form. */
export class DaysOffForm {
  @DateText({ optional: true }) starts_on?: string;
  @DateText({ optional: true, example: '2031-05-04' }) ends_on?: string;
}

export class WeekdayOffForm {
  @WholeNumber({ min: 1, max: 7, example: 5 }) weekday!: number;
  @TimeText({ optional: true, example: '18:00' }) from_time?: string;
  @TimeText({ optional: true, example: '23:00' }) until_time?: string;
}

export class RemoveTimeOffForm {
  @Id() remove!: number;
}
