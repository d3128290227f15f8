import { isRepeatedScan } from './second-scan.js';

it.each`
  last                          | is       | because
  ${null}                       | ${false} | ${'there was no first'}
  ${'2026-11-23T13:00:00.000Z'} | ${true}  | ${'the same moment'}
  ${'2026-11-23T12:59:57.000Z'} | ${true}  | ${'a kiosk scans again after three seconds'}
  ${'2026-11-23T12:59:50.000Z'} | ${true}  | ${'exactly ten seconds'}
  ${'2026-11-23T12:59:49.999Z'} | ${false} | ${'more than ten seconds'}
  ${'2026-11-23T13:00:01.000Z'} | ${true}  | ${'another server is a second ahead'}
`(
  'last punch $last, scan at 13:00:00Z: a second scan is $is, because $because',
  (row: { last: string | null; is: boolean }) => {
    expect(
      isRepeatedScan(
        row.last === null ? null : new Date(row.last),
        new Date('2026-11-23T13:00:00Z'),
      ),
    ).toBe(row.is);
  },
);
