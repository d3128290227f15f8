import { seedOfRun } from './seed-of-run.mjs';

/** Ends the run with one line that continuous integration can parse. */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const broken = results.numRuntimeErrorTestSuites;
    const parts = [`${results.numPassedTests} passed`, `${results.numFailedTests + broken} failed`];
    if (results.numPendingTests > 0) parts.push(`${results.numPendingTests} skipped`);
    const failed = results.numFailedTests + broken > 0;
    const seed = failed ? `\nFUZZ_SEED=${seedOfRun()} repeats the property tests of this run.` : '';
    setImmediate(() => process.stdout.write(`${seed}\n${parts.join(', ')}\n`));
  }
}
