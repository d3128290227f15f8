import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { DatabaseConnection } from '#libs/platform';
import type { FakeCarrier } from './fake-carrier.js';

const PROGRAM = 'dist/worker.js';

/** The built worker, in a process of its own, with the settings of production. */
export class WorkerProcess {
  private constructor(private readonly child: ChildProcess) {}

  static async start(connection: DatabaseConnection, carrier: FakeCarrier): Promise<WorkerProcess> {
    const { host, port, user, password, database } = connection;
    const db = {
      DB_HOST: host,
      DB_PORT: String(port),
      DB_NAME: database,
      DB_USER: user,
      DB_PASS: password,
    };
    const env = {
      PATH: process.env['PATH'] ?? '',
      NODE_ENV: 'production',
      SECRET_KEY: 'secret-of-the-benchmark-secret-of-the-benchmark',
      ...db,
      ...carrier.env,
    };
    const child = spawn(process.execPath, [PROGRAM], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    for await (const chunk of child.stdout) {
      said += String(chunk);
      if (said.includes('Doing tasks')) break;
    }
    if (!said.includes('Doing tasks')) throw new Error('The worker ended before it was ready.');
    return new WorkerProcess(child);
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }
}
