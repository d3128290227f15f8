import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * After a run of the whole suite, compares the sent statements with the declared types: `npm run sql:check`, whose
 * tests count with the others. A partial run sends too few.
 */
export default class StatementsCheck {
  constructor(config) {
    this.config = config;
    this.error = undefined;
  }

  onRunComplete(_contexts, results) {
    if (!isWholeSuite(this.config) || results.wasInterrupted) return;
    const outputFile = join(tmpdir(), `callmanager-sql-check-${process.pid}.json`);
    const jest = join(this.config.rootDir, 'node_modules', 'jest', 'bin', 'jest.js');
    const options = ['-c', 'jest.statements.config.mjs', '--json', `--outputFile=${outputFile}`];
    const { status } = spawnSync(process.execPath, [jest, ...options], {
      cwd: this.config.rootDir,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const checked = JSON.parse(readFileSync(outputFile, 'utf8'));
    rmSync(outputFile);
    results.numPassedTests += checked.numPassedTests;
    results.numFailedTests += checked.numFailedTests;
    results.numRuntimeErrorTestSuites += checked.numRuntimeErrorTestSuites;
    if (status !== 0) this.error = new Error('Statements and declared types differ; see above.');
  }

  /** Jest fails when a reporter has an error. */
  getLastError() {
    return this.error;
  }
}

function isWholeSuite({ testPathPatterns, testNamePattern, onlyChanged, shard }) {
  return testPathPatterns.patterns.length === 0 && !testNamePattern && !onlyChanged && !shard;
}
