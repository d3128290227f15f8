import fc from 'fast-check';
import { isCallOver, type CallProgress } from './call-over.js';

const HOUR = 3_600_000;
const START = new Date('2031-05-01T11:00:00Z');
const after = (hours: number): Date => new Date(START.getTime() + hours * HOUR);

it.each`
  planned | crew      | hours    | over     | because
  ${4}    | ${'none'} | ${-1}    | ${false} | ${'it has not begun'}
  ${4}    | ${'none'} | ${0.02}  | ${false} | ${'somebody is missing'}
  ${4}    | ${'none'} | ${5}     | ${false} | ${'nobody clocks in there, and nobody can tell'}
  ${4}    | ${'none'} | ${15.99} | ${false} | ${'sixteen hours have not passed'}
  ${4}    | ${'none'} | ${16}    | ${true}  | ${'sixteen hours have passed'}
  ${20}   | ${'none'} | ${16}    | ${true}  | ${'so they have for a long one'}
  ${4}    | ${'in'}   | ${5}     | ${false} | ${'somebody works'}
  ${4}    | ${'in'}   | ${17}    | ${false} | ${'they work through the night'}
  ${4}    | ${'in'}   | ${35.99} | ${false} | ${'they still do'}
  ${4}    | ${'in'}   | ${36}    | ${true}  | ${'nobody works so long: they forgot to sign out'}
  ${4}    | ${'gone'} | ${3.99}  | ${false} | ${'they left early, and others may be wanted'}
  ${4}    | ${'gone'} | ${4}     | ${true}  | ${'all have gone and it should have ended'}
  ${10}   | ${'gone'} | ${5}     | ${false} | ${'it is expected to take longer'}
  ${10}   | ${'gone'} | ${10}    | ${true}  | ${'now it has taken as long'}
  ${20}   | ${'gone'} | ${17}    | ${false} | ${'somebody came, so the plan counts'}
  ${0}    | ${'gone'} | ${0}     | ${true}  | ${'nothing was planned'}
  ${0}    | ${'none'} | ${1}     | ${false} | ${'nobody came yet'}
`(
  'planned $planned h, crew $crew, $hours h after the start: over $over, because $because',
  (row: { planned: number; crew: 'none' | 'in' | 'gone'; hours: number; over: boolean }) => {
    const call: CallProgress = {
      startsAt: START,
      plannedMinutes: row.planned * 60,
      hasClockIns: row.crew !== 'none',
      isSomebodyIn: row.crew === 'in',
    };
    expect(isCallOver(call, after(row.hours))).toBe(row.over);
  },
);

it('is never over before it begins, always over 36 hours later, and stays so while nobody comes back', () => {
  const call = fc.record({
    startsAt: fc.constant(START),
    plannedMinutes: fc.nat(1440),
    hasClockIns: fc.boolean(),
    isSomebodyIn: fc.boolean(),
  });
  fc.assert(
    fc.property(
      call,
      fc.integer({ min: -3000, max: 3000 }),
      fc.nat(3000),
      (given, minute, more) => {
        const progress = { ...given, isSomebodyIn: given.hasClockIns && given.isSomebodyIn };
        const at = (m: number): Date => new Date(START.getTime() + m * 60_000);
        if (minute < 0) expect(isCallOver(progress, at(minute))).toBe(false);
        if (minute >= 36 * 60) expect(isCallOver(progress, at(minute))).toBe(true);
        if (isCallOver(progress, at(minute)))
          expect(isCallOver(progress, at(minute + more))).toBe(true);
      },
    ),
  );
});
