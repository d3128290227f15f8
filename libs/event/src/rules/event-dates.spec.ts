import { Invalid } from '#libs/kernel';
import { resolveEventDates, type EventDates, type EventDatesForm } from './event-dates.js';

const may = (day: number): string => `2031-05-0${day}`;
const tour: EventDates = { start_date: may(2), end_date: may(4), is_single_day: false };
const REQUIRED = 'This field is required.';
const BACKWARDS = 'The end date must not be before the start date.';
const TWO_DAYS = 'A single-day event ends on the day it starts.';
const night: EventDates = { start_date: may(2), end_date: may(2), is_single_day: true };

it.each`
  before   | given                                                        | start | end     | because
  ${null}  | ${{ startDate: may(2), endDate: may(4) }}                    | ${2}  | ${4}    | ${'both were given'}
  ${null}  | ${{ startDate: may(2) }}                                     | ${2}  | ${null} | ${'nobody has said how long it goes'}
  ${null}  | ${{ startDate: may(2), endDate: null }}                      | ${2}  | ${null} | ${'the field was blank'}
  ${null}  | ${{ startDate: may(2), isSingleDay: true }}                  | ${2}  | ${2}    | ${'a single day ends on the day it starts'}
  ${null}  | ${{ startDate: may(2), endDate: may(2), isSingleDay: true }} | ${2}  | ${2}    | ${'forms send the same day twice'}
  ${null}  | ${{ startDate: may(2), endDate: may(2) }}                    | ${2}  | ${2}    | ${'a tour may be short'}
  ${tour}  | ${{}}                                                        | ${2}  | ${4}    | ${'nothing was sent'}
  ${tour}  | ${{ startDate: may(3) }}                                     | ${3}  | ${4}    | ${'the end was not sent and stays'}
  ${tour}  | ${{ endDate: null }}                                         | ${2}  | ${null} | ${'the end was emptied'}
  ${tour}  | ${{ isSingleDay: true }}                                     | ${2}  | ${2}    | ${'it becomes a single day'}
  ${night} | ${{ startDate: may(3) }}                                     | ${3}  | ${3}    | ${'a single day moves as one'}
  ${night} | ${{ startDate: may(3), endDate: null }}                      | ${3}  | ${3}    | ${'a single day has an end all the same'}
  ${night} | ${{ isSingleDay: false, endDate: may(5) }}                   | ${2}  | ${5}    | ${'it becomes a tour'}
`(
  '$given on $before: $start to $end, because $because',
  (row: {
    before: EventDates | null;
    given: EventDatesForm;
    start: number;
    end: number | null;
  }) => {
    expect(resolveEventDates(row.given, row.before)).toMatchObject({
      start_date: may(row.start),
      end_date: row.end === null ? null : may(row.end),
    });
  },
);

it.each`
  before   | given                                                        | field           | says         | code
  ${null}  | ${{ endDate: may(2) }}                                       | ${'start_date'} | ${REQUIRED}  | ${'start_date.invalid'}
  ${null}  | ${{ startDate: may(2), endDate: may(1) }}                    | ${'end_date'}   | ${BACKWARDS} | ${'event.ends_before_start'}
  ${null}  | ${{ startDate: may(2), endDate: may(3), isSingleDay: true }} | ${'end_date'}   | ${TWO_DAYS}  | ${'event.not_a_single_day'}
  ${tour}  | ${{ startDate: may(5) }}                                     | ${'end_date'}   | ${BACKWARDS} | ${'event.ends_before_start'}
  ${night} | ${{ endDate: may(3) }}                                       | ${'end_date'}   | ${TWO_DAYS}  | ${'event.not_a_single_day'}
`(
  '$given on $before is refused at $field: $says',
  (row: {
    before: EventDates | null;
    given: EventDatesForm;
    field: string;
    says: string;
    code: string;
  }) => {
    expect(refusalOf(() => resolveEventDates(row.given, row.before))).toMatchObject({
      fields: { [row.field]: [row.says] },
      code: row.code,
    });
  },
);

function refusalOf(act: () => unknown): Invalid | null {
  try {
    act();
  } catch (error) {
    if (error instanceof Invalid) return error;
    throw error;
  }
  return null;
}
