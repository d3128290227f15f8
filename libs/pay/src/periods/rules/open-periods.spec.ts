import type { PeriodRule } from '../../settings/rules/pay-period.js';
import { openPeriods } from './open-periods.js';

type OpenDates = Parameters<typeof openPeriods>[1];

const WEEKLY = { kind: 'weekly', anchor: '2023-01-01' } as const;
const MONTHS = { kind: 'months', anchor: '2023-01-01' } as const;

describe('open pay periods', () => {
  it.each`
    rule      | today           | lastClosed      | firstWork       | periods                                                                        | because
    ${WEEKLY} | ${'2026-11-30'} | ${null}         | ${null}         | ${['2026-11-29 2026-12-05']}                                                   | ${'nobody has worked'}
    ${WEEKLY} | ${'2026-11-30'} | ${null}         | ${'2026-11-17'} | ${['2026-11-29 2026-12-05', '2026-11-22 2026-11-28', '2026-11-15 2026-11-21']} | ${'work waits'}
    ${WEEKLY} | ${'2026-11-30'} | ${'2026-11-28'} | ${'2026-11-17'} | ${['2026-11-29 2026-12-05']}                                                   | ${'work of closed periods comes along'}
    ${WEEKLY} | ${'2026-11-30'} | ${null}         | ${'2027-01-01'} | ${['2026-11-29 2026-12-05']}                                                   | ${'work to come does not wait'}
    ${MONTHS} | ${'2026-12-01'} | ${'2026-11-14'} | ${null}         | ${['2026-12-01 2026-12-31', '2026-11-15 2026-11-30']}                          | ${'the kind has changed'}
    ${WEEKLY} | ${'2026-11-30'} | ${'2026-12-05'} | ${null}         | ${[]}                                                                          | ${'the last one is closed'}
  `('$because', ({ rule, periods, ...dates }) => {
    const open = openPeriods(rule as PeriodRule, dates as OpenDates);
    expect(open.map(({ startsOn, endsOn }) => `${startsOn} ${endsOn}`)).toEqual(periods);
  });

  it('are shown for two years, the latest ones', () => {
    const open = openPeriods(WEEKLY, {
      ...{ today: '2026-11-30', lastClosed: null, firstWork: '2023-11-30' },
    });
    expect([open.length, open[0], open.at(-1)?.startsOn]).toEqual([
      ...[104, { startsOn: '2026-11-29', endsOn: '2026-12-05' }, '2024-12-08'],
    ]);
  });
});
