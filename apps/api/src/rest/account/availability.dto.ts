import { DateText, TimeText, WholeNumber } from '../../edge/validation/fields.js';
import { integer, list, object, type Static } from '../../edge/openapi/response-shapes.js';
import { TIME_OFF } from '../presenters/worker.presenter.js';

/** Days (`starts_on`, `ends_on`), or a weekday with or without times. */
export class TimeOffDto {
  @DateText({
    ...{ optional: true, nullable: true, example: '2031-05-03' },
    description: "The first day off by the venue's clock; without a weekday.",
  })
  starts_on?: string | null;
  @DateText({
    ...{ optional: true, nullable: true, example: '2031-05-04' },
    description: "The last one, by the venue's clock. Default: the first.",
  })
  ends_on?: string | null;
  @WholeNumber({
    ...{ min: 1, max: 7, optional: true, nullable: true, example: 5 },
    description: '1 (Monday) to 7 (Sunday).',
  })
  weekday?: number | null;
  @TimeText({
    ...{ optional: true, nullable: true, example: '18:00:00' },
    description: "On the weekday, by the venue's clock. Without both times: the whole day.",
  })
  from_time?: string | null;
  @TimeText({
    ...{ optional: true, nullable: true, example: '23:00:00' },
    description: "By the venue's clock; before `from_time`: on the next day.",
  })
  until_time?: string | null;
}

export const OwnTimeOffShape = object('OwnTimeOff', { id: integer(12), ...TIME_OFF });
export type OwnTimeOffView = Static<typeof OwnTimeOffShape>;

export const AvailabilityShape = object('Availability', {
  times_off: list(OwnTimeOffShape, 'Weekdays first, then days that are not over.'),
});
export type AvailabilityView = Static<typeof AvailabilityShape>;
