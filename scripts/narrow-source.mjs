import { readFile, writeFile } from 'node:fs/promises';

const WIDE = /[\u0100-\uffff]/g;
/** Characters by which `\\u1234` is longer than its letter. */
const LONGER = 5;

/**
 * Escapes letters beyond Latin-1: V8 keeps the source in memory, with two bytes for every character if one of them
 * needs two. A few letters in the regular expressions of a library would cost twelve megabytes.
 *
 * @returns the column, counted from 0, at which a column of a line has come to lie
 */
export async function writeNarrow(file) {
  const source = await readFile(file, 'utf8');
  const columns = source
    .split('\n')
    .map((line) => [...line.matchAll(WIDE)].map(({ index }) => index));
  await writeFile(
    file,
    source.replace(WIDE, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
  return (line, column) =>
    column + LONGER * (columns[line]?.filter((wide) => wide < column).length ?? 0);
}
