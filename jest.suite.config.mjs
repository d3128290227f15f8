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
/** Of a small batch, beside a large one. */
const SMALL_SHARE = 0.4;
/** Specs that start programs, and the seconds that most of them take longer than others. */
const SLOW =
  /\b(ServerProcess|runCli|aBrowser|KillableBrowser|EmbeddedPostgres|TestRedis|\w+Postgres)\b|spawn\(/;
const SLOW_SECONDS = 12;
/** Bytes of a worker that has run several batches, with what its specs start. */
const MEMORY_OF_WORKER = 3 * 1024 ** 3;
const CHARACTERS_A_SECOND = 7_500;
/** Seconds of CPU of those that take more than their text tells, with all programs they start; of waiting, if more. */
const LONG = {
  'office-pages-in-a-browser': 105,
  'refused-bodies': 70,
  'production-topology': 52,
  maintenance: 39,
  'pages-are-live': 30,
  'development-loop': 32,
  'reads-from-a-replica': 30,
  'backup-and-restore': 30,
  'replica-lags-and-dies': 30,
  'access-by-role-and-company': 24,
  'killed-while-billing': 23,
  'bad-input': 21,
  'killed-while-texting': 20,
  'two-processes': 17,
  'start-and-stop': 17,
  failover: 17,
  'many-tabs-of-one-event': 12,
  'openapi-linters': 11,
};
/** Half as many again as cores: a spec that waits for a program or a timer leaves its core to another. */
const workersForCores = Math.ceil(availableParallelism() * 1.5);
const workersForMemory = Math.floor(totalmem() / MEMORY_OF_WORKER);
const maxWorkers = Math.max(1, Math.min(workersForCores, workersForMemory));
/** Few: each costs some seconds until its application is loaded and its code compiled. */
const LARGE_BATCHES = Math.max(3, maxWorkers);
const SMALL_BATCHES = LARGE_BATCHES;
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
  const described = names.map((name) => {
    const path = name.replace(/\.tsx?$/, '');
    return `describe('${name}', () => {\n  tellWhatIsLeftOpen('${name}');\n  require('../../${path}');\n});\n`;
  });
  const head = "const { tellWhatIsLeftOpen } = require('../../test/support/left-open');\n";
  writeFileSync(join(ROOT, FOLDER, fileOf(index)), head + described.join(''));
}
/** For `test/support/longest-first.mjs`. */
const seconds = Object.fromEntries([
  ...batches.map((batch, index) => [join(ROOT, FOLDER, fileOf(index)), batch.seconds]),
  ...alone.map((spec) => [join(ROOT, spec.name), secondsOf(spec)]),
]);
writeFileSync(join(ROOT, FOLDER, 'seconds.json'), JSON.stringify(seconds));

export default {
  ...base,
  roots: [...base.roots, `<rootDir>/${FOLDER}`],
  testMatch: [`<rootDir>/${FOLDER}/*.js`, ...alone.map(({ name }) => `<rootDir>/${name}`)],
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  maxWorkers,
};
