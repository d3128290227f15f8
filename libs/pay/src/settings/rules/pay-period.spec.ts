import { isAnchor, payPeriodOf } from './pay-period.js';

describe('the pay period of a date', () => {
  it.each`
    kind             | anchor          | date            | from            | until           | because
    ${'weekly'}      | ${'2031-05-04'} | ${'2031-05-04'} | ${'2031-05-04'} | ${'2031-05-11'} | ${'its first day is in it'}
    ${'weekly'}      | ${'2031-05-04'} | ${'2031-05-03'} | ${'2031-04-27'} | ${'2031-05-04'} | ${'periods before the anchor are there too'}
    ${'two_weeks'}   | ${'2031-05-04'} | ${'2031-05-17'} | ${'2031-05-04'} | ${'2031-05-18'} | ${'fourteen days'}
    ${'two_weeks'}   | ${'2030-12-29'} | ${'2031-01-11'} | ${'2030-12-29'} | ${'2031-01-12'} | ${'across the year'}
    ${'two_weeks'}   | ${'2031-03-02'} | ${'2031-03-09'} | ${'2031-03-02'} | ${'2031-03-16'} | ${'a change of the clocks takes no day away'}
    ${'half_months'} | ${'2031-01-01'} | ${'2031-05-15'} | ${'2031-05-01'} | ${'2031-05-16'} | ${'the first half'}
    ${'half_months'} | ${'2031-01-01'} | ${'2031-05-31'} | ${'2031-05-16'} | ${'2031-06-01'} | ${'the second half'}
    ${'half_months'} | ${'2031-01-13'} | ${'2031-03-12'} | ${'2031-02-28'} | ${'2031-03-13'} | ${'the latest day still exists in February'}
    ${'half_months'} | ${'2031-01-05'} | ${'2031-01-02'} | ${'2030-12-20'} | ${'2031-01-05'} | ${'a half across the year'}
    ${'months'}      | ${'2031-01-01'} | ${'2032-02-29'} | ${'2032-02-01'} | ${'2032-03-01'} | ${'a leap day'}
    ${'months'}      | ${'2031-01-28'} | ${'2031-02-27'} | ${'2031-01-28'} | ${'2031-02-28'} | ${'from the 28th to the 27th'}
    ${'months'}      | ${'2031-01-15'} | ${'2031-12-31'} | ${'2031-12-15'} | ${'2032-01-15'} | ${'across the year'}
  `('$kind from $anchor, $date: $because', ({ kind, anchor, date, from, until }) => {
    expect(payPeriodOf({ kind, anchor }, date)).toEqual({ from, until });
  });

  it.each(['weekly', 'two_weeks', 'half_months', 'months'] as const)(
    'has each day of three years in one %s, without gaps',
    (kind) => {
      const rule = { kind, anchor: '2031-02-13' };
      let period = payPeriodOf(rule, '2030-12-31');
      for (let day = 0; day < 3 * 366; day++) {
        const date = new Date(Date.UTC(2031, 0, 1 + day)).toISOString().slice(0, 10);
        const next = payPeriodOf(rule, date);
        expect(next.from <= date && date < next.until).toBe(true);
        if (next.from !== period.from) expect(next.from).toBe(period.until);
        period = next;
      }
    },
  );

  it('begins where each month has the day', () => {
    expect(isAnchor({ kind: 'half_months', anchor: '2031-01-13' })).toBe(true);
    expect(isAnchor({ kind: 'half_months', anchor: '2031-01-14' })).toBe(false);
    expect(isAnchor({ kind: 'months', anchor: '2031-01-29' })).toBe(false);
    expect(isAnchor({ kind: 'two_weeks', anchor: '2031-01-31' })).toBe(true);
  });
});
