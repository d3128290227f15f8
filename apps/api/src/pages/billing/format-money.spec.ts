import { formatMoney } from './format-money.js';

describe('amounts of money', () => {
  it.each`
    hundredths | currency | shown
    ${5830}    | ${'usd'} | ${'$58.30'}
    ${0}       | ${'usd'} | ${'$0.00'}
    ${0.75}    | ${'usd'} | ${'$0.0075'}
    ${1.5}     | ${'USD'} | ${'$0.015'}
    ${-250}    | ${'usd'} | ${'-$2.50'}
    ${123456}  | ${'eur'} | ${'€1,234.56'}
  `('$hundredths $currency is $shown', ({ hundredths, currency, shown }) => {
    expect(formatMoney(hundredths, currency)).toBe(shown);
  });
});
