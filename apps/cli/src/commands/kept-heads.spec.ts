import { UsageError } from '../command.js';
import { linesOfHeads, readHeads } from './kept-heads.js';

const hash = Buffer.alloc(32, 7);
const head = { chain: 7, slug: 'slBZ3w5', company: 'Harbor Crew', position: 1234, hash };

it('are read as they were printed, whatever stands around them', () => {
  const lines = linesOfHeads([head, { ...head, chain: 0, slug: null, company: null }]);
  expect(lines).toEqual([`7 slBZ3w5 1234 ${'07'.repeat(32)}`, `0 - 1234 ${'07'.repeat(32)}`]);
  expect(readHeads(`Entries that fit: 3.\r\n${lines.join('\r\n')}\r\n`)).toEqual([
    { chain: 7, position: 1234, hash: '07'.repeat(32) },
    { chain: 0, position: 1234, hash: '07'.repeat(32) },
  ]);
});

it('are not printed of chains without a link', () => {
  expect(linesOfHeads([{ ...head, position: 0, hash: Buffer.alloc(0) }])).toEqual([]);
});

it.each([
  '',
  'Entries that fit: 3.',
  `7 slBZ3w5 1234 ${'07'.repeat(31)}`,
  `-7 x 1 ${'07'.repeat(32)}`,
])('are missed in "%s"', (text) => {
  expect(() => readHeads(text)).toThrow(UsageError);
});
