/** Ends the run with one line that continuous integration can parse. */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const broken = results.numRuntimeErrorTestSuites;
    const parts = [`${results.numPassedTests} passed`, `${results.numFailedTests + broken} failed`];
    if (results.numPendingTests > 0) parts.push(`${results.numPendingTests} skipped`);
    setImmediate(() => process.stdout.write(`\n${parts.join(', ')}\n`));
  }
}
