/**
 * What `npm test` checks before the tests: linter, formatter and types, side by side, since each uses one core. Prints
 * what a failed one says, and ends with its status.
 */
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import process from 'node:process';

const CHECKS = [
  ['eslint', '--cache', '--cache-location', 'node_modules/.cache/eslint/', '.'],
  ['prettier', '--check', '--log-level', 'warn', '--cache', '.'],
  ['tsc', '-p', 'tsconfig.json', '--noEmit'],
];

function run([command, ...options]) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin(command), ...options]);
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part));
    child.on('close', (status) => {
      if (status !== 0) process.stderr.write(`${command}:\n${Buffer.concat(said).toString()}\n`);
      resolve(status ?? 1);
    });
  });
}

function bin(command) {
  return `node_modules/.bin/${command}`;
}

const statuses = await Promise.all(CHECKS.map(run));
process.exitCode = Math.max(...statuses);
