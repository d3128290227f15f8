import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import type { Home } from './home.js';
import { postmasterOf } from './postmaster.js';
import { mayNotActAs, surroundings } from './run-program.js';

/** `busy`: another server, or what a killed one left running, still holds the tables. */
export type Launch = 'ready' | 'busy' | 'port taken';

/** Details of failed statements carry phone numbers and the like; they stay out of the log. */
const QUIET = {
  log_checkpoints: 'off',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/**
 * Starts the server, detached from us, its output appended to the home's log, and waits until it takes connections.
 * It listens on 127.0.0.1 and nowhere else.
 *
 * @param settings PostgreSQL settings by name
 * @param deadline in milliseconds since 1970
 * @throws EmbeddedPostgresError it ended for another reason than those of `Launch`, or is not ready by the deadline
 */
export async function launch(
  home: Home,
  binaries: Binaries,
  port: number,
  settings: Readonly<Record<string, string>>,
  deadline: number,
): Promise<Launch> {
  const all = {
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...QUIET,
    ...settings,
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
  };
  const args = [
    '-D',
    home.tables,
    ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const log = await open(home.log, 'a', 0o600);
  const from = (await log.stat()).size;
  try {
    const child = spawn(binaries.postgres, args, {
      ...surroundings(home.account),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    await begun(child, home);
    child.unref();
    return await readiness(child, home, from, deadline);
  } finally {
    await log.close();
  }
}

async function begun(child: ChildProcess, { account }: Home): Promise<void> {
  await once(child, 'spawn').catch((cause: NodeJS.ErrnoException) => {
    if (account && cause.code === 'EPERM') throw mayNotActAs(account, cause);
    throw new EmbeddedPostgresError(
      `PostgreSQL cannot be executed (${cause.message}). Run "npm ci" on this machine, or set DB_HOST.`,
      { cause },
    );
  });
}

async function readiness(
  child: ChildProcess,
  home: Home,
  from: number,
  deadline: number,
): Promise<Launch> {
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) return whyItEnded(home, from);
    const running = await postmasterOf(home.tables);
    if (running?.ready && running.pid === child.pid) return 'ready';
    await sleep(10);
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL is still not ready. It may be recovering: look at ${home.log}, and start CallManager again in a while.`,
  );
}

async function whyItEnded(home: Home, from: number): Promise<Launch> {
  const said = (await readFile(home.log)).subarray(from).toString('utf8').trim();
  if (/could not (bind|create any TCP\/IP|create listen)/.test(said)) return 'port taken';
  if (/lock file ".*" (already exists|is empty)|shared memory block/.test(said)) return 'busy';
  throw new EmbeddedPostgresError(
    `PostgreSQL did not start in ${home.folder}. Right what it complains of, or set DB_HOST to use a server of your own. ` +
      `It said:\n${said}`,
  );
}
