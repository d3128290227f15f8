import { editedInstant } from './edited-instant.js';

const NEW_YORK = 'America/New_York';

it.each`
  typed                    | stored                    | counts                    | because
  ${'2026-11-23T08:14'}    | ${null}                   | ${'2026-11-23T13:00:00Z'} | ${'it goes to the half hour'}
  ${'2026-11-23T08:14:59'} | ${null}                   | ${'2026-11-23T13:00:00Z'} | ${'seconds are dropped'}
  ${'2026-11-23T23:46'}    | ${'2026-11-23T13:00:00Z'} | ${'2026-11-24T05:00:00Z'} | ${'midnight is on the next day'}
  ${'2026-11-23T06:16'}    | ${'2026-11-23T11:16:00Z'} | ${'unchanged'}            | ${'that is what was shown, although no half hour'}
  ${'2026-11-23T08:05'}    | ${'2026-11-23T13:00:00Z'} | ${'unchanged'}            | ${'it rounds to what was shown'}
  ${'2026-11-01T01:30'}    | ${'2026-11-01T06:30:00Z'} | ${'unchanged'}            | ${'the second 01:30 was shown, and stays the second'}
  ${'2026-11-01T01:30'}    | ${'2026-11-01T04:00:00Z'} | ${'2026-11-01T05:30:00Z'} | ${'a time that comes twice means the first'}
  ${'2027-03-14T02:30'}    | ${null}                   | ${'2027-03-14T07:30:00Z'} | ${'02:30 does not exist and moves to 03:30'}
  ${'2026-11-31T08:00'}    | ${null}                   | ${'invalid'}              | ${'November has thirty days'}
  ${'2026-11-23T24:00'}    | ${null}                   | ${'invalid'}              | ${'there is no 24:00'}
  ${'2026-11-23 08:00'}    | ${null}                   | ${'invalid'}              | ${'the T is missing'}
  ${'2026-11-23T08:00Z'}   | ${null}                   | ${'invalid'}              | ${'it is a wall clock, without offset'}
  ${''}                    | ${null}                   | ${'invalid'}              | ${'nothing was typed'}
  ${'2999-12-31T23:59'}    | ${null}                   | ${'invalid'}              | ${'it rounds beyond the calendar'}
`(
  'C.6 typed $typed over $stored: $counts, because $because',
  (row: { typed: string; stored: string | null; counts: string }) => {
    const edited = editedInstant({
      typed: row.typed,
      stored: row.stored === null ? null : new Date(row.stored),
      zone: NEW_YORK,
      target: 30,
    });
    expect(typeof edited === 'string' ? edited : edited.countedAt).toEqual(
      /^\d/.test(row.counts) ? new Date(row.counts) : row.counts,
    );
  },
);

it('keeps what was typed beside what counts', () => {
  const edited = editedInstant({
    typed: '2026-11-23T08:14',
    stored: null,
    zone: NEW_YORK,
    target: 30,
  });
  expect(edited).toMatchObject({ rawAt: new Date('2026-11-23T13:14:00Z') });
});

it('keeps no seconds of what was typed', () => {
  const given = { typed: '2026-11-23T08:14:59', stored: null, zone: NEW_YORK, target: 30 } as const;
  expect(editedInstant(given)).toMatchObject({ rawAt: new Date('2026-11-23T13:14:00Z') });
});
