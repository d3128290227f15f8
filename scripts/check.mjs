/**
 * What `npm test` checks before the tests: linters, formatter and types, side by side. Prints what a failed one says,
 * and ends with its status.
 */
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import process from 'node:process';

const CHECKS = [
  ['.bin/eslint', '--cache', '--cache-location', 'node_modules/.cache/eslint/', '.'],
  ['.bin/prettier', '--check', '--log-level', 'warn', '--cache', '.'],
  ['.bin/oxlint'],
  ['typescript-7/bin/tsc', '-p', 'tsconfig.json', '--noEmit'],
];

function run([program, ...options]) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [`node_modules/${program}`, ...options]);
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part));
    child.on('close', (status) => {
      if (status !== 0) process.stderr.write(`${program}:\n${Buffer.concat(said).toString()}\n`);
      resolve(status ?? 1);
    });
  });
}

const statuses = await Promise.all(CHECKS.map(run));
process.exitCode = Math.max(...statuses);
