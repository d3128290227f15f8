import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import base from './jest.config.mjs';

/**
 * The whole suite. Loading the application takes Jest as long as many a spec takes, so specs share it: a batch is a file
 * that requires many of them. The large batches begin first; the small ones let all workers end at about the same
 * moment. `npx jest PATH` runs each spec by itself.
 */
const ROOT = import.meta.dirname;
const FOLDER = 'dist/test-batches';
const LARGE_BATCHES = 8;
const SMALL_BATCHES = 6;
/** Of a small batch, beside a large one. */
const SMALL_SHARE = 0.25;
/** Specs that start programs, and the seconds that most of them take longer than others. */
const SLOW =
  /\b(ServerProcess|runCli|aBrowser|KillableBrowser|EmbeddedPostgres|TestRedis|\w+Postgres)\b|spawn\(/;
const SLOW_SECONDS = 12;
const CHARACTERS_A_SECOND = 7_000;
/** Seconds of those that take half a minute and more. */
const LONG = {
  'office-pages-in-a-browser': 90,
  'refused-bodies': 60,
  'pages-are-live': 40,
  'production-topology': 35,
  'bad-input': 30,
  'access-by-role-and-company': 30,
};
/** Specs with a file of their own: mocks, time limit, clock and snapshots are one for each file of Jest. */
const ALONE = /\bjest\.(mock|setTimeout|useFakeTimers|spyOn)\(|\.toMatchSnapshot\(/;

const specs = ['apps', 'libs', 'test']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true }).map((name) => join(folder, name)),
  )
  .filter((name) => /\.(e2e-)?spec\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(ROOT, name), 'utf8') }));
const alone = specs.filter(({ text }) => ALONE.test(text)).map(({ name }) => name);

function secondsOf({ name, text }) {
  return (
    LONG[basename(name).split('.')[0]] ??
    text.length / CHARACTERS_A_SECOND + (SLOW.test(text) ? SLOW_SECONDS : 0)
  );
}

const batches = Array.from({ length: LARGE_BATCHES + SMALL_BATCHES }, (_, index) => ({
  ...{ seconds: 0, names: [] },
  share: index < LARGE_BATCHES ? 1 : SMALL_SHARE,
}));
const together = specs
  .filter(({ name }) => !alone.includes(name))
  .map((spec) => ({ name: spec.name, seconds: secondsOf(spec) }));
for (const { name, seconds } of together.sort(
  (a, b) => b.seconds - a.seconds || (a.name < b.name ? -1 : 1),
)) {
  const fullness = (batch) => (batch.seconds + seconds) / batch.share;
  const emptiest = batches.reduce((least, batch) =>
    fullness(batch) < fullness(least) ? batch : least,
  );
  emptiest.names.push(name);
  emptiest.seconds += seconds;
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
