import { dateAfterEventMoved } from './date-after-event-moved.js';

const single = { start_date: '2031-05-09', end_date: '2031-05-09', is_single_day: true };
const several = { start_date: '2031-05-08', end_date: '2031-05-10', is_single_day: false };

it.each`
  date            | hasHours | wasSingleDay | event      | then            | because
  ${'2031-05-01'} | ${false} | ${true}      | ${single}  | ${'2031-05-09'} | ${'the day moved, and what is on it moves too'}
  ${'2031-05-01'} | ${false} | ${true}      | ${several} | ${'2031-05-08'} | ${'the day became several, elsewhere: the first of them'}
  ${'2031-05-09'} | ${false} | ${true}      | ${several} | ${'2031-05-09'} | ${'the day is still among them'}
  ${'2031-05-01'} | ${false} | ${false}     | ${single}  | ${null}         | ${'it was one of several days; somebody has to say where it goes'}
  ${'2031-05-01'} | ${true}  | ${true}      | ${single}  | ${null}         | ${'people worked on that day'}
  ${'2031-05-09'} | ${true}  | ${true}      | ${single}  | ${'2031-05-09'} | ${'it does not move at all'}
`(
  'a call on $date goes to $then, because $because',
  ({ date, hasHours, wasSingleDay, event, then }) => {
    expect(dateAfterEventMoved({ date, hasHours }, { wasSingleDay, byDays: 0 }, event)).toBe(then);
  },
);

it.each`
  date            | hasHours | byDays  | event      | then            | because
  ${'2031-05-01'} | ${false} | ${7}    | ${several} | ${'2031-05-08'} | ${'it was on the first day, and is'}
  ${'2031-05-03'} | ${false} | ${7}    | ${several} | ${'2031-05-10'} | ${'it was on the third day, and is'}
  ${'2031-05-09'} | ${false} | ${1}    | ${several} | ${'2031-05-10'} | ${'all of them move, also those that could stay'}
  ${'2031-05-09'} | ${false} | ${-1}   | ${several} | ${'2031-05-08'} | ${'days are counted backwards, too'}
  ${'2031-05-04'} | ${false} | ${7}    | ${several} | ${null}         | ${'the event has become too short'}
  ${'2031-02-28'} | ${false} | ${69}   | ${several} | ${'2031-05-08'} | ${'months are as long as they are'}
  ${'2032-02-28'} | ${false} | ${-295} | ${several} | ${'2031-05-09'} | ${'so are years'}
  ${'2031-05-09'} | ${true}  | ${1}    | ${several} | ${null}         | ${'people worked on that day'}
`(
  'a call on $date that moves along by $byDays days goes to $then, because $because',
  ({ date, hasHours, byDays, event, then }) => {
    const move = { wasSingleDay: false, byDays };
    expect(dateAfterEventMoved({ date, hasHours }, move, event)).toBe(then);
  },
);
