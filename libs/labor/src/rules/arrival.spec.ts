import { expectedBy, haveEnoughCome, isBoardOpen, mayAskAgainAt, missingFrom } from './arrival.js';

const at = (time: string): Date => new Date(`2031-05-01T${time}:00Z`);
const clock = (instant: Date): string => instant.toISOString().slice(11, 16);

it.each`
  now        | open     | because
  ${'06:44'} | ${false} | ${'sixteen minutes before, nobody has to be there'}
  ${'06:45'} | ${true}  | ${'a quarter of an hour before'}
  ${'07:30'} | ${true}  | ${'it runs'}
`('the board of a call at 7:00 is open at $now: $open, because $because', ({ now, open }) => {
  expect(isBoardOpen(at('07:00'), at(now))).toBe(open);
});

it.each`
  said       | minutes | until      | because
  ${'06:30'} | ${null} | ${'08:00'} | ${'an hour from the start'}
  ${'07:20'} | ${null} | ${'08:20'} | ${'an hour from now, since it runs'}
  ${'06:30'} | ${15}   | ${'07:30'} | ${'late means after the start; a quarter of an hour of grace'}
  ${'07:10'} | ${20}   | ${'07:45'} | ${'twenty minutes from now'}
  ${'07:00'} | ${240}  | ${'11:15'} | ${'the longest that a text may say'}
`(
  'who says at $said to be $minutes late for 7:00 is on the way until $until: $because',
  ({ said, minutes, until }) => {
    expect(clock(expectedBy(at(said), minutes, at('07:00')))).toBe(until);
  },
);

it('calls the silent missing ten minutes after the call, and asks again after five', () => {
  expect(clock(missingFrom(at('07:00')))).toBe('07:10');
  expect(clock(mayAskAgainAt(at('07:12')))).toBe('07:17');
});

it.each`
  needed | here | onTheWay | enough
  ${3}   | ${2} | ${0}     | ${false}
  ${3}   | ${2} | ${1}     | ${true}
  ${3}   | ${0} | ${3}     | ${true}
  ${3}   | ${4} | ${0}     | ${true}
  ${0}   | ${0} | ${0}     | ${true}
`('$here here and $onTheWay on the way of $needed: enough $enough', ({ enough, ...crew }) => {
  expect(haveEnoughCome(crew)).toBe(enough);
});
