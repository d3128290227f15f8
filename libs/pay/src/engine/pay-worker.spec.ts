import { defaultSet, DAY_RATE_HOUSE } from '../rule-sets/contract-sets.js';
import { h } from '../rule-sets/shipped-set.js';
import { CALIFORNIA, FEDERAL, NEW_YORK } from '../rule-sets/statute-sets.js';
import { entryOf, hoursOf, type TypedEntry } from './entry.fixture.js';
import type { PayResult } from './pay-result.js';
import { payWorker } from './pay-worker.js';
import type { RuleSet } from './rule-set.js';

const contract = (set: Partial<RuleSet>): RuleSet => ({
  ...{ name: 'Contract', version: 1, layer: 'contract' },
  ...set,
});
const LOCAL_470 = contract({
  minimum: { minutes: h(4), recall: { within: h(2), minutes: h(2) } },
  meals: [{ after: h(5), cure: 'until_meal', multiplier: 200 }],
  day: { kind: 'period', gap: h(8) },
});
const LOCAL_24 = contract({
  minimum: { minutes: h(4) },
  increment: h(1),
  day: { kind: 'rolling' },
  daily: [{ after: h(8), multiplier: 150 }],
  nights: [{ from: 0, to: h(8), multiplier: 150 }],
});
const LOCAL_500 = contract({
  minimum: { minutes: h(4) },
  rest: [{ from: 0, below: h(6), afterWork: h(14), multiplier: 150, until: 'break' }],
});
const LOCAL_1 = contract({
  minimum: { minutes: h(8) },
  daily: [{ after: h(8), multiplier: 150 }],
  weekly: [{ after: h(40), multiplier: 150 }],
  weekdays: [{ days: [0, 6], first: h(8), multiplier: 150, then: 200 }],
});
const LOCAL_680 = contract({
  minimum: { minutes: h(4) },
  increment: 30,
  meals: [{ after: h(5), cure: 'next_hour', multiplier: 200 }],
  cancellation: { notice: h(24), minutes: h(3) },
});

function pay(sets: RuleSet[], ...entries: TypedEntry[]): PayResult {
  const zone = entries[0]!.zone ?? 'America/New_York';
  return payWorker({
    zone,
    workweek: { day: 0, minute: 0 },
    sets,
    entries: entries.map((each) => entryOf({ zone, ...each })),
  });
}
const total = ({ lines, adders }: PayResult): number =>
  [...lines, ...adders].reduce((sum, { amount }) => sum + (amount ?? 0), 0);
const added = ({ adders }: PayResult): string =>
  adders.map(({ kind, minutes, amount }) => `${kind} ${minutes ?? '-'} ${amount}`).join(', ');

const LOS_ANGELES = 'America/Los_Angeles';
const week = (times: string, breaks: string, days = [22, 23, 24, 25, 26, 27, 28]): TypedEntry[] =>
  days.map((day) => {
    const [from, to] = times.split('-');
    return { span: `2026-11-${day} ${from} to 2026-11-${day} ${to}`, breaks, zone: LOS_ANGELES };
  });

