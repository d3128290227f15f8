import { mayClockIn, mayClockOut } from './clock-in-window.js';

const CALL = new Date('2026-11-23T13:00:00Z');

it.each`
  now                       | may      | because
  ${'2026-11-23T13:00:00Z'} | ${true}  | ${'the call is now'}
  ${'2026-11-23T12:00:00Z'} | ${true}  | ${'exactly an hour before'}
  ${'2026-11-23T11:59:59Z'} | ${false} | ${'a second too early'}
  ${'2026-11-23T14:00:00Z'} | ${true}  | ${'exactly an hour after'}
  ${'2026-11-23T14:00:01Z'} | ${false} | ${'a second too late'}
  ${'2026-11-24T13:00:00Z'} | ${false} | ${'another day'}
`(
  'a call at 13:00Z may be clocked in at $now: $may, because $because',
  (row: { now: string; may: boolean }) => {
    expect(
      mayClockIn(
        { startsAt: CALL, isConfirmedAfterStart: false, isOver: false },
        new Date(row.now),
      ),
    ).toBe(row.may);
  },
);

it.each`
  now                       | may      | because
  ${'2026-11-23T12:59:59Z'} | ${false} | ${'a second before the start'}
  ${'2026-11-23T13:00:00Z'} | ${true}  | ${'the call begins'}
  ${'2026-11-24T13:00:00Z'} | ${true}  | ${'a shift may be long'}
`(
  'a call at 13:00Z may be clocked out of at $now: $may, because $because',
  (row: { now: string; may: boolean }) => {
    expect(mayClockOut(CALL, new Date(row.now))).toBe(row.may);
  },
);

it.each`
  isOver   | now                       | may      | because
  ${false} | ${'2026-11-23T13:01:00Z'} | ${true}  | ${'the call is now'}
  ${false} | ${'2026-11-23T19:00:00Z'} | ${true}  | ${'they were sent for hours later'}
  ${true}  | ${'2026-11-23T13:30:00Z'} | ${false} | ${'everybody has gone'}
  ${true}  | ${'2026-11-24T13:00:00Z'} | ${false} | ${'it is over'}
`(
  'confirmed late, over $isOver, at $now: $may, because $because',
  (row: { isOver: boolean; now: string; may: boolean }) => {
    const call = { startsAt: CALL, isConfirmedAfterStart: true, isOver: row.isOver };
    expect(mayClockIn(call, new Date(row.now))).toBe(row.may);
  },
);
