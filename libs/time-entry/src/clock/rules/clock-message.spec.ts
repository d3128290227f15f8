import { clockMessage } from './clock-message.js';

it.each`
  action         | at                        | zone                     | says
  ${'clock_in'}  | ${'2026-11-23T13:00:00Z'} | ${'America/New_York'}    | ${'Clocked in for Load in at 08:00 AM.'}
  ${'clock_out'} | ${'2026-11-23T22:30:00Z'} | ${'America/New_York'}    | ${'Clocked out for Load in at 05:30 PM.'}
  ${'clock_out'} | ${'2026-11-23T22:30:00Z'} | ${'America/Los_Angeles'} | ${'Clocked out for Load in at 02:30 PM.'}
`(
  '$action at $at in $zone: $says',
  (row: { action: 'clock_in' | 'clock_out'; at: string; zone: string; says: string }) => {
    expect(
      clockMessage({
        action: row.action,
        callName: 'Load in',
        countedAt: new Date(row.at),
        zone: row.zone,
      }),
    ).toBe(row.says);
  },
);

it.each`
  since                     | zone                     | says
  ${'2026-11-23T11:21:40Z'} | ${'America/New_York'}    | ${'You are in since 6:21 AM.'}
  ${'2026-11-23T11:21:40Z'} | ${'America/Los_Angeles'} | ${'You are in since 3:21 AM.'}
  ${'2026-11-23T17:05:00Z'} | ${'America/New_York'}    | ${'You are in since 12:05 PM.'}
`('in since $since in $zone: $says', (row: { since: string; zone: string; says: string }) => {
  expect(
    clockMessage({
      action: 'still_in',
      callName: 'Load in',
      since: new Date(row.since),
      zone: row.zone,
    }),
  ).toBe(row.says);
});
