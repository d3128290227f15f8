import { oddShiftMinutes } from './odd-shift.js';

describe('a shift is worth a second look', () => {
  it.each`
    start                  | end                    | minutes | because
    ${'2031-05-01T07:00Z'} | ${null}                | ${null} | ${'it runs'}
    ${'2031-05-01T07:00Z'} | ${'2031-05-01T23:00Z'} | ${null} | ${'16 hours happen'}
    ${'2031-05-01T07:00Z'} | ${'2031-05-01T23:01Z'} | ${961}  | ${'a minute more is asked about'}
    ${'2031-05-01T07:00Z'} | ${'2031-05-02T05:30Z'} | ${1350} | ${'5:30 in the afternoon was meant'}
    ${'2031-05-01T07:00Z'} | ${'2031-05-01T07:00Z'} | ${null} | ${'nobody is paid too much'}
  `('from $start to $end: $minutes, because $because', ({ start, end, minutes }) => {
    const instant = (text: unknown): Date => new Date(text as string);
    expect(oddShiftMinutes(instant(start), end ? instant(end) : null)).toBe(minutes);
  });
});
