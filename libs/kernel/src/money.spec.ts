import fc from 'fast-check';
import { moneyText, readMoney } from './money.js';

describe('a typed amount', () => {
  it.each`
    typed                 | decimals | amount         | because
    ${'22'}               | ${4}     | ${220_000}     | ${'hundredths of a cent'}
    ${'22'}               | ${2}     | ${2_200}       | ${'cents'}
    ${' $ 22.5 '}         | ${4}     | ${225_000}     | ${'signs and blanks do not count'}
    ${'22,50'}            | ${4}     | ${225_000}     | ${'a decimal comma'}
    ${'22.0625'}          | ${4}     | ${220_625}     | ${'four decimals'}
    ${'22.062500'}        | ${4}     | ${220_625}     | ${'zeros at the end are no decimals'}
    ${'0.07'}             | ${2}     | ${7}           | ${'exact, where 0.07 × 100 is not'}
    ${'1.005'}            | ${4}     | ${10_050}      | ${'a point is a decimal point'}
    ${'1,250.00'}         | ${2}     | ${125_000}     | ${'English thousands'}
    ${'1.250,00'}         | ${2}     | ${125_000}     | ${'Spanish thousands'}
    ${'1,250,000'}        | ${2}     | ${125_000_000} | ${'two commas are thousands'}
    ${'1,250'}            | ${2}     | ${null}        | ${'1250 or 1.25?'}
    ${'22.06251'}         | ${4}     | ${null}        | ${'below a hundredth of a cent'}
    ${'22.005'}           | ${2}     | ${null}        | ${'below a cent'}
    ${'-5'}               | ${2}     | ${null}        | ${'negative'}
    ${'1e5'}              | ${2}     | ${null}        | ${'no notation of programs'}
    ${'22 per hour'}      | ${4}     | ${null}        | ${'words'}
    ${''}                 | ${2}     | ${null}        | ${'nothing'}
    ${'.5'}               | ${2}     | ${null}        | ${'no whole number'}
    ${'9007199254740993'} | ${2}     | ${null}        | ${'beyond exact numbers'}
  `('$typed with $decimals decimals is $amount: $because', ({ typed, decimals, amount }) => {
    expect(readMoney(typed as string, decimals as number)).toBe(amount);
  });

  it('that was written by us reads as itself', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000_000 }),
        fc.constantFrom(2, 4),
        (amount, d) => {
          expect(readMoney(moneyText(amount, d), d)).toBe(amount);
        },
      ),
    );
  });

  it.each([
    [220_000, 4, '22.00'],
    [220_625, 4, '22.0625'],
    [5, 4, '0.0005'],
    [220_500, 4, '22.05'],
    [-150, 2, '-1.50'],
    [0, 2, '0.00'],
  ])('%d of %d decimals is written %s', (amount, decimals, text) => {
    expect(moneyText(amount, decimals)).toBe(text);
  });
});
