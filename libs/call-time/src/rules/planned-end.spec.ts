import { plannedEnd, plannedMinutes } from './planned-end.js';

const rules = { meal_trigger_minutes: 300, round_up_minutes: 15 };
const event = {
  minimum_minutes: 300,
  meal_trigger_minutes: null,
  round_up_minutes: null,
  location: null,
  company: { minimum_minutes: 240, ...rules },
} as Parameters<typeof plannedMinutes>[1];

it.each`
  expected | minimum | planned | because
  ${600}   | ${240}  | ${600}  | ${'somebody said how long it takes'}
  ${120}   | ${240}  | ${120}  | ${'it may be shorter than what is paid'}
  ${null}  | ${360}  | ${360}  | ${'the minimum of the call stands in'}
  ${null}  | ${null} | ${300}  | ${'the minimum of the event stands in'}
`(
  '$expected expected, $minimum at least: $planned minutes, because $because',
  (row: { expected: number | null; minimum: number | null; planned: number }) => {
    const call = { expected_minutes: row.expected, minimum_minutes: row.minimum };
    expect(plannedMinutes(call, event)).toBe(row.planned);
  },
);

it('counts minutes of the clock, over a change of it too', () => {
  expect(plannedEnd(new Date('2026-11-01T05:30:00Z'), 90)).toEqual(
    new Date('2026-11-01T07:00:00Z'),
  );
});
