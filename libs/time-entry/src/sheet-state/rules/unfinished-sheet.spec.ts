import {
  mayStayUnfinished,
  type SheetFacts,
  type SheetRowFacts,
  unfinishedOf,
} from './unfinished-sheet.js';

const at = (time: string): string => `2031-05-01T${time}:00.000Z`;
const now = new Date(at('18:00'));

function aRow(given: Partial<SheetRowFacts> = {}): SheetRowFacts {
  return {
    ...{ request_id: 1, name: 'Dana', start_at: at('08:00'), end_at: at('17:00'), breaks: [] },
    ...given,
  };
}

const kindsOf = (given: Partial<SheetFacts>): string =>
  unfinishedOf(
    { starts_at: new Date(at('08:00')), rows: [], kept_scans: [], disputes: [], ...given },
    now,
  )
    .map(({ kind, name }) => `${kind} ${name ?? '?'}`)
    .join(', ');

describe('what is unfinished on a time sheet', () => {
  it.each<[string, Partial<SheetRowFacts>, string]>([
    ['everybody is out', {}, ''],
    ['somebody has no end', { end_at: null }, 'still_in Dana'],
    ['nobody signed them in', { start_at: null, end_at: null }, 'no_hours Dana'],
    ['a break is over', { breaks: [{ starts_at: at('17:30'), minutes: 30 }] }, ''],
    ['a break goes on', { breaks: [{ starts_at: at('17:31'), minutes: 30 }] }, 'on_break Dana'],
    [
      'the second break goes on',
      {
        breaks: [
          { starts_at: at('12:00'), minutes: 60 },
          { starts_at: at('17:30'), minutes: 60 },
        ],
      },
      'on_break Dana',
    ],
    [
      'in, on a break',
      { end_at: null, breaks: [{ starts_at: at('17:50'), minutes: 30 }] },
      'still_in Dana',
    ],
  ])('%s', (_, row, kinds) => {
    expect(kindsOf({ rows: [aRow(row)] })).toBe(kinds);
  });

  it('before the call, nothing is finished; at its start it has begun', () => {
    expect(kindsOf({ starts_at: new Date(at('18:01')) })).toBe('not_begun ?');
    expect(kindsOf({ starts_at: now })).toBe('');
  });

  it('begins with what keeps it from being submitted', () => {
    const listed = kindsOf({
      disputes: [{ request_id: 3, name: 'Ann' }],
      kept_scans: [{ name: null }, { name: 'Lee' }],
      rows: [
        aRow({ start_at: null, end_at: null }),
        aRow({ request_id: 2, name: 'Bo', end_at: null }),
      ],
    });
    expect(listed).toBe('still_in Bo, no_hours Dana, kept_scan ?, kept_scan Lee, dispute Ann');
  });

  it.each([
    ['not_begun', false],
    ['still_in', false],
    ['on_break', false],
    ['no_hours', true],
    ['kept_scan', true],
    ['dispute', true],
  ] as const)('%s may stay so: %s', (kind, may) => {
    expect(mayStayUnfinished(kind)).toBe(may);
  });
});
