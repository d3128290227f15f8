/**
 * `npm run dev`: builds and restarts the server after every save. Runs the compiled modules instead of the bundle, so
 * that only saved files are compiled. After a compile error, which is printed, the server continues with the old code.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  compile,
  compileScripts,
  compileStyles,
  isSource,
  removeCompiled,
  ROOT,
  sources,
} from './compile.mjs';

/** Milliseconds to wait, since editors and checkouts write several files at once. */
const SETTLE_MS = 50;
const PROGRAM = join(ROOT, 'dist/apps/api/src/main.js');

const saved = new Set();
let server = null;
let working = null;
let ending = false;

process.on('SIGINT', end).on('SIGTERM', end).on('SIGHUP', end);
await Promise.all([...sources().map(compile), compileStyles(), compileScripts()]);
start();
for (const folder of ['apps', 'libs']) {
  watch(join(ROOT, folder), { recursive: true }, (_change, name) => {
    const file = name && join(folder, name);
    if (!file?.includes('/src/') || !(isSource(file) || /\.(css|js)$/.test(file)) || ending) return;
    saved.add(file);
    working ??= work();
  });
}

async function work() {
  try {
    do {
      await sleep(SETTLE_MS);
      const files = [...saved];
      saved.clear();
      if (await build(files)) await restart();
    } while (saved.size > 0);
  } finally {
    working = null;
  }
}

async function build(files) {
  const styled = files.some((file) => file.endsWith('.css') || file.endsWith('.tsx'));
  const done = await Promise.allSettled([
    ...files
      .filter(isSource)
      .map((file) => (existsSync(join(ROOT, file)) ? compile(file) : removeCompiled(file))),
    styled && compileStyles(),
    files.some((file) => file.endsWith('.js')) && compileScripts(),
  ]);
  const failed = done.filter(({ status }) => status === 'rejected');
  for (const { reason } of failed) process.stderr.write(`${reason.stderr || reason.message}\n`);
  return failed.length === 0;
}

function start() {
  server = spawn(process.execPath, ['--enable-source-maps', PROGRAM], {
    cwd: ROOT,
    stdio: 'inherit',
  });
}

async function restart() {
  await stop('SIGTERM');
  if (!ending) start();
}

async function stop(signal) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const stopped = once(server, 'exit');
  server.kill(signal);
  await stopped;
}

/** Ctrl-C on a terminal reaches the server too, which ignores the second signal. */
async function end(signal) {
  if (ending) return;
  ending = true;
  await stop(signal);
  process.exit(server.exitCode ?? 1);
}
