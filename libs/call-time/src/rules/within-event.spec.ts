import { eventDaysText, exceededEventEnd } from './within-event.js';

const tour = { start_date: '2031-05-02', end_date: '2031-05-04', is_single_day: false };
const open = { ...tour, end_date: null };
const night = { ...tour, end_date: '2031-05-02', is_single_day: true };

it.each`
  date            | event    | end             | because
  ${'2031-05-02'} | ${tour}  | ${null}         | ${'the first day is in'}
  ${'2031-05-04'} | ${tour}  | ${null}         | ${'so is the last'}
  ${'2031-05-01'} | ${tour}  | ${'start_date'} | ${'it has not begun'}
  ${'2031-05-05'} | ${tour}  | ${'end_date'}   | ${'it is over'}
  ${'2031-05-02'} | ${open}  | ${null}         | ${'without an end it is the day it starts'}
  ${'2031-05-03'} | ${open}  | ${'end_date'}   | ${'without an end it is the day it starts'}
  ${'2031-05-03'} | ${night} | ${'end_date'}   | ${'it is one day only'}
`(
  '$date falls off $end, because $because',
  ({ date, event, end }: { date: string; event: typeof tour; end: string | null }) => {
    expect(exceededEventEnd(date, event)).toBe(end);
  },
);

it('says the days of an event', () => {
  expect(eventDaysText(tour)).toBe('from Fri, May 2 to Sun, May 4');
  expect(eventDaysText(night)).toBe('on Fri, May 2');
});
