import fc from 'fast-check';
import { instantOf } from '#libs/kernel';
import { hoursWorked, type BreakTimes, type HoursWorked, type ShiftTimes } from './hours-worked.js';

const NEW_YORK = 'America/New_York';
const FIVE_HOURS = 300;

interface Row {
  start: string;
  end: string;
  breaks: string;
  normal: number;
  penalty: number;
  total: number;
}

describe('hours worked, with the clock to a meal at five hours', () => {
  it.each`
    case        | start                 | end                   | breaks                          | normal  | penalty | total  | because
    ${'A'}      | ${'2026-11-23T08:00'} | ${'2026-11-23T18:00'} | ${''}                           | ${5}    | ${5}    | ${10}  | ${'nobody got a meal'}
    ${'B'}      | ${'2026-11-23T08:00'} | ${'2026-11-23T12:00'} | ${''}                           | ${4}    | ${0}    | ${4}   | ${'too short for one'}
    ${'C'}      | ${'2026-11-23T08:00'} | ${'2026-11-23T18:00'} | ${'paid 13:00'}                 | ${10}   | ${0}    | ${10}  | ${'just in time'}
    ${'D'}      | ${'2026-11-23T08:00'} | ${'2026-11-23T18:00'} | ${'paid 14:00'}                 | ${9}    | ${1}    | ${10}  | ${'an hour late'}
    ${'E'}      | ${'2026-11-23T08:00'} | ${'2026-11-23T18:00'} | ${'unpaid 13:00'}               | ${9}    | ${0}    | ${9}   | ${'their own hour'}
    ${'F'}      | ${'2026-11-23T08:00'} | ${'2026-11-23T18:00'} | ${'unpaid 14:30'}               | ${7.5}  | ${1.5}  | ${9}   | ${'late, and their own hour'}
    ${'G'}      | ${'2026-11-23T08:00'} | ${'2026-11-23T22:00'} | ${'paid 12:00, paid 17:00'}     | ${14}   | ${0}    | ${14}  | ${'the clock starts anew after each'}
    ${'G2'}     | ${'2026-11-23T08:00'} | ${'2026-11-23T22:00'} | ${'paid 12:00, paid 18:30'}     | ${13}   | ${1}    | ${14}  | ${'the second was due at 17:30'}
    ${'M'}      | ${'2026-11-23T18:00'} | ${'2026-11-24T04:00'} | ${'paid 23:00'}                 | ${10}   | ${0}    | ${10}  | ${'midnight does not matter'}
    ${'N'}      | ${'2026-11-23T08:00'} | ${'2026-11-23T07:00'} | ${''}                           | ${0}    | ${0}    | ${0}   | ${'the end lies before the start'}
    ${'H'}      | ${'2026-11-23T08:00'} | ${'2026-11-23T16:00'} | ${'unpaid 16:00'}               | ${5}    | ${3}    | ${8}   | ${'walking away takes no hour from the shift'}
    ${'H2'}     | ${'2026-11-23T08:00'} | ${'2026-11-23T12:30'} | ${'unpaid 12:30'}               | ${4.5}  | ${0}    | ${4.5} | ${'walking away takes no hour from the shift'}
    ${'I'}      | ${'2026-11-23T08:00'} | ${'2026-11-23T18:00'} | ${'paid 19:00'}                 | ${5}    | ${5}    | ${10}  | ${'it lies after the end'}
    ${'J'}      | ${'2026-11-23T08:00'} | ${'2026-11-23T18:00'} | ${'unpaid 17:30'}               | ${5}    | ${4.5}  | ${9.5} | ${'half of it lies after the end'}
    ${'K'}      | ${'2026-11-23T08:00'} | ${'2026-11-23T18:00'} | ${'paid 17:45'}                 | ${5.25} | ${4.75} | ${10}  | ${'half of it lies after the end'}
    ${'L'}      | ${'2026-11-23T08:00'} | ${'2026-11-23T18:00'} | ${'paid 07:00'}                 | ${5}    | ${5}    | ${10}  | ${'it lies before the start'}
    ${'L2'}     | ${'2026-11-23T08:00'} | ${'2026-11-23T18:00'} | ${'unpaid 07:30'}               | ${5}    | ${4.5}  | ${9.5} | ${'half of it lies before the start, and the clock starts after it'}
    ${'O'}      | ${'2026-11-23T08:00'} | ${'2026-11-23T18:00'} | ${'unpaid 13:00, unpaid 13:30'} | ${8.5}  | ${0}    | ${8.5} | ${'two that overlap are one of an hour and a half'}
    ${'P'}      | ${'2026-11-23T08:00'} | ${'2026-11-23T18:00'} | ${'paid 13:00, unpaid 13:00'}   | ${9}    | ${0}    | ${9}   | ${'a minute in both is unpaid'}
    ${'Q'}      | ${'2026-11-23T08:00'} | ${'2026-11-23T18:00'} | ${'unpaid 13:00, paid 13:45'}   | ${9}    | ${0}    | ${9}   | ${'a quarter of the paid one is left'}
    ${'R'}      | ${'2026-11-23T08:00'} | ${'2026-11-23T22:00'} | ${'paid 18:30, paid 12:00'}     | ${13}   | ${1}    | ${14}  | ${'the order of recording does not matter'}
    ${'S'}      | ${'2026-11-23T08:00'} | ${'2026-11-23T08:20'} | ${'unpaid 07:45'}               | ${0}    | ${0}    | ${0}   | ${'the break covers the shift'}
    ${'fall'}   | ${'2026-10-31T22:00'} | ${'2026-11-01T06:00'} | ${''}                           | ${5}    | ${4}    | ${9}   | ${'that night has an hour more'}
    ${'spring'} | ${'2027-03-13T22:00'} | ${'2027-03-14T06:00'} | ${''}                           | ${5}    | ${2}    | ${7}   | ${'that night has an hour less'}
    ${'fall'}   | ${'2026-10-31T22:00'} | ${'2026-11-01T06:00'} | ${'paid 02:00'}                 | ${9}    | ${0}    | ${9}   | ${'02:00 is five hours in, with 01:00 twice'}
  `(
    'W17 C.6 $case: $start to $end, $breaks: $normal + $penalty = $total, because $because',
    (row: Row) => {
      const worked = hoursWorked({
        start: at(row.start),
        end: at(row.end),
        breaks: breaksOf(row),
        mealTriggerMinutes: FIVE_HOURS,
      });
      expect(inHours(worked)).toEqual({
        normal: row.normal,
        penalty: row.penalty,
        total: row.total,
      });
    },
  );

  it.each([
    ['no start', { start: null, end: at('2026-11-23T18:00') }],
    ['no end', { start: at('2026-11-23T08:00'), end: null }],
    ['neither', { start: null, end: null }],
  ])('come to nothing with %s', (_, { start, end }) => {
    expect(hoursWorked({ start, end, breaks: [], mealTriggerMinutes: FIVE_HOURS })).toEqual({
      normalMinutes: 0,
      penaltyMinutes: 0,
      totalMinutes: 0,
    });
  });
});

