import { Invalid } from '#libs/kernel';
import { LONGEST_TIME_OFF, type TimeOffRefusal } from '../../rules/time-off.js';

/** The sentence, and the field it belongs to. */
const REFUSALS: Record<TimeOffRefusal, [field: string, sentence: string]> = {
  kind: ['starts_on', 'Give the first day off, or a weekday.'],
  times_of_days: ['from_time', 'Times belong to a weekday; days are off as a whole.'],
  order: ['ends_on', 'The last day may not be before the first.'],
  over: ['starts_on', 'These days are over.'],
  too_long: ['ends_on', `Up to ${LONGEST_TIME_OFF} days at once.`],
  half_time: ['until_time', 'Give both times, or none for the whole day.'],
  no_time: ['until_time', 'The end has to differ from the start.'],
};

export class TimeOffInvalid extends Invalid {
  constructor(refusal: TimeOffRefusal) {
    const [field, sentence] = REFUSALS[refusal];
    super(`time_off.${refusal}`, sentence, { [field]: sentence });
  }
}

export class TooManyTimesOff extends Invalid {
  constructor(limit: number) {
    super('time_off.too_many', `Up to ${limit} entries. Remove some that you no longer need.`);
  }
}
