import { decimalHoursText, durationText } from './duration.js';

describe('lengths of time', () => {
  it.each`
    minutes  | expected
    ${0}     | ${'0.00'}
    ${510}   | ${'8.50'}
    ${20}    | ${'0.33'}
    ${-270}  | ${'−4.50'}
    ${-6000} | ${'−100.00'}
  `('$minutes min are $expected hours', ({ minutes, expected }) => {
    expect(decimalHoursText(minutes as number)).toBe(expected);
  });

  it.each`
    minutes | expected
    ${0}    | ${'0\u00a0h'}
    ${480}  | ${'8\u00a0h'}
    ${245}  | ${'4\u00a0h\u00a005'}
  `('$minutes min are said as $expected', ({ minutes, expected }) => {
    expect(durationText(minutes as number)).toBe(expected);
  });
});
