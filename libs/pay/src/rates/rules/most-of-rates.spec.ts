import { isPlausible, mostOfRatesText } from './most-of-rates.js';

describe('the most of a rate', () => {
  it.each`
    per       | dollars   | isTaken
    ${'hour'} | ${1_000}  | ${true}
    ${'hour'} | ${1_001}  | ${false}
    ${'day'}  | ${25_000} | ${true}
    ${'day'}  | ${25_001} | ${false}
    ${'call'} | ${25_000} | ${true}
    ${'call'} | ${25_001} | ${false}
  `('$dollars for a $per is taken: $isTaken', ({ per, dollars, isTaken }) => {
    expect(isPlausible({ per, amount: (dollars as number) * 10_000 })).toBe(isTaken);
  });

  it('is told for each unit', () => {
    const words = { hour: 'an hour', day: 'a day', call: 'a call' };
    expect(mostOfRatesText(words)).toBe('1,000 an hour, 25,000 a day, 25,000 a call');
  });
});
