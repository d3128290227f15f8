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
    expect(dateAfterEventMoved({ date, hasHours }, wasSingleDay, event)).toBe(then);
  },
);
