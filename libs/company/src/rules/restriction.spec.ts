import { isExempt, isRestricted, mayCreateEvent, splitByRestriction } from './restriction.js';

const NOW = new Date('2031-05-01T12:00:00Z');
const inHours = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

describe('restriction', () => {
  it.each`
    since   | restricted | because
    ${null} | ${false}   | ${'nothing is owed'}
    ${-1}   | ${true}    | ${'it began an hour ago'}
    ${0}    | ${true}    | ${'it begins now'}
    ${1}    | ${false}   | ${'it begins in an hour'}
  `('since $since h: $restricted, because $because', ({ since, restricted }) => {
    expect(isRestricted(since === null ? null : inHours(Number(since)), NOW)).toBe(restricted);
  });

  it.each`
    starts | exempt   | because
    ${-3}  | ${true}  | ${'the crew is on site'}
    ${0}   | ${true}  | ${'it begins now'}
    ${48}  | ${true}  | ${'the last minute of two days'}
    ${49}  | ${false} | ${'there is time to pay'}
  `('a call in $starts h: exempt $exempt, because $because', ({ starts, exempt }) => {
    expect(isExempt(inHours(Number(starts)), NOW)).toBe(exempt);
    expect(mayCreateEvent(inHours(-1), inHours(Number(starts)), NOW)).toBe(exempt);
    expect(mayCreateEvent(null, inHours(Number(starts)), NOW)).toBe(true);
  });

  it('parts a sending into what may go and what may not', () => {
    const calls = [1, 47, 48, 72, 900];
    const split = (since: Date | null) => splitByRestriction(since, calls, inHours, NOW);
    expect(split(inHours(-1))).toEqual({ allowed: [1, 47, 48], restricted: [72, 900] });
    expect(split(null)).toEqual({ allowed: calls, restricted: [] });
  });
});
