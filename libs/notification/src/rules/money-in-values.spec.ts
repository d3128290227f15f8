import { withoutMoney } from './money-in-values.js';

describe('values for readers who must not see money', () => {
  it.each`
    values                                                | left
    ${{ cents: 500, note: 'parking' }}                    | ${{ note: 'parking' }}
    ${{ rate_amount: 28.5, per: 'hour' }}                 | ${{ per: 'hour' }}
    ${{ pay_rate: 1, bonus_cents: 2, price: 3, wage: 4 }} | ${null}
    ${{ extra: { kind: 'bonus', cents: 5 } }}             | ${{ extra: { kind: 'bonus' } }}
    ${{ extras: [{ kind: 'gift', cents: 5 }, 'a'] }}      | ${{ extras: [{ kind: 'gift' }, 'a'] }}
    ${{ start_at: '2031-05-01T12:00:00Z', minutes: 30 }}  | ${{ start_at: '2031-05-01T12:00:00Z', minutes: 30 }}
    ${{ separate: true, payload: 'x', centsless: 1 }}     | ${{ separate: true, payload: 'x', centsless: 1 }}
    ${{ note: null, extra: null, until: undefined }}      | ${{ note: null, extra: null }}
    ${null}                                               | ${null}
  `('$values leaves $left', ({ values, left }) => {
    expect(withoutMoney(values as never)).toEqual(left);
  });
});
