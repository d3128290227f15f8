import {
  areValidReminderHours,
  MAX_REMINDER_HOURS,
  MAX_REMINDERS,
  normaliseReminderHours,
} from './reminder-hours.js';

it.each`
  hours                                             | valid    | because
  ${[]}                                             | ${true}  | ${'nobody has to be reminded'}
  ${[1]}                                            | ${true}  | ${'an hour is the shortest'}
  ${[MAX_REMINDER_HOURS]}                           | ${true}  | ${'two weeks are the longest'}
  ${[24, 3]}                                        | ${true}  | ${'the day before, and again'}
  ${Array.from({ length: MAX_REMINDERS }, () => 2)} | ${true}  | ${'that many may be'}
  ${[72, 48, 24, 12, 6, 3]}                         | ${false} | ${'six are too many'}
  ${[0]}                                            | ${false} | ${'the call has begun'}
  ${[MAX_REMINDER_HOURS + 1]}                       | ${false} | ${'nobody remembers for so long'}
  ${[24, 0]}                                        | ${false} | ${'one of them is wrong'}
  ${[1.5]}                                          | ${false} | ${'hours are whole'}
  ${[-24]}                                          | ${false} | ${'that is after the call'}
`('$hours: $valid, because $because', (row: { hours: number[]; valid: boolean }) => {
  expect(areValidReminderHours(row.hours)).toBe(row.valid);
});

it('keeps each once, the longest first, also where letters would sort otherwise', () => {
  expect(normaliseReminderHours([3, 24, 100, 3])).toEqual([100, 24, 3]);
  expect(normaliseReminderHours([])).toEqual([]);
});
