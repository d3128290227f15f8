import { isConflict } from './conflict-window.js';

describe('the conflict window', () => {
  it.each`
    call                  | other                 | conflict | because
    ${'2031-05-01T13:00'} | ${'2031-05-01T08:00'} | ${true}  | ${'five hours before still counts'}
    ${'2031-05-01T13:01'} | ${'2031-05-01T08:00'} | ${false} | ${'five hours and a minute do not'}
    ${'2031-05-01T13:00'} | ${'2031-05-01T18:00'} | ${true}  | ${'five hours after counts as well'}
    ${'2031-05-01T23:00'} | ${'2031-05-02T03:00'} | ${true}  | ${'the window spans midnight'}
    ${'2031-05-01T13:00'} | ${'2031-05-01T13:00'} | ${true}  | ${'nobody is in two places at once'}
    ${'2031-05-01T13:00'} | ${'2031-05-02T13:00'} | ${false} | ${'the same hour of the next day is far away'}
  `('$call and $other: $conflict, because $because', (row) => {
    const [call, other] = [new Date(`${row.call}Z`), new Date(`${row.other}Z`)];
    expect(isConflict(call, other)).toBe(row.conflict);
    expect(isConflict(other, call)).toBe(row.conflict);
  });
});
