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
for (const data of options.data) {
  const { result, postgresql } = await run(data, options);
  runs.push(result);
  version = postgresql;
}
const results = resultsOf(options, runs, version);
printLine(`\n${tableOf(results)}`);
await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
printLine(`\nWritten to ${RESULTS}.`);
