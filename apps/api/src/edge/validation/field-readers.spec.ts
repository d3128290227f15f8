import { readMoneyOf } from './field-readers.js';

describe('money', () => {
  it.each`
    given       | read
    ${'22.50'}  | ${2250}
    ${' 22,5 '} | ${2250}
    ${'22.505'} | ${'22.505'}
    ${2250}     | ${'2250'}
    ${22.5}     | ${'22.5'}
    ${[2250]}   | ${[2250]}
  `('$given is read as $read', ({ given, read }) => {
    expect(readMoneyOf(2)(given)).toEqual(read);
  });
});
