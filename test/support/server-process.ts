import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { patiently } from './patiently.js';

const PROGRAMS = { api: 'dist/api.js', worker: 'dist/worker.js' } as const;
/** Where builds of older versions have it. */
const OLDER_WORKER = 'dist/apps/worker/src/main.js';

function pathOf(program: keyof typeof PROGRAMS, folder: string): string {
  const path = join(folder, PROGRAMS[program]);
  return program === 'api' || existsSync(path) ? path : join(folder, OLDER_WORKER);
}

/** The compiled program in a process of its own, under plain node, with the given environment only. */
export class ServerProcess {
  private static readonly all = new Set<ServerProcess>();
  /** Its output so far, of both streams. */
  output = '';
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  private readonly child: ChildProcess;

  private constructor(
    program: keyof typeof PROGRAMS,
    env: Record<string, string>,
    /** `http://127.0.0.1:<port>` */
    readonly url: string,
    folder = process.cwd(),
  ) {
    const { PATH = '', TMPDIR } = process.env;
    this.child = spawn(process.execPath, ['--enable-source-maps', pathOf(program, folder)], {
      env: { PATH, ...(TMPDIR && { TMPDIR }), LOG_LEVEL: 'warn', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout!, this.child.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.ended = once(this.child, 'close').then(
      ([code, signal]) => (code ?? signal) as number | string,
    );
    void this.ended.then(() => ServerProcess.all.delete(this));
    ServerProcess.all.add(this);
  }

  /**
   * Starts the API on a free port of loopback, unless `PORT` names another.
   *
   * @param folder folder of the build; default: this project's
   */
  static async api(env: Record<string, string>, folder?: string): Promise<ServerProcess> {
    const port = env['PORT'] ?? String(await freePort());
    return new ServerProcess('api', { PORT: port, ...env }, `http://127.0.0.1:${port}`, folder);
  }

  static worker(env: Record<string, string>, folder?: string): ServerProcess {
    return new ServerProcess('worker', env, '', folder);
  }

  /** Kills processes that a failed test left behind. */
  static async killAll(): Promise<void> {
    for (const one of [...this.all]) await one.end('SIGKILL');
  }

  get pid(): number {
    return this.child.pid!;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** @returns the exit code, or the signal that ended it */
  end(signal: NodeJS.Signals): Promise<number | string> {
    this.signal(signal);
    return this.ended;
  }

  /** Waits for words in its output. */
  async waitForOutput(words: string): Promise<this> {
    await this.waitUntil(words, () => this.output.includes(words));
    return this;
  }

  /** Waits until the condition holds; fails with the process's output if it ends before. */
  async waitUntil(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    let over = false;
    void this.ended.then(() => (over = true));
    await patiently(what, holds, () =>
      over ? `the process ended before. It said:\n${this.output}` : null,
    );
  }
}

/**
 * A free port of loopback, below those that systems give to connections and to whoever asks for any port: nobody takes
 * it by chance before the program that is told it.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