it.each`
  trigger | normal | penalty | because
  ${360}  | ${6}   | ${4}    | ${'six hours here'}
  ${0}    | ${0}   | ${10}   | ${'0 is a trigger like any other'}
  ${1440} | ${10}  | ${0}    | ${'never reached'}
`(
  'a trigger of $trigger min makes ten hours $normal + $penalty, because $because',
  (row: { trigger: number; normal: number; penalty: number }) => {
    const worked = hoursWorked({
      start: at('2026-11-23T08:00'),
      end: at('2026-11-23T18:00'),
      breaks: [],
      mealTriggerMinutes: row.trigger,
    });
    expect(inHours(worked)).toEqual({ normal: row.normal, penalty: row.penalty, total: 10 });
  },
);

describe('hours worked, whatever is recorded', () => {
  const origin = at('2026-11-23T00:00').getTime();
  const minute = fc.integer({ min: 0, max: 2 * 1440 });
  const instant = minute.map((each) => new Date(origin + each * 60_000));
  const aBreak: fc.Arbitrary<BreakTimes> = fc.record({
    startsAt: instant,
    minutes: fc.integer({ min: -30, max: 180 }),
    paid: fc.boolean(),
  });
  const shift: fc.Arbitrary<ShiftTimes> = fc.record({
    start: fc.option(instant, { freq: 20 }),
    end: fc.option(instant, { freq: 20 }),
    breaks: fc.array(aBreak, { maxLength: 6 }),
    mealTriggerMinutes: fc.integer({ min: 0, max: 1440 }),
  });

  it('are never negative, add up, and stay within the shift', () => {
    fc.assert(
      fc.property(shift, (given) => {
        const { normalMinutes, penaltyMinutes, totalMinutes } = hoursWorked(given);
        const elapsed =
          given.start && given.end ? (given.end.getTime() - given.start.getTime()) / 60_000 : 0;
        expect(normalMinutes).toBeGreaterThanOrEqual(0);
        expect(penaltyMinutes).toBeGreaterThanOrEqual(0);
        expect(penaltyMinutes).toBeLessThanOrEqual(totalMinutes);
        expect(normalMinutes + penaltyMinutes).toBe(totalMinutes);
        expect(totalMinutes).toBeLessThanOrEqual(Math.max(0, elapsed));
      }),
    );
  });

  it('W17 agree with a count minute by minute', () => {
    fc.assert(
      fc.property(shift, (given) => expect(hoursWorked(given)).toEqual(countedOneByOne(given))),
    );
  });

  it('do not grow by another break, and a paid one takes nothing off', () => {
    fc.assert(
      fc.property(shift, aBreak, (given, another) => {
        const before = hoursWorked(given);
        const after = hoursWorked({ ...given, breaks: [...given.breaks, another] });
        expect(after.penaltyMinutes).toBeLessThanOrEqual(before.penaltyMinutes);
        if (another.paid) expect(after.totalMinutes).toBe(before.totalMinutes);
        else expect(after.totalMinutes).toBeLessThanOrEqual(before.totalMinutes);
      }),
    );
  });

  it('do not depend on the order of recording, nor on recording twice', () => {
    fc.assert(
      fc.property(shift, (given) => {
        const backwards = [...given.breaks].reverse();
        expect(hoursWorked({ ...given, breaks: [...backwards, ...given.breaks] })).toEqual(
          hoursWorked(given),
        );
      }),
    );
  });

  it('have no more penalty with a later trigger', () => {
    fc.assert(
      fc.property(shift, fc.nat(600), (given, later) => {
        const moved = hoursWorked({
          ...given,
          mealTriggerMinutes: given.mealTriggerMinutes + later,
        });
        expect(moved.penaltyMinutes).toBeLessThanOrEqual(hoursWorked(given).penaltyMinutes);
      }),
    );
  });
});

