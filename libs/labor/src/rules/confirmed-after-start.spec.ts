import { isConfirmedAfterStart } from './confirmed-after-start.js';

it.each`
  confirmed  | late     | because
  ${null}    | ${false} | ${'they never were, or before it was noted'}
  ${'06:59'} | ${false} | ${'they knew before the start'}
  ${'07:00'} | ${true}  | ${'nobody can be there at the minute of a yes'}
  ${'09:30'} | ${true}  | ${'they replace somebody'}
`('for a call at 7:00, confirmed at $confirmed: late $late, because $because', (row) => {
  const at = (time: string): Date => new Date(`2031-05-01T${time}:00Z`);
  expect(isConfirmedAfterStart(row.confirmed && at(row.confirmed as string), at('07:00'))).toBe(
    row.late,
  );
});
