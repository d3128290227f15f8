import fc from 'fast-check';
import { hoursOfMinutes, isHalfHourStep, minutesOfHours } from './minutes.js';

it.each`
  hours  | minutes
  ${0}   | ${0}
  ${0.5} | ${30}
  ${4}   | ${240}
  ${4.5} | ${270}
  ${24}  | ${1440}
`('$hours h are $minutes min, and back', (row: { hours: number; minutes: number }) => {
  expect(minutesOfHours(row.hours)).toBe(row.minutes);
  expect(hoursOfMinutes(row.minutes)).toBe(row.hours);
});

it('loses no minute on the way to hours and back', () => {
  fc.assert(
    fc.property(
      fc.nat(1_000_000),
      (minutes) => minutesOfHours(hoursOfMinutes(minutes)) === minutes,
    ),
  );
});

it.each`
  hours       | is       | because
  ${4}        | ${true}  | ${'whole hours'}
  ${4.5}      | ${true}  | ${'half hours'}
  ${0}        | ${true}  | ${'none is a number of hours too'}
  ${4.25}     | ${false} | ${'quarters are not offered'}
  ${0.1}      | ${false} | ${'nor are tenths'}
  ${NaN}      | ${false} | ${'no number'}
  ${Infinity} | ${false} | ${'no end'}
`('$hours h is a half-hour step: $is, because $because', (row: { hours: number; is: boolean }) => {
  expect(isHalfHourStep(row.hours)).toBe(row.is);
});
