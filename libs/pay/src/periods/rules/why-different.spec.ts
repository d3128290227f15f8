import { differences, type FrozenItem } from './frozen-item.js';
import { reasonsOf } from './why-different.js';

/** Minutes of hours that begin at noon of a day. */
const NOON = 32_000_000;

const ITEM: FrozenItem = {
  ...{ entryId: 1, sign: 1, earning: 'regular', from: NOON, to: NOON + 480, date: '2031-05-05' },
  ...{ week: NOON, minutes: 480, multiplier: 100, rate: 220_000, cents: 17_600, federal: 0 },
  ...{ state: 0, contract: 0, because: {} },
};

function worked(from: number, to: number, multiplier = 100, rate: number | null = 220_000) {
  const minutes = to - from;
  const cents = rate && (minutes * rate * multiplier) / 600_000;
  const earning = multiplier === 100 ? 'regular' : 'overtime';
  const times = { from: NOON + from, to: NOON + to, minutes };
  return { ...ITEM, ...times, multiplier, rate, cents, earning };
}

function added(earning: string, minutes: number | null, cents: number | null): FrozenItem {
  return { ...ITEM, from: null, to: null, multiplier: null, rate: null, earning, minutes, cents };
}

it.each`
  before                                                                   | now                                                                           | reasons                | because
  ${[worked(0, 480)]}                                                      | ${[worked(0, 540)]}                                                           | ${['hours']}           | ${'they are longer'}
  ${[worked(0, 480)]}                                                      | ${[worked(60, 480), worked(480, 540, 150)]}                                   | ${['hours']}           | ${'as many lie elsewhere'}
  ${[]}                                                                    | ${[worked(0, 480)]}                                                           | ${['hours']}           | ${'nothing was paid for them'}
  ${[]}                                                                    | ${[worked(0, 480), added('day_rate', null, 45_000)]}                          | ${['hours']}           | ${'nothing was paid for the day'}
  ${[worked(0, 480)]}                                                      | ${[]}                                                                         | ${['hours']}           | ${'they are gone'}
  ${[worked(0, 480)]}                                                      | ${[worked(0, 480, 100, 240_000)]}                                             | ${['rate']}            | ${'an hour costs more'}
  ${[worked(0, 480, 100, null)]}                                           | ${[worked(0, 480)]}                                                           | ${['rate']}            | ${'there was none'}
  ${[added('call_rate', null, 40_000)]}                                    | ${[added('call_rate', null, 45_000)]}                                         | ${['rate']}            | ${'a call costs more'}
  ${[added('day_rate', null, 40_000)]}                                     | ${[added('day_rate', null, 45_000)]}                                          | ${['rate']}            | ${'a day costs more'}
  ${[worked(0, 480)]}                                                      | ${[worked(0, 540, 100, 240_000)]}                                             | ${['hours', 'rate']}   | ${'both'}
  ${[worked(0, 480), added('top_up', 60, 2_200)]}                          | ${[worked(0, 480, 100, 240_000), added('top_up', 60, 2_400)]}                 | ${['rate']}            | ${'what follows a rate is no reason'}
  ${[worked(0, 480)]}                                                      | ${[worked(0, 240), worked(240, 480, 150)]}                                    | ${['rules']}           | ${'overtime begins earlier'}
  ${[worked(0, 480)]}                                                      | ${[worked(0, 240, 100, 240_000), worked(240, 480, 150, 240_000)]}             | ${['rate', 'rules']}   | ${'both'}
  ${[worked(0, 480)]}                                                      | ${[worked(0, 480), added('top_up', 60, 2_200)]}                               | ${['rules']}           | ${'a minimum came'}
  ${[worked(0, 480)]}                                                      | ${[worked(0, 480), added('federal_difference', null, 300)]}                   | ${['rules']}           | ${'the week asks for it'}
  ${[worked(0, 480)]}                                                      | ${[worked(0, 480), added('per_diem', null, 6_000)]}                           | ${['extras']}          | ${'it was typed'}
  ${[]}                                                                    | ${[added('cancellation', 180, 6_600)]}                                        | ${['cancellation']}    | ${'it was canceled after the closing'}
  ${[added('cancellation', 180, 6_600)]}                                   | ${[]}                                                                         | ${['cancellation']}    | ${'they are on the call again'}
  ${[added('cancellation', 180, 6_600)]}                                   | ${[added('cancellation', 180, 7_200)]}                                        | ${['rate']}            | ${'a canceled hour costs more'}
  ${[added('cancellation', 180, null)]}                                    | ${[added('cancellation', 180, 6_600)]}                                        | ${['rate']}            | ${'a cancellation had no rate'}
  ${[added('cancellation', 180, 6_600)]}                                   | ${[added('cancellation', 240, 8_800)]}                                        | ${['rules']}           | ${'they owe more hours'}
  ${[worked(0, 240), worked(240, 480, 150)]}                               | ${[worked(0, 300), worked(300, 480, 150)]}                                    | ${['rules']}           | ${'overtime begins later in the same hours'}
  ${[worked(0, 240), worked(300, 480, 150)]}                               | ${[worked(0, 240), worked(240, 400, 150)]}                                    | ${['hours']}           | ${'a break is gone, and they end earlier'}
  ${[worked(0, 480)]}                                                      | ${[worked(240, 480, 150), worked(0, 240)]}                                    | ${['rules']}           | ${'lines may come in any order'}
  ${[worked(0, 480)]}                                                      | ${[worked(0, 420), worked(420, 540, 150)]}                                    | ${['hours']}           | ${'an hour more is overtime'}
  ${[worked(0, 480)]}                                                      | ${[worked(0, 480), added('travel', null, 2_000), added('top_up', 60, 2_200)]} | ${['extras', 'rules']} | ${'travel was typed, and a minimum came'}
  ${[worked(0, 480)]}                                                      | ${[worked(0, 540), added('gift', null, 2_000)]}                               | ${['hours', 'extras']} | ${'both'}
  ${[added('per_diem', null, 6_000)]}                                      | ${[added('per_diem', null, 7_000)]}                                           | ${['extras']}          | ${'it was typed anew'}
  ${[added('bonus', null, 6_000)]}                                         | ${[]}                                                                         | ${['extras']}          | ${'it is gone'}
  ${[added('spread', 60, 1_700)]}                                          | ${[added('spread', 60, 1_800)]}                                               | ${['rules']}           | ${'an hour of spread costs more, whatever the rate'}
  ${[added('top_up', 60, 2_200)]}                                          | ${[added('top_up', 90, 3_300)]}                                               | ${['rules']}           | ${'the minimum is longer'}
  ${[added('cancellation', 180, 6_600), added('cancellation', 60, 2_200)]} | ${[added('cancellation', 240, 8_800)]}                                        | ${['cancellation']}    | ${'one of two is owed no more'}
  ${[]}                                                                    | ${[added('cancellation', 180, 6_600), worked(0, 480)]}                        | ${['cancellation']}    | ${'what is canceled has no other reason'}
  ${[worked(0, 480), added('day_rate', null, 40_000)]}                     | ${[]}                                                                         | ${['hours']}           | ${'they are gone, and the day with them'}
  ${[added('top_up', 60, 2_200)]}                                          | ${[worked(0, 480)]}                                                           | ${['hours']}           | ${'hours came where a minimum was paid'}
  ${[added('day_rate', null, 40_000)]}                                     | ${[added('day_rate', null, 45_000), added('travel', null, 2_000)]}            | ${['rate', 'extras']}  | ${'a day costs more, and travel was typed'}
  ${[worked(0, 480)]}                                                      | ${[worked(0, 240), worked(240, 480, 100, 240_000)]}                           | ${['rate']}            | ${'some hours cost more'}
  ${[worked(0, 480)]}                                                      | ${[worked(0, 480, 100, null)]}                                                | ${['rate']}            | ${'there is none any more'}
  ${[worked(0, 240), worked(300, 480, 150)]}                               | ${[worked(0, 200), worked(260, 480, 150)]}                                    | ${['hours']}           | ${'the break began earlier'}
  ${[worked(0, 240), worked(240, 480, 150)]}                               | ${[worked(0, 240, 150, 240_000), worked(240, 480, 100, 240_000)]}             | ${['rate']}            | ${'as much overtime as before comes first'}
  ${[worked(0, 240, 150), worked(240, 480)]}                               | ${[worked(0, 240, 100, 240_000), worked(240, 480, 150, 240_000)]}             | ${['rate']}            | ${'or last'}
  ${[worked(0, 480)]}                                                      | ${[worked(0, 480)]}                                                           | ${[]}                  | ${'nothing differs'}
`('$reasons: $because', ({ before, now, reasons }: Record<string, unknown>) => {
  const found = differences(before as FrozenItem[], now as FrozenItem[]);
  expect(reasonsOf(found)).toEqual(reasons);
});
