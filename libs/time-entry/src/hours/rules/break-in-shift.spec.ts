import fc from 'fast-check';
import { hoursWorked } from './hours-worked.js';
import { isWithinShift, endsShift } from './break-in-shift.js';

const at = (time: string): Date => new Date(`2031-05-01T${time}:00Z`);

it.each`
  typed      | counted    | from       | until      | within   | because
  ${'06:40'} | ${'06:30'} | ${'06:21'} | ${null}    | ${true}  | ${'they were there'}
  ${'06:40'} | ${'06:30'} | ${'06:35'} | ${null}    | ${true}  | ${'it was typed after the sign-in, and rounded before it'}
  ${'06:20'} | ${'06:30'} | ${'06:21'} | ${null}    | ${true}  | ${'it is rounded to after the sign-in'}
  ${'06:21'} | ${'06:00'} | ${'06:21'} | ${null}    | ${true}  | ${'it was typed as they signed in'}
  ${'06:10'} | ${'06:00'} | ${'06:21'} | ${null}    | ${false} | ${'nobody was there'}
  ${'15:50'} | ${'16:00'} | ${'06:21'} | ${'15:55'} | ${true}  | ${'it was typed before the end'}
  ${'16:10'} | ${'16:00'} | ${'06:21'} | ${'16:00'} | ${true}  | ${'it is rounded to the end'}
  ${'16:20'} | ${'16:30'} | ${'06:21'} | ${'16:00'} | ${false} | ${'they had gone'}
`(
  '$typed, rounded $counted, in $from to $until: $within, because $because',
  (row: {
    typed: string;
    counted: string;
    from: string;
    until: string | null;
    within: boolean;
  }) => {
    expect(
      isWithinShift(
        { rawAt: at(row.typed), countedAt: at(row.counted) },
        {
          startAt: at('07:00'),
          presentSince: at(row.from),
          endAt: row.until ? at(row.until) : null,
        },
      ),
    ).toBe(row.within);
  },
);

it.each`
  minutes | time       | end        | walks    | because
  ${60}   | ${'12:00'} | ${null}    | ${true}  | ${'an hour ends a running shift'}
  ${60}   | ${'07:00'} | ${null}    | ${true}  | ${'also at its start'}
  ${60}   | ${'06:30'} | ${null}    | ${false} | ${'the shift has not begun then'}
  ${30}   | ${'12:00'} | ${null}    | ${false} | ${'half an hour is a meal'}
  ${60}   | ${'12:00'} | ${'16:00'} | ${false} | ${'the end stands'}
  ${60}   | ${'16:00'} | ${'16:00'} | ${false} | ${'the end stands'}
`(
  '$minutes at $time in a shift until $end: walks away $walks, because $because',
  (row: { minutes: number; time: string; end: string | null; walks: boolean }) => {
    const shift = {
      startAt: at('07:00'),
      presentSince: at('06:21'),
      endAt: row.end ? at(row.end) : null,
    };
    expect(endsShift(row.minutes, at(row.time), shift)).toBe(row.walks);
  },
);

it('a break before the start costs and earns nothing', () => {
  const minute = fc.integer({ min: 0, max: 600 });
  fc.assert(
    fc.property(minute, fc.constantFrom(30, 60), fc.nat(720), (before, minutes, length) => {
      const start = at('12:00');
      const end = new Date(start.getTime() + length * 60_000);
      const early = { startsAt: new Date(start.getTime() - (before + minutes) * 60_000), minutes };
      const worked = (breaks: (typeof early)[]): unknown =>
        hoursWorked({
          start,
          end,
          breaks: breaks.map((each) => ({ ...each, paid: minutes === 30 })),
          mealTriggerMinutes: 300,
        });
      expect(worked([early])).toEqual(worked([]));
    }),
  );
});
