import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import base from './jest.config.mjs';

/**
 * The whole suite. Loading the application takes Jest as long as many a spec takes, so specs share it: a batch is a
 * file that requires about twenty-five of them. `npx jest PATH` runs each by itself.
 */
const ROOT = import.meta.dirname;
const FOLDER = 'dist/test-batches';
const BATCHES = 20;
/** Specs that start programs, most of which take as long as forty thousand characters of others. */
const SLOW =
  /\b(ServerProcess|runCli|aBrowser|KillableBrowser|EmbeddedPostgres|TestRedis|\w+Postgres)\b|spawn\(/;
/** Specs with a file of their own: mocks, time limit, clock and snapshots are one for each file of Jest. */
const ALONE = /\bjest\.(mock|setTimeout|useFakeTimers|spyOn)\(|\.toMatchSnapshot\(/;

/** Specs of half a minute and more: in files of their own, which are larger than a batch, so that they begin first. */
const LONG =
  /\/(office-pages-in-a-browser|refused-bodies|access-by-role-and-company|bad-input)\.e2e-spec/;

const specs = ['apps', 'libs', 'test']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true }).map((name) => join(folder, name)),
  )
  .filter((name) => /\.(e2e-)?spec\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(ROOT, name), 'utf8') }));
const alone = specs
  .filter(({ name, text }) => LONG.test(name) || ALONE.test(text))
  .map(({ name }) => name);

const batches = Array.from({ length: BATCHES }, () => ({ size: 0, names: [] }));
const together = specs
  .filter(({ name }) => !alone.includes(name))
  .map(({ name, text }) => ({ name, size: text.length + (SLOW.test(text) ? 40_000 : 0) }));
for (const { name, size } of together.sort(
  (a, b) => b.size - a.size || (a.name < b.name ? -1 : 1),
)) {
  const smallest = batches.reduce((least, batch) => (batch.size < least.size ? batch : least));
  smallest.names.push(name);
  smallest.size += size;
}

rmSync(join(ROOT, FOLDER), { recursive: true, force: true });
mkdirSync(join(ROOT, FOLDER), { recursive: true });
for (const [index, { names }] of batches.entries()) {
  const described = names.map(
    (name) => `describe('${name}', () => void require('../../${name.replace(/\.tsx?$/, '')}'));\n`,
  );
  writeFileSync(join(ROOT, FOLDER, `batch-${index + 1}.js`), described.join(''));
}

export default {
  ...base,
  roots: [...base.roots, `<rootDir>/${FOLDER}`],
  testMatch: [`<rootDir>/${FOLDER}/*.js`, ...alone.map((name) => `<rootDir>/${name}`)],
};
