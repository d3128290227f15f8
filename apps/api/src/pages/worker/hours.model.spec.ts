import { daysOf, monthAfter, monthOf } from './hours.model.js';

describe('months of a worker’s hours', () => {
  it.each`
    asked           | today           | month
    ${undefined}    | ${'2031-05-17'} | ${'2031-05'}
    ${'2031-02'}    | ${'2031-05-17'} | ${'2031-02'}
    ${'2031-12'}    | ${'2031-05-17'} | ${'2031-12'}
    ${'2031-13'}    | ${'2031-05-17'} | ${'2031-05'}
    ${'2031-00'}    | ${'2031-05-17'} | ${'2031-05'}
    ${'1931-02'}    | ${'2031-05-17'} | ${'2031-05'}
    ${'2031-02-01'} | ${'2031-05-17'} | ${'2031-05'}
    ${'; select 1'} | ${'2031-05-17'} | ${'2031-05'}
  `('$asked on $today shows $month', ({ asked, today, month }) => {
    expect(monthOf(asked as string | undefined, today as string)).toBe(month);
  });

  it.each`
    month        | before       | after        | from            | to
    ${'2031-05'} | ${'2031-04'} | ${'2031-06'} | ${'2031-05-01'} | ${'2031-05-31'}
    ${'2031-01'} | ${'2030-12'} | ${'2031-02'} | ${'2031-01-01'} | ${'2031-01-31'}
    ${'2031-12'} | ${'2031-11'} | ${'2032-01'} | ${'2031-12-01'} | ${'2031-12-31'}
    ${'2032-02'} | ${'2032-01'} | ${'2032-03'} | ${'2032-02-01'} | ${'2032-02-29'}
    ${'2031-02'} | ${'2031-01'} | ${'2031-03'} | ${'2031-02-01'} | ${'2031-02-28'}
  `('$month stands between $before and $after', ({ month, before, after, from, to }) => {
    expect(monthAfter(month as string, -1)).toBe(before);
    expect(monthAfter(month as string, 1)).toBe(after);
    expect(daysOf(month as string)).toEqual({ from, to });
  });
});
