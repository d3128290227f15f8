import fc from 'fast-check';
import { instantOf, wallClock } from '#libs/kernel';
import { roundSignOut, signOutAt } from './round-sign-out.js';

const NEW_YORK = 'America/New_York';

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

describe('rounding a sign-out', () => {
  it.each`
    left       | roundUp | counts     | because
    ${'17:05'} | ${15}   | ${'17:00'} | ${'within the allowance'}
    ${'17:05'} | ${5}    | ${'17:00'} | ${'the last minute of a short allowance'}
    ${'17:06'} | ${15}   | ${'17:00'} | ${'within the allowance'}
    ${'17:06'} | ${5}    | ${'17:30'} | ${'a short allowance is over'}
    ${'17:15'} | ${15}   | ${'17:00'} | ${'the last minute of the allowance'}
    ${'17:15'} | ${5}    | ${'17:30'} | ${'well past it'}
    ${'17:16'} | ${15}   | ${'17:30'} | ${'the allowance is over'}
    ${'17:16'} | ${5}    | ${'17:30'} | ${'well past it'}
    ${'17:35'} | ${15}   | ${'17:30'} | ${'the half hour has its allowance too'}
    ${'17:35'} | ${5}    | ${'17:30'} | ${'the last minute of it'}
    ${'17:36'} | ${15}   | ${'17:30'} | ${'within it'}
    ${'17:36'} | ${5}    | ${'18:00'} | ${'up to the next hour'}
    ${'17:45'} | ${15}   | ${'17:30'} | ${'the last minute of it'}
    ${'17:45'} | ${5}    | ${'18:00'} | ${'up to the next hour'}
    ${'17:46'} | ${15}   | ${'18:00'} | ${'up to the next hour'}
    ${'17:46'} | ${5}    | ${'18:00'} | ${'up to the next hour'}
    ${'17:00'} | ${0}    | ${'17:00'} | ${'a mark is a mark'}
    ${'17:01'} | ${0}    | ${'17:30'} | ${'this company allows nothing'}
    ${'17:30'} | ${0}    | ${'17:30'} | ${'the half hour is a mark'}
    ${'17:31'} | ${0}    | ${'18:00'} | ${'this company allows nothing'}
    ${'23:46'} | ${15}   | ${'24:00'} | ${'midnight is a mark like any other'}
    ${'17:59'} | ${40}   | ${'17:30'} | ${'a long allowance never reaches the next hour'}
  `(
    'left $left, allowance $roundUp: counts as $counts, because $because',
    (row: { left: string; roundUp: number; counts: string }) => {
      expect(clock(roundSignOut(minutes(row.left), row.roundUp))).toBe(row.counts);
    },
  );

  it('lands on a half hour, at most half an hour away, and stays there', () => {
    fc.assert(
      fc.property(fc.nat(1439), fc.nat(29), (minute, roundUp) => {
        const rounded = roundSignOut(minute, roundUp);
        expect(rounded % 30).toBe(0);
        expect(Math.abs(rounded - minute)).toBeLessThan(30);
        expect(roundSignOut(rounded, roundUp)).toBe(rounded);
      }),
    );
  });
});

