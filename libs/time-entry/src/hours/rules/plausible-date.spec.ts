import { isPlausibleDate } from './plausible-date.js';

const CALL = new Date('2026-11-23T13:00:00Z');

it.each`
  typed                     | near     | because
  ${'2026-11-23T13:00:00Z'} | ${true}  | ${'the call is then'}
  ${'2026-11-24T05:00:00Z'} | ${true}  | ${'shifts run over midnight'}
  ${'2026-11-30T13:00:00Z'} | ${true}  | ${'exactly seven days after'}
  ${'2026-11-30T13:01:00Z'} | ${false} | ${'a minute too late'}
  ${'2026-11-16T13:00:00Z'} | ${true}  | ${'exactly seven days before'}
  ${'2026-11-16T12:59:00Z'} | ${false} | ${'a minute too early'}
  ${'2025-11-23T13:00:00Z'} | ${false} | ${'somebody mistyped the year'}
`(
  '$typed is near a call at 13:00Z: $near, because $because',
  (row: { typed: string; near: boolean }) => {
    expect(isPlausibleDate(new Date(row.typed), CALL)).toBe(row.near);
  },
);
