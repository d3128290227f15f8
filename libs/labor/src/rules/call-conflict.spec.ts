import {
  conflictBetween,
  isListedAsConflict,
  minutesBetween,
  type PlannedCall,
} from './call-conflict.js';

/** '2031-05-01T13:00 4h' in UTC, or with an offset: '2031-05-01T13:00-04:00 4h'. */
function call(text: string): PlannedCall {
  const [start, hours] = text.split(' ') as [string, string];
  const hasOffset = /[-+]\d\d:\d\d$/.test(start);
  return {
    startsAt: new Date(hasOffset ? start : `${start}Z`),
    plannedMinutes: parseFloat(hours) * 60,
  };
}

describe('a conflict between two calls of a worker', () => {
  it.each`
    one                            | other                          | rest    | kind            | minutes | because
    ${'2031-05-01T08:00 4h'}       | ${'2031-05-01T11:59 4h'}       | ${480}  | ${'overlap'}    | ${0}    | ${'the second begins before the first ends'}
    ${'2031-05-01T08:00 10h'}      | ${'2031-05-01T14:30 1h'}       | ${null} | ${'overlap'}    | ${0}    | ${'a short one lies within a long one, far from its start'}
    ${'2031-05-01T08:00 4h'}       | ${'2031-05-01T12:00 4h'}       | ${480}  | ${'short_rest'} | ${0}    | ${'they touch, and nobody rests'}
    ${'2031-05-01T08:00 4h'}       | ${'2031-05-01T12:00 4h'}       | ${0}    | ${null}         | ${0}    | ${'this company asks for no rest'}
    ${'2031-05-01T08:00 4h'}       | ${'2031-05-01T12:00 4h'}       | ${null} | ${null}         | ${0}    | ${'nor does this one'}
    ${'2031-05-01T18:00 4h'}       | ${'2031-05-02T06:00 8h'}       | ${480}  | ${null}         | ${480}  | ${'eight hours are what was asked for'}
    ${'2031-05-01T18:00 4.5h'}     | ${'2031-05-02T06:00 8h'}       | ${480}  | ${'short_rest'} | ${450}  | ${'half an hour is missing, over midnight'}
    ${'2031-05-01T08:00 0h'}       | ${'2031-05-01T08:00 0h'}       | ${null} | ${'overlap'}    | ${0}    | ${'nobody is in two places at once'}
    ${'2031-05-01T08:00 4h'}       | ${'2031-05-02T08:00 4h'}       | ${480}  | ${null}         | ${1200} | ${'a day later is far away'}
    ${'2031-05-01T08:00-04:00 4h'} | ${'2031-05-01T08:00-07:00 4h'} | ${null} | ${'overlap'}    | ${0}    | ${'08:00 in Los Angeles is 11:00 in New York'}
    ${'2031-05-01T08:00-04:00 4h'} | ${'2031-05-01T10:00-07:00 4h'} | ${480}  | ${'short_rest'} | ${60}   | ${'the clocks are compared as instants'}
  `('of $one and $other with $rest asked for: $kind, because $because', (row) => {
    const [one, other] = [call(row.one), call(row.other)];
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const) {
      expect(conflictBetween(a, b, row.rest)).toBe(row.kind);
      expect(minutesBetween(a, b)).toBe(row.minutes);
    }
  });
});

describe('what managers see as a conflict', () => {
  it.each`
    one                      | other                     | conflict | because
    ${'2031-05-01T13:00 4h'} | ${'2031-05-01T08:00 4h'}  | ${true}  | ${'five hours before still counts'}
    ${'2031-05-01T13:01 4h'} | ${'2031-05-01T08:00 4h'}  | ${false} | ${'five hours and a minute do not'}
    ${'2031-05-01T13:00 4h'} | ${'2031-05-01T18:00 4h'}  | ${true}  | ${'five hours after counts as well'}
    ${'2031-05-01T23:00 4h'} | ${'2031-05-02T03:00 4h'}  | ${true}  | ${'the window spans midnight'}
    ${'2031-05-01T13:00 4h'} | ${'2031-05-01T13:00 4h'}  | ${true}  | ${'nobody is in two places at once'}
    ${'2031-05-01T13:00 4h'} | ${'2031-05-02T13:00 4h'}  | ${false} | ${'the same hour of the next day is far away'}
    ${'2031-05-01T08:00 9h'} | ${'2031-05-01T16:00 4h'}  | ${true}  | ${'eight hours apart, and the first takes nine'}
    ${'2031-05-01T08:00 8h'} | ${'2031-05-01T16:00 12h'} | ${false} | ${'one begins as the other ends'}
  `('$one and $other: $conflict, because $because', (row) => {
    const [one, other] = [call(row.one), call(row.other)];
    expect(isListedAsConflict(one, other)).toBe(row.conflict);
    expect(isListedAsConflict(other, one)).toBe(row.conflict);
  });
});
