import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { basename, join } from 'node:path';
import base from './jest.config.mjs';

/**
 * The whole suite. Loading the application takes Jest as long as many a spec takes, so specs share it: a batch is a file
 * that requires many of them. The longest begin first; the small ones let all workers end at about the same moment.
 * `npx jest PATH` runs each spec by itself.
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
/** Bytes of a worker that has run several batches, with what its specs start. */
const MEMORY_OF_WORKER = 3 * 1024 ** 3;
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
const alone = specs.filter(({ text }) => ALONE.test(text));

function secondsOf({ name, text }) {
  return (
    LONG[basename(name).split('.')[0]] ??
    text.length / CHARACTERS_A_SECOND + (SLOW.test(text) ? SLOW_SECONDS : 0)
  );
}

function fileOf(index) {
  return `batch-${index + 1}.js`;
}

const batches = Array.from({ length: LARGE_BATCHES + SMALL_BATCHES }, (_, index) => ({
  ...{ seconds: 0, names: [] },
  share: index < LARGE_BATCHES ? 1 : SMALL_SHARE,
}));
const together = specs
  .filter((spec) => !alone.includes(spec))
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
  writeFileSync(join(ROOT, FOLDER, fileOf(index)), described.join(''));
}
/** For `test/support/longest-first.mjs`. */
const seconds = Object.fromEntries([
  ...batches.map((batch, index) => [join(ROOT, FOLDER, fileOf(index)), batch.seconds]),
  ...alone.map((spec) => [join(ROOT, spec.name), secondsOf(spec)]),
]);
writeFileSync(join(ROOT, FOLDER, 'seconds.json'), JSON.stringify(seconds));

/** Half as many again as cores: a spec that waits for a program or a timer leaves its core to another. */
const workersForCores = Math.ceil(availableParallelism() * 1.5);
const workersForMemory = Math.floor(totalmem() / MEMORY_OF_WORKER);

export default {
  ...base,
  roots: [...base.roots, `<rootDir>/${FOLDER}`],
  testMatch: [`<rootDir>/${FOLDER}/*.js`, ...alone.map(({ name }) => `<rootDir>/${name}`)],
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  maxWorkers: Math.max(1, Math.min(workersForCores, workersForMemory)),
};