describe('the end that counts', () => {
  it.each`
    start                 | left                  | minimum | roundUp | counts                | because
    ${'2026-11-23T08:00'} | ${'2026-11-23T17:16'} | ${240}  | ${15}   | ${'2026-11-23T17:30'} | ${'the minimum is long over'}
    ${'2026-11-23T02:16'} | ${'2026-11-23T02:16'} | ${240}  | ${15}   | ${'2026-11-23T06:16'} | ${'the minimum is not rounded away'}
    ${'2026-11-23T08:10'} | ${'2026-11-23T12:05'} | ${240}  | ${15}   | ${'2026-11-23T12:10'} | ${'rounding first, then the minimum'}
    ${'2026-11-23T08:00'} | ${'2026-11-23T12:20'} | ${240}  | ${15}   | ${'2026-11-23T12:30'} | ${'rounded beyond the minimum'}
    ${'2026-11-23T08:00'} | ${'2026-11-23T12:20'} | ${270}  | ${15}   | ${'2026-11-23T12:30'} | ${'the minimum may have half hours'}
    ${'2026-11-23T08:00'} | ${'2026-11-23T07:20'} | ${240}  | ${15}   | ${'2026-11-23T12:00'} | ${'left before the call began'}
    ${'2026-11-23T08:10'} | ${'2026-11-23T08:12'} | ${0}    | ${15}   | ${'2026-11-23T08:10'} | ${'no end lies before its start'}
    ${'2026-11-23T18:00'} | ${'2026-11-23T23:46'} | ${240}  | ${15}   | ${'2026-11-24T00:00'} | ${'midnight is on the next day'}
    ${'2026-10-31T22:00'} | ${'2026-11-01T00:10'} | ${300}  | ${15}   | ${'2026-11-01T02:00'} | ${'five elapsed hours, one of which comes twice'}
    ${'2027-03-13T22:00'} | ${'2027-03-14T00:10'} | ${300}  | ${15}   | ${'2027-03-14T04:00'} | ${'five elapsed hours, across the gap'}
    ${'2027-03-13T20:00'} | ${'2027-03-14T01:50'} | ${240}  | ${15}   | ${'2027-03-14T03:00'} | ${'02:00 does not exist'}
  `(
    'W16 C.6 start $start, left $left: counts $counts, because $because',
    (row: Record<'start' | 'left' | 'counts', string> & Record<'minimum' | 'roundUp', number>) => {
      const end = signOutAt({
        now: inNewYork(row.left),
        start: inNewYork(row.start),
        minimumMinutes: row.minimum,
        roundUpMinutes: row.roundUp,
        zone: NEW_YORK,
      });
      expect(wallClock(end, NEW_YORK)).toBe(`${row.counts}:00`);
    },
  );

  it.each`
    left                          | counts                    | because
    ${'2026-11-01T05:40:00Z'}     | ${'2026-11-01T05:30:00Z'} | ${'the first 01:40 counts as the first 01:30'}
    ${'2026-11-01T05:50:00Z'}     | ${'2026-11-01T06:00:00Z'} | ${'the first 01:50 counts as the second 01:00'}
    ${'2026-11-01T06:40:00Z'}     | ${'2026-11-01T06:30:00Z'} | ${'the second 01:40 counts as the second 01:30'}
    ${'2026-11-01T06:50:00Z'}     | ${'2026-11-01T07:00:00Z'} | ${'the second 01:50 counts as 02:00'}
    ${'2026-11-01T06:45:59.999Z'} | ${'2026-11-01T06:30:00Z'} | ${'seconds are dropped'}
  `(
    'C.6 on the autumn night, left $left: counts $counts, because $because',
    (row: { left: string; counts: string }) => {
      const end = signOutAt({
        now: new Date(row.left),
        start: new Date('2026-10-31T22:00:00Z'),
        minimumMinutes: 240,
        roundUpMinutes: 15,
        zone: NEW_YORK,
      });
      expect(end).toEqual(new Date(row.counts));
    },
  );

  it('C.6 rounds by the clock on the wall, also where it is off by quarters', () => {
    const end = signOutAt({
      now: instantOf('2026-11-23', '17:10', 'Asia/Kathmandu'),
      start: instantOf('2026-11-23', '08:00', 'Asia/Kathmandu'),
      minimumMinutes: 240,
      roundUpMinutes: 15,
      zone: 'Asia/Kathmandu',
    });
    expect(wallClock(end, 'Asia/Kathmandu')).toBe('2026-11-23T17:00:00');
  });

  it('W16 is never below the minimum, nor half an hour or more from leaving where the minimum is over', () => {
    const minute = fc.integer({
      min: Date.parse('2026-10-01') / 60_000,
      max: Date.parse('2027-04-30') / 60_000,
    });
    fc.assert(
      fc.property(
        minute,
        fc.nat(1440),
        fc.nat(48),
        fc.nat(29),
        fc.constantFrom(NEW_YORK, 'Australia/Lord_Howe', 'UTC'),
        (startMinute, stayed, halfHours, roundUpMinutes, zone) => {
          const [start, now] = [
            new Date(startMinute * 60_000),
            new Date((startMinute + stayed) * 60_000),
          ];
          const end = signOutAt({
            now,
            start,
            minimumMinutes: halfHours * 30,
            roundUpMinutes,
            zone,
          });
          const paid = (end.getTime() - start.getTime()) / 60_000;
          expect(paid).toBeGreaterThanOrEqual(halfHours * 30);
          if (paid > halfHours * 30) expect(Math.abs(paid - stayed)).toBeLessThan(30);
        },
      ),
    );
  });
});

function inNewYork(wall: string): Date {
  return instantOf(wall.slice(0, 10), wall.slice(11), NEW_YORK);
}
