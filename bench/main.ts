import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { printLine } from './print-line.js';
import { readOptions } from './options.js';
import { resultsOf, type RunResult } from './report/results.js';
import { tableOf } from './report/table.js';
import { run } from './run.js';

const RESULTS = 'bench/results.json';

const options = readOptions(process.argv.slice(2));
const runs: RunResult[] = [];
let version = '';
let isOver = false;
process.once('exit', (code) => {
  if (!isOver) printLine(`The benchmark ended before it was through, with exit code ${code}.`);
});
try {
  for (const data of options.data) {
    const { result, postgresql } = await run(data, options);
    runs.push(result);
    version = postgresql;
  }
} catch (error) {
  // Where the table would stand, whatever becomes of standard error.
  printLine(`\nThe benchmark failed: ${error instanceof Error ? error.stack : String(error)}`);
  process.exitCode = 1;
}
isOver = true;
if (runs.length > 0) {
  const results = resultsOf(options, runs, version);
  printLine(`\n${tableOf(results)}`);
  await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
  printLine(`\nWritten to ${RESULTS}.`);
}
