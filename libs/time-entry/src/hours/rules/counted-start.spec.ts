import fc from 'fast-check';
import { wallClock } from '#libs/kernel';
import { countedStart, startByArrival } from './counted-start.js';
import { signOutAt } from './round-sign-out.js';

const NEW_YORK = 'America/New_York';
const at = (time: string): Date => new Date(`2031-05-01T${time}-04:00`);

it.each`
  call       | came          | target | counts     | because
  ${'07:00'} | ${'07:12:30'} | ${30}  | ${'07:00'} | ${'the hour is nearest'}
  ${'07:00'} | ${'07:15:00'} | ${30}  | ${'07:00'} | ${'a tie goes to the hour'}
  ${'07:00'} | ${'07:16:00'} | ${30}  | ${'07:30'} | ${'the half hour is nearest'}
  ${'07:00'} | ${'07:44:59'} | ${30}  | ${'07:30'} | ${'seconds are dropped'}
  ${'07:00'} | ${'07:45:00'} | ${30}  | ${'08:00'} | ${'a tie goes to the hour'}
  ${'07:00'} | ${'09:29:00'} | ${0}   | ${'09:00'} | ${'whole hours: less than half of one'}
  ${'07:00'} | ${'09:30:00'} | ${0}   | ${'10:00'} | ${'whole hours: half of one goes up'}
  ${'07:10'} | ${'07:12:00'} | ${30}  | ${'07:10'} | ${'never before the call'}
  ${'07:40'} | ${'08:05:00'} | ${0}   | ${'08:00'} | ${'after the call it is'}
  ${'23:00'} | ${'23:50:00'} | ${30}  | ${'00:00'} | ${'midnight is a mark like any other'}
`('called at $call, came at $came, target $target: $counts, because $because', (row) => {
  const start = startByArrival({
    at: at(row.came),
    scheduledStart: at(`${row.call}:00`),
    target: row.target,
    zone: NEW_YORK,
  });
  expect(wallClock(start, NEW_YORK).slice(11, 16)).toBe(row.counts);
});

it('in the hour that comes twice the second one is meant when it is the second one', () => {
  const scheduledStart = new Date('2031-11-02T04:00:00Z');
  const second = new Date('2031-11-02T06:40:00Z'); // 1:40 AM for the second time
  const start = startByArrival({ at: second, scheduledStart, target: 30, zone: NEW_YORK });
  expect(start.toISOString()).toBe('2031-11-02T06:30:00.000Z');
});

describe('any late start', () => {
  const late = fc.record({
    minutes: fc.integer({ min: 0, max: 36 * 60 }),
    seconds: fc.nat(59),
    target: fc.constantFrom(30 as const, 0 as const),
    zone: fc.constantFrom(NEW_YORK, 'America/Los_Angeles', 'Asia/Kolkata', 'Australia/Lord_Howe'),
    start: fc.date({
      min: new Date('2031-01-01'),
      max: new Date('2032-01-01'),
      noInvalidDate: true,
    }),
  });

  it('lies at or after the call, and within one step of the moment they came', () => {
    fc.assert(
      fc.property(late, ({ minutes, seconds, target, zone, start: scheduledStart }) => {
        const came = new Date(scheduledStart.getTime() + (minutes * 60 + seconds) * 1000);
        const counted = startByArrival({ at: came, scheduledStart, target, zone });
        expect(counted.getTime()).toBeGreaterThanOrEqual(scheduledStart.getTime());
        if (counted.getTime() === scheduledStart.getTime()) return;
        const off = Math.abs(counted.getTime() - Math.floor(came.getTime() / 60_000) * 60_000);
        expect(off).toBeLessThanOrEqual((target === 30 ? 15 : 30) * 60_000);
        expect(Number(wallClock(counted, zone).slice(14, 16)) % (target || 60)).toBe(0);
      }),
    );
  });

  it('pays the minimum from there, however soon they leave', () => {
    fc.assert(
      fc.property(late, fc.nat(600), fc.nat(600), (given, minimumMinutes, worked) => {
        const { minutes, target, zone, start: scheduledStart } = given;
        const came = new Date(scheduledStart.getTime() + minutes * 60_000);
        const start = startByArrival({ at: came, scheduledStart, target, zone });
        const now = new Date(came.getTime() + worked * 60_000);
        const end = signOutAt({ now, start, minimumMinutes, roundUpMinutes: 15, zone });
        expect(end.getTime() - start.getTime()).toBeGreaterThanOrEqual(minimumMinutes * 60_000);
      }),
    );
  });
});

it.each`
  came       | late     | over     | counts     | because
  ${null}    | ${false} | ${false} | ${'07:00'} | ${'nobody knows when they came'}
  ${'06:20'} | ${false} | ${false} | ${'07:00'} | ${'clocking in early is not paid'}
  ${'07:50'} | ${false} | ${false} | ${'07:00'} | ${'they were confirmed before the call'}
  ${'07:50'} | ${true}  | ${false} | ${'08:00'} | ${'they were confirmed after it began'}
  ${'07:50'} | ${true}  | ${true}  | ${'07:00'} | ${'the sheet is written afterwards'}
  ${null}    | ${true}  | ${false} | ${'07:00'} | ${'nobody knows when they came, late or not'}
`('the paid time starts at $counts, because $because', ({ came, late, over, counts }) => {
  const start = countedStart({
    cameAt: came && at(`${came}:00`),
    isConfirmedAfterStart: late,
    isCallOver: over,
    scheduledStart: at('07:00:00'),
    target: 30,
    zone: NEW_YORK,
  });
  expect(wallClock(start, NEW_YORK).slice(11, 16)).toBe(counts);
});
