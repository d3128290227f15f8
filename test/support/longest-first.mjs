import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Starts the files of the whole suite with the longest, by the estimates of `jest.suite.config.mjs`. Jest's own order is
 * that of the last run, and in continuous integration there was none.
 */
export default class LongestFirst {
  sort(tests) {
    const seconds = (test) => secondsIn(test.context.config.rootDir)[test.path] ?? 0;
    return [...tests].sort((a, b) => seconds(b) - seconds(a));
  }

  /** Jest remembers here how long each took. */
  cacheResults() {}
}

let read;
function secondsIn(rootDir) {
  read ??= JSON.parse(readFileSync(join(rootDir, 'dist/test-batches/seconds.json'), 'utf8'));
  return read;
}
