import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { decode, encode } from '@jridgewell/sourcemap-codec';

/**
 * Keeps the part of a bundle's source map about our own TypeScript. The rest, nine tenths, is about libraries, and
 * would cost every process that prints a stack trace half a second and a hundred megabytes.
 *
 * @param root folder of apps and libs; the map names them relative to its `dist`
 * @param shifted the column at which a column of a line lies since the map was made
 */
export async function keepOwnSources(mapFile, root, shifted) {
  const { sources, mappings } = JSON.parse(await readFile(mapFile, 'utf8'));
  const paths = sources.map((source) => relative(root, resolve(dirname(mapFile), source)));
  const own = paths.filter(isOwn);
  const placeOf = paths.map((path) => own.indexOf(path));
  const lines = decode(mappings).map((segments, row) => {
    const kept = [];
    let inOwn = false;
    for (const [mapped, source, line, sourceColumn] of segments) {
      const column = shifted(row, mapped);
      const place = source === undefined ? -1 : placeOf[source];
      if (place >= 0) kept.push([column, place, line, sourceColumn]);
      else if (inOwn) kept.push([column]);
      inOwn = place >= 0;
    }
    return kept;
  });
  const beside = mapFile.slice(0, mapFile.lastIndexOf('/dist/'));
  const named = own.map((path) => relative(dirname(mapFile), join(beside, path)));
  const map = { version: 3, sources: named, names: [], mappings: encode(lines) };
  await writeFile(mapFile, JSON.stringify(map));
}

function isOwn(path) {
  return /^(apps|libs)\/.*\.tsx?$/.test(path);
}
