import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './server-process.js';

export interface RunningServer {
  url: string;
  /** Stops it with SIGTERM and deletes its data. */
  stop(): Promise<void>;
}

/** The built server with its defaults: its own process, embedded database, demonstration company. */
export async function aRunningServer(): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), 'callmanager-server-'));
  const port = await freePort();
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    PORT: String(port),
    DATA_DIR: join(folder, 'data'),
  };
  const server = spawn(process.execPath, ['dist/api.js'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await ready(server);
  return {
    url: `http://localhost:${port}`,
    stop: async () => {
      server.kill('SIGTERM');
      await once(server, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Reads its output to the end, so that the server never writes into a closed pipe. */
function ready(server: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    server.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('CallManager is ready')) resolve();
    });
    server.once('exit', () => reject(new Error(`The server ended before it was ready: ${said}`)));
  });
}
