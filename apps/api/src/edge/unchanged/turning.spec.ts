import { minuteOf, turnOf } from './turning.js';

describe('an answer about the day', () => {
  it.each`
    one                       | other                     | isOther  | because
    ${'2031-05-01T04:00:00Z'} | ${'2031-05-01T04:14:59Z'} | ${false} | ${'no midnight of any zone lies in between'}
    ${'2031-05-01T03:59:59Z'} | ${'2031-05-01T04:00:00Z'} | ${true}  | ${'it is midnight in New York'}
    ${'2031-05-01T18:14:59Z'} | ${'2031-05-01T18:15:00Z'} | ${true}  | ${'it is midnight in Kathmandu'}
    ${'2031-05-01T04:00:00Z'} | ${'2031-05-02T04:00:00Z'} | ${true}  | ${'a day is over'}
  `('turns between $one and $other: $isOther, because $because', ({ one, other, isOther }) => {
    const [before, after] = [one, other].map((at) => turnOf('by-day', new Date(at as string)));
    expect(before !== after).toBe(isOther);
  });

  it('never turns where it says so', () => {
    expect(turnOf('never', new Date(0))).toBe(turnOf('never', new Date()));
  });

  it('turns with the minute where it says how long it is until something', () => {
    const turns = ['12:00:00', '12:00:59.999', '12:01:00'].map((time) =>
      turnOf('by-minute', new Date(`2031-05-01T${time}Z`)),
    );
    expect([turns[1], turns[2]]).toEqual([turns[0], turns[0]! + 1]);
    expect(minuteOf(turns[1]!)).toEqual(new Date('2031-05-01T12:00:00Z'));
  });
});