describe('what rules make of punches', () => {
  it.each`
    case    | set          | span                                      | breaks                        | hours
    ${'3'}  | ${LOCAL_470} | ${'2026-11-23 08:00 to 2026-11-23 15:00'} | ${''}                         | ${'5 × 1, 2 × 2'}
    ${'3b'} | ${LOCAL_470} | ${'2026-11-23 08:00 to 2026-11-23 15:00'} | ${'paid 14:00'}               | ${'5 × 1, 1 × 2, 1 × 1'}
    ${'5'}  | ${LOCAL_24}  | ${'2026-11-23 22:00 to 2026-11-24 03:00'} | ${''}                         | ${'2 × 1, 3 × 1.5'}
    ${'6'}  | ${LOCAL_500} | ${'2026-10-31 22:00 to 2026-11-01 06:00'} | ${''}                         | ${'9 × 1'}
    ${'6b'} | ${LOCAL_500} | ${'2027-03-13 22:00 to 2027-03-14 06:00'} | ${''}                         | ${'7 × 1'}
    ${'10'} | ${LOCAL_680} | ${'2026-11-23 08:00 to 2026-11-23 14:00'} | ${''}                         | ${'5 × 1, 1 × 2'}
    ${''}   | ${LOCAL_680} | ${'2026-11-23 08:00 to 2026-11-23 16:00'} | ${''}                         | ${'5 × 1, 1 × 2, 2 × 1'}
    ${''}   | ${LOCAL_24}  | ${'2026-10-31 22:00 to 2026-11-01 06:00'} | ${''}                         | ${'2 × 1, 7 × 1.5'}
    ${''}   | ${LOCAL_24}  | ${'2026-11-23 08:00 to 2026-11-23 20:00'} | ${''}                         | ${'8 × 1, 4 × 1.5'}
    ${''}   | ${LOCAL_1}   | ${'2026-11-28 08:00 to 2026-11-28 18:00'} | ${''}                         | ${'8 × 1.5, 2 × 2'}
    ${''}   | ${LOCAL_470} | ${'2026-11-23 08:00 to 2026-11-23 22:00'} | ${'unpaid 13:30, paid 20:00'} | ${'5 × 1, 0.5 × 2, 5 × 1, 0.5 × 2, 2 × 1'}
  `('vector $case: $span, $breaks: $hours', ({ set, span, breaks, hours }) => {
    expect(hoursOf(pay([set as RuleSet], { span, breaks }).lines)).toBe(hours);
  });

  it.each`
    case    | end                   | breaks                      | normal  | penalty
    ${'A'}  | ${'2026-11-23 18:00'} | ${''}                       | ${5}    | ${5}
    ${'B'}  | ${'2026-11-23 12:00'} | ${''}                       | ${4}    | ${0}
    ${'C'}  | ${'2026-11-23 18:00'} | ${'paid 13:00'}             | ${10}   | ${0}
    ${'D'}  | ${'2026-11-23 18:00'} | ${'paid 14:00'}             | ${9}    | ${1}
    ${'E'}  | ${'2026-11-23 18:00'} | ${'unpaid 13:00'}           | ${9}    | ${0}
    ${'F'}  | ${'2026-11-23 18:00'} | ${'unpaid 14:30'}           | ${7.5}  | ${1.5}
    ${'G'}  | ${'2026-11-23 22:00'} | ${'paid 12:00, paid 17:00'} | ${14}   | ${0}
    ${'G2'} | ${'2026-11-23 22:00'} | ${'paid 12:00, paid 18:30'} | ${13}   | ${1}
    ${'H'}  | ${'2026-11-23 16:00'} | ${'unpaid 16:00'}           | ${5}    | ${3}
    ${'H2'} | ${'2026-11-23 12:30'} | ${'unpaid 12:30'}           | ${4.5}  | ${0}
    ${'I'}  | ${'2026-11-23 18:00'} | ${'paid 19:00'}             | ${5}    | ${5}
    ${'J'}  | ${'2026-11-23 18:00'} | ${'unpaid 17:30'}           | ${5}    | ${4.5}
    ${'K'}  | ${'2026-11-23 18:00'} | ${'paid 17:45'}             | ${5.25} | ${4.75}
    ${'L'}  | ${'2026-11-23 18:00'} | ${'paid 07:00'}             | ${5}    | ${5}
    ${'N'}  | ${'2026-11-23 07:00'} | ${''}                       | ${0}    | ${0}
  `('the default set pays as the sheet counts: $case', ({ end, breaks, normal, penalty }) => {
    const { lines } = pay([defaultSet(150)], {
      span: `2026-11-23 08:00 to ${String(end)}`,
      breaks: String(breaks),
    });
    const minutes = (multiplier: number): number =>
      lines
        .filter((each) => each.multiplier === multiplier)
        .reduce((sum, each) => sum + each.minutes, 0);
    expect([minutes(100) / 60, minutes(150) / 60]).toEqual([normal, penalty]);
  });

  it('vector 1: thirteen hours in California lack their second meal', () => {
    const paid = pay([FEDERAL.set, CALIFORNIA.set], {
      span: '2026-11-23 08:00 to 2026-11-23 21:30',
      breaks: 'unpaid 12:30 30',
      zone: LOS_ANGELES,
    });
    expect(hoursOf(paid.lines)).toBe('8 × 1, 4 × 1.5, 1 × 2');
    expect(added(paid)).toBe('meal_premium 60 2000');
  });

  it('says what each entry brings into the regular rate, rules that add and call rates among them', () => {
    const adding = contract({
      nights: [{ from: 0, to: 0, multiplier: 110 }],
      combine: 'adds',
    });
    const [hourly, call, none] = [
      entryOf({ span: '2026-11-23 08:00 to 2026-11-23 18:00' }),
      entryOf({
        span: '2026-11-24 08:00 to 2026-11-24 18:10',
        rate: { per: 'call', amount: 1_000_000 },
      }),
      entryOf({ span: '2026-11-25 08:00 to 2026-11-25 18:00', rate: null }),
    ];
    const { weeks } = payWorker({
      ...{ zone: 'America/New_York', workweek: { day: 0, minute: 0 } },
      sets: [FEDERAL.set, adding],
      entries: [hourly, call, none],
    });
    expect(weeks).toMatchObject([
      {
        // 220.00 with a differential of 10 %, and 100.00 of the call, in 20 h 10.
        ...{ paidMinutes: 1210, payCents: 32_000, regularRate: 158_678 },
        entries: [
          { entryId: hourly.id, minutes: 600, cents: 22_000 },
          { entryId: call.id, minutes: 610, cents: 10_000 },
        ],
      },
    ]);
  });

  it.each`
    span                                      | sets          | amount   | of
    ${'2026-11-23 23:50 to 2026-11-24 00:10'} | ${[]}         | ${20.01} | ${[334, 334]}
    ${'2026-11-23 23:57 to 2026-11-25 00:04'} | ${[]}         | ${20.01} | ${[100, 48024, 133]}
    ${'2026-11-23 23:50 to 2026-11-24 00:10'} | ${[LOCAL_24]} | ${20.01} | ${[334, 500]}
    ${'2026-11-23 00:50 to 2026-11-23 01:10'} | ${[LOCAL_24]} | ${20.01} | ${[1001]}
  `('each line is rounded once, half up: $span is $of', ({ span, sets, amount, of }) => {
    const rate = { per: 'hour' as const, amount: Math.round(Number(amount) * 10_000) };
    const { lines } = pay(sets as RuleSet[], { span: String(span), rate });
    expect(lines.map((line) => line.amount)).toEqual(of);
  });

  it('vector 2: seven days in California count no hour twice', () => {
    const { lines } = pay([FEDERAL.set, CALIFORNIA.set], ...week('08:00-16:30', 'unpaid 12:00 30'));
    expect(hoursOf(lines)).toBe('40 × 1, 16 × 1.5');
    const codes = lines
      .filter(({ multiplier }) => multiplier > 100)
      .map(({ because }) => because.code);
    expect(new Set(codes.slice(0, 2))).toEqual(new Set(['weekly']));
    expect(new Set(codes.slice(2))).toEqual(new Set(['consecutive']));
  });

  it('vector 4: what a minimum lacks is topped up, and counts where the set says so', () => {
    const short = { span: '2026-11-23 08:00 to 2026-11-23 09:30' };
    const long = { span: '2026-11-23 13:00 to 2026-11-23 20:00' };
    const daily = [{ after: h(8), multiplier: 150 }];
    const set = (counts: boolean) => contract({ daily, minimum: { minutes: h(4), counts } });
    expect(added(pay([set(false)], short))).toBe('top_up 150 5000');
    expect(hoursOf(pay([set(false)], short, long).lines)).toBe('8 × 1, 0.5 × 1.5');
    expect(hoursOf(pay([set(true)], short, long).lines)).toBe('5.5 × 1, 3 × 1.5');
  });

  it.each`
    sets                | spans                                                         | given                                   | because
    ${[LOCAL_470]}      | ${['08:00 to 2026-11-23 09:30']}                              | ${{}}                                   | ${['minimum 240 90']}
    ${[LOCAL_470]}      | ${['08:00 to 2026-11-23 12:00', '13:30 to 2026-11-23 14:00']} | ${{}}                                   | ${['recall 120 30']}
    ${[LOCAL_24]}       | ${['08:00 to 2026-11-23 13:10']}                              | ${{}}                                   | ${['increment 360 310']}
    ${[CALIFORNIA.set]} | ${['08:00 to 2026-11-23 14:00']}                              | ${{}}                                   | ${['meal 300 360']}
    ${[CALIFORNIA.set]} | ${['08:00 to 2026-11-23 09:00']}                              | ${{ sentHome: true, scheduled: h(6) }}  | ${['reporting 180 60']}
    ${[CALIFORNIA.set]} | ${['08:00 to 2026-11-23 09:00']}                              | ${{ sentHome: true, scheduled: h(12) }} | ${['reporting 240 60']}
    ${[NEW_YORK.set]}   | ${['08:00 to 2026-11-23 10:00', '17:00 to 2026-11-23 20:00']} | ${{}}                                   | ${['spread 600 720']}
    ${[LOCAL_680]}      | ${['08:00 to 2026-11-23 08:00']}                              | ${{ canceledNotice: 630 }}              | ${['cancellation 1440 630']}
  `('adders name what they fill: $because of $spans', ({ sets, spans, given, because }) => {
    const entries = (spans as string[]).map((span) => ({ span: `2026-11-23 ${span}`, ...given }));
    const { adders } = pay(sets as RuleSet[], ...(entries as TypedEntry[]));
    expect(
      adders.map(({ because: why }) => why && `${why.code} ${why.threshold} ${why.before}`),
    ).toEqual(because);
  });

  it('vector 7: six and a half hours off make the whole next shift dear', () => {
    const { lines } = pay(
      [DAY_RATE_HOUSE.set],
      { span: '2026-11-22 18:00 to 2026-11-23 02:00' },
      { span: '2026-11-23 08:30 to 2026-11-23 18:30' },
    );
    expect(hoursOf(lines.slice(-1))).toBe('10 × 1.5');
  });

  it('vector 8: a week ends in the middle of an entry', () => {
    const { lines } = pay([FEDERAL.set], { span: '2026-11-28 21:00 to 2026-11-29 01:00' });
    expect(lines.map(({ minutes, entryId }) => [minutes, entryId])).toEqual([
      [180, lines[0]!.entryId],
      [60, lines[0]!.entryId],
    ]);
    expect(new Set(lines.map(({ week: start }) => start)).size).toBe(2);
  });

  it('vector 9: two rates in a week are weighed', () => {
    const at = (day: number, amount: number, until = '18:00') => ({
      span: `2026-11-${day} 08:00 to 2026-11-${day} ${until}`,
      rate: { per: 'hour' as const, amount },
    });
    const paid = pay(
      [FEDERAL.set],
      ...[23, 24, 25].map((day) => at(day, 200_000)),
      ...[26, 27].map((day) => at(day, 300_000)),
    );
    expect(total(paid)).toBe(132_000);
    expect(paid.lines.at(-1)).toMatchObject({ minutes: 600, premium: 12_000, federal: 12_000 });
  });

  it('vector 11: a long day in New York has a spread hour', () => {
    const paid = pay(
      [NEW_YORK.set],
      { span: '2026-11-23 08:00 to 2026-11-23 10:00' },
      { span: '2026-11-23 17:00 to 2026-11-23 20:00' },
    );
    expect(hoursOf(paid.lines)).toBe('5 × 1');
    expect(added(paid)).toBe('spread 60 1700');
  });

  it('rounds a line once, half up: 1.5 × 5.71 is 8.57', () => {
    const rate = { per: 'hour' as const, amount: 57_100 };
    const days = [22, 23, 24, 25].map((day) => ({
      span: `2026-11-${day} 06:00 to 2026-11-${day} 16:00`,
      rate,
    }));
    const last = { span: '2026-11-26 08:00 to 2026-11-26 09:00', rate };
    expect(pay([FEDERAL.set], ...days, last).lines.at(-1)!.amount).toBe(857);
  });
});
