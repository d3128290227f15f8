import type { SmsUsage } from '#libs/messaging';
import { usageModel } from './usage.model.js';

const USAGE: SmsUsage = {
  total: 20,
  months: ['2031-03', '2031-04', '2031-05'],
  today: '2031-05-03',
  days: [
    { day: '2031-03-31', company_id: 1, segments: 5 },
    { day: '2031-05-01', company_id: 1, segments: 2 },
    { day: '2031-05-01', company_id: 2, segments: 9 },
    { day: '2031-05-03', company_id: null, segments: 4 },
  ],
  companies: [
    { id: 1, name: 'Acme', name_short: null, slug: 'acme001' },
    { id: 2, name: 'North', name_short: null, slug: 'north01' },
    { id: 3, name: 'Quiet', name_short: null, slug: 'quiet01' },
  ],
};

describe('the numbers of the usage page', () => {
  it.each`
    asked                                  | month        | months        | days
    ${{ forAll: false }}                   | ${'2031-05'} | ${[5, 0, 15]} | ${[11, 0, 4]}
    ${{ forAll: false, month: '2031-04' }} | ${'2031-04'} | ${[5, 0, 15]} | ${Array(30).fill(0)}
    ${{ forAll: false, month: '1999-01' }} | ${'2031-05'} | ${[5, 0, 15]} | ${[11, 0, 4]}
    ${{ forAll: false, slug: 'acme001' }}  | ${'2031-05'} | ${[5, 0, 15]} | ${[11, 0, 4]}
    ${{ forAll: true, slug: 'acme001' }}   | ${'2031-05'} | ${[5, 0, 2]}  | ${[2, 0, 0]}
    ${{ forAll: true, slug: 'unknown' }}   | ${'2031-05'} | ${[5, 0, 15]} | ${[11, 0, 4]}
  `('for $asked are those of $month', ({ asked, month, months, days }) => {
    const model = usageModel(USAGE, asked as Parameters<typeof usageModel>[1]);
    expect(model.month).toBe(month);
    expect(model.months.map(({ segments }) => segments)).toEqual(months);
    expect(model.days.map(({ segments }) => segments)).toEqual(days);
  });

  it('name companies for administrators only, most first, without silent ones', () => {
    expect(usageModel(USAGE, { forAll: false }).companies).toBeNull();
    expect(usageModel(USAGE, { forAll: true }).companies).toEqual([
      { slug: 'north01', name: 'North', month: 9, segments: 9 },
      { slug: 'acme001', name: 'Acme', month: 2, segments: 7 },
    ]);
  });

  it('are none where nothing was ever sent', () => {
    const silent = { ...USAGE, total: 0, days: [] };
    expect(usageModel(silent, { forAll: false }).months).toEqual([]);
  });
});
