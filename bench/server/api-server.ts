import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { devNull } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseConnection } from '#libs/platform';
import { printLine } from '../print-line.js';

const PROGRAM = 'dist/api.js';
const READY_TIMEOUT = 60_000;
/** Size of the connection pools, ours and the floors'. */
export const POOL = 10;

/** The built server as a process, with the settings of production and an inline worker. */
export class ApiServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    /** Milliseconds from the start of the process until it is ready. */
    readonly startupMilliseconds: number,
  ) {}

  /**
   * @param nodeOptions such as `--cpu-prof`
   * @param env settings beside the defaults
   */
  static async start(
    connection: DatabaseConnection,
    nodeOptions: readonly string[] = [],
    env: Record<string, string> = {},
  ): Promise<ApiServer> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const began = performance.now();
    const logs = openSync(devNull, 'w');
    const child = spawn(process.execPath, [...nodeOptions, PROGRAM], {
      env: { ...settings(connection, port), ...env },
      stdio: ['ignore', logs, 'inherit'],
    });
    closeSync(logs);
    process.once('exit', () => child.kill('SIGKILL'));
    child.once('exit', (code, signal) => {
      if (code !== 0) printLine(`The server at ${url} ended by ${signal ?? `exit code ${code}`}.`);
    });
    try {
      await ready(child, url);
      return new ApiServer(child, url, performance.now() - began);
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
  }

  get pid(): number {
    return this.child.pid!;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }
}

function settings(connection: DatabaseConnection, port: number): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    ...settingsOfStart(),
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    SECRET_KEY: 'secret-of-the-benchmark-secret-of-the-benchmark',
    WORKER: 'inline',
    DB_HOST: connection.host,
    DB_PORT: String(connection.port),
    DB_NAME: connection.database,
    DB_USER: connection.user,
    DB_PASS: connection.password,
    DB_POOL: String(POOL),
    // As long as a load generator waits: sixteen builds of sixteen megabytes take a busy machine more than the default.
    DB_POOL_WAIT: '120',
  };
}

/** What `npm start` says before its command: how the allocator gives memory back. */
function settingsOfStart(): Record<string, string> {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: { start: string };
  };
  const said = /^(\w+=\S+ )+/.exec(scripts.start)?.[0].trim().split(' ') ?? [];
  return Object.fromEntries(said.map((each) => each.split('=') as [string, string]));
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error('The server ended before it was ready.');
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
    await sleep(10);
  }
  throw new Error('The server is not ready after a minute.');
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
