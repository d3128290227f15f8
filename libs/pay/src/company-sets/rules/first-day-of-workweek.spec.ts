import { firstDayOfWorkweek } from './first-day-of-workweek.js';

it.each`
  zone                     | day  | minute | at                        | first           | because
  ${'America/New_York'}    | ${0} | ${0}   | ${'2031-05-07T12:00:00Z'} | ${'2031-05-04'} | ${'Wednesday is in the week of its Sunday'}
  ${'America/New_York'}    | ${0} | ${0}   | ${'2031-05-11T03:59:59Z'} | ${'2031-05-04'} | ${'it is Saturday night in New York'}
  ${'America/New_York'}    | ${0} | ${0}   | ${'2031-05-11T04:00:00Z'} | ${'2031-05-11'} | ${'it is midnight'}
  ${'America/Los_Angeles'} | ${0} | ${0}   | ${'2031-05-11T04:00:00Z'} | ${'2031-05-04'} | ${'midnight comes later there'}
  ${'America/New_York'}    | ${1} | ${360} | ${'2031-05-12T09:59:00Z'} | ${'2031-05-05'} | ${'the week begins on Monday at six'}
  ${'America/New_York'}    | ${1} | ${360} | ${'2031-05-12T10:00:00Z'} | ${'2031-05-12'} | ${'then it begins'}
`('of $at in $zone: $first, because $because', ({ zone, day, minute, at, first }) => {
  expect(firstDayOfWorkweek({ zone, workweek: { day, minute } }, new Date(at as string))).toBe(
    first,
  );
});
