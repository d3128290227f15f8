import { moneyText, multiplierText, rateText } from './money.js';

it.each`
  cents        | text
  ${null}      | ${'–'}
  ${0}         | ${'0.00'}
  ${5}         | ${'0.05'}
  ${29975}     | ${'299.75'}
  ${100000}    | ${'1,000.00'}
  ${123456789} | ${'1,234,567.89'}
  ${-250}      | ${'−2.50'}
`('$cents cents are $text', ({ cents, text }) => {
  expect(moneyText(cents as number | null)).toBe(text);
});

it('shows rates and multipliers with the digits that they have', () => {
  expect([220_000, 221_250, 1, 85_650].map(rateText)).toEqual([
    ...['22.00', '22.125', '0.0001', '8.565'],
  ]);
  expect([100, 150, 125, 200].map(multiplierText)).toEqual(['1.0', '1.5', '1.25', '2.0']);
});
