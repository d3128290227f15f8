import { daysOfMonth, usageMonths } from './usage-months.js';

describe('the months of a report', () => {
  it.each`
    now                       | zone                  | first        | last         | today           | because
    ${'2031-05-15T12:00:00Z'} | ${'America/New_York'} | ${'2030-06'} | ${'2031-05'} | ${'2031-05-15'} | ${'twelve months end with this one'}
    ${'2031-01-01T12:00:00Z'} | ${'America/New_York'} | ${'2030-02'} | ${'2031-01'} | ${'2031-01-01'} | ${'a year ends in between'}
    ${'2031-01-01T02:00:00Z'} | ${'America/New_York'} | ${'2030-01'} | ${'2030-12'} | ${'2030-12-31'} | ${'it is still last year there'}
    ${'2030-12-31T12:00:00Z'} | ${'Pacific/Auckland'} | ${'2030-02'} | ${'2031-01'} | ${'2031-01-01'} | ${'it is next year there'}
  `('$now in $zone: $first to $last, because $because', ({ now, zone, first, last, today }) => {
    const { months, today: day } = usageMonths(new Date(now), zone);
    expect([months.length, months[0], months.at(-1), day]).toEqual([12, first, last, today]);
    expect(months).toEqual([...new Set(months)].sort());
  });

  it('begin at midnight of the zone', () => {
    expect(
      usageMonths(new Date('2031-05-15T12:00:00Z'), 'America/New_York').since.toISOString(),
    ).toBe('2030-06-01T04:00:00.000Z');
  });

  it.each`
    month        | today           | count | because
    ${'2031-04'} | ${'2031-05-15'} | ${30} | ${'April has thirty'}
    ${'2032-02'} | ${'2032-05-15'} | ${29} | ${'leap years have one more'}
    ${'2031-05'} | ${'2031-05-15'} | ${15} | ${'tomorrow has not come'}
  `('$month has $count days, because $because', ({ month, today, count }) => {
    const days = daysOfMonth(month, today);
    expect([days.length, days[0]]).toEqual([count, `${month}-01`]);
  });
});
