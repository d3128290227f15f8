import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import type { ClusterLayout } from './cluster-layout.js';
import { postmasterOf } from './postmaster.js';
import { cannotActAsError, childProcessOptions } from './run-program.js';

/** `busy`: another server, or processes of a killed one, still use the cluster. */
export type LaunchOutcome = 'ready' | 'busy' | 'port taken';

/**
 * After a crash the server ends as a whole, and its supervisor starts it: a server that starts itself again on a full disk may wait
 * for ever.
 */
const CRASH_SETTINGS = { restart_after_crash: 'off' };

/** Details of failed statements may contain phone numbers; they are not logged. */
const QUIET_LOG_SETTINGS = {
  log_checkpoints: 'off',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/**
 * Starts the server as a detached process that logs to the cluster's log, and waits until it
 * accepts connections. Listens on 127.0.0.1 only.
 *
 * @param settings PostgreSQL settings by name
 * @param deadline in milliseconds since 1970
 * @throws EmbeddedPostgresError it ended for a reason that `Launch` does not have, or missed the
 * deadline
 */
export async function launchServer(
  layout: ClusterLayout,
  binaries: Binaries,
  port: number,
  settings: Readonly<Record<string, string>>,
  deadline: number,
): Promise<LaunchOutcome> {
  const all = {
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...QUIET_LOG_SETTINGS,
    ...CRASH_SETTINGS,
    ...settings,
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
  };
  const args = [
    '-D',
    layout.pgdata,
    ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const log = await open(layout.logFile, 'a', 0o600);
  const from = (await log.stat()).size;
  try {
    const child = spawn(binaries.postgres, args, {
      ...childProcessOptions(layout.account),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    await waitUntilSpawned(child, layout);
    child.unref();
    return await waitUntilReady(child, layout, from, deadline);
  } finally {
    await log.close();
  }
}

async function waitUntilSpawned(child: ChildProcess, { account }: ClusterLayout): Promise<void> {
  await once(child, 'spawn').catch((cause: NodeJS.ErrnoException) => {
    if (account && cause.code === 'EPERM') throw cannotActAsError(account, cause);
    throw new EmbeddedPostgresError(
      `PostgreSQL cannot be executed (${cause.message}). Run "npm ci" on this machine, or set DB_HOST.`,
      { cause },
    );
  });
}

async function waitUntilReady(
  child: ChildProcess,
  layout: ClusterLayout,
  from: number,
  deadline: number,
): Promise<LaunchOutcome> {
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) return reasonOfExit(layout, from);
    const running = await postmasterOf(layout.pgdata);
    if (running?.ready && running.pid === child.pid) return 'ready';
    await sleep(10);
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL is still not ready. It may be recovering: look at ${layout.logFile}, and start CallManager again in a while.`,
  );
}

async function reasonOfExit(layout: ClusterLayout, from: number): Promise<LaunchOutcome> {
  const said = (await readFile(layout.logFile)).subarray(from).toString('utf8').trim();
  if (/could not (bind|create any TCP\/IP|create listen)/.test(said)) return 'port taken';
  if (/lock file ".*" (already exists|is empty)|shared memory block/.test(said)) return 'busy';
  throw new EmbeddedPostgresError(
    `PostgreSQL did not start in ${layout.folder}. Right what it complains of, or set DB_HOST to use a server of your own. ` +
      `It said:\n${said}`,
  );
}