/** The same rule, minute by minute. */
function countedOneByOne({ start, end, breaks, mealTriggerMinutes }: ShiftTimes): HoursWorked {
  const counted = { normalMinutes: 0, penaltyMinutes: 0, totalMinutes: 0 };
  if (!start || !end) return counted;
  let sinceMeal = 0;
  for (let now = start.getTime(); now < end.getTime(); now += 60_000) {
    const on = breaks.filter(
      (each) =>
        each.startsAt.getTime() <= now && now < each.startsAt.getTime() + each.minutes * 60_000,
    );
    sinceMeal = on.length > 0 ? 0 : sinceMeal + 1;
    if (on.some((each) => !each.paid)) continue;
    counted.totalMinutes += 1;
    if (sinceMeal > mealTriggerMinutes) counted.penaltyMinutes += 1;
    else counted.normalMinutes += 1;
  }
  return counted;
}

/** 'paid 13:00, unpaid 17:30' on the day of the shift: half an hour, or an hour. */
function breaksOf({ start, end, breaks }: Row): BreakTimes[] {
  return breaks
    .split(', ')
    .filter(Boolean)
    .map((text) => {
      const [kind, time = ''] = text.split(' ');
      const date = time < '06:00' ? end.slice(0, 10) : start.slice(0, 10);
      return {
        startsAt: at(`${date}T${time}`),
        minutes: kind === 'paid' ? 30 : 60,
        paid: kind === 'paid',
      };
    });
}

function at(wall: string): Date {
  return instantOf(wall.slice(0, 10), wall.slice(11), NEW_YORK);
}

function inHours({ normalMinutes, penaltyMinutes, totalMinutes }: HoursWorked): {
  normal: number;
  penalty: number;
  total: number;
} {
  return { normal: normalMinutes / 60, penalty: penaltyMinutes / 60, total: totalMinutes / 60 };
}
