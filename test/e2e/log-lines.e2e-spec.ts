import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { aDatabase, dropAll, type TestDatabase } from '../support/database.js';
import { freePort, ServerProcess } from '../support/server-process.js';
import { patiently } from '../support/patiently.js';

interface Line {
  level: string;
  time: string;
  msg: string;
  [field: string]: unknown;
}

describe('log lines', () => {
  let folder: string;
  let settings: Record<string, string>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'callmanager-log-'));
    await chmod(folder, 0o755);
    settings = { ...databaseOf(await aDatabase()), DEV_TOOLS: 'true', DATA_DIR: folder };
  });
  afterAll(async () => {
    await ServerProcess.killAll();
    await dropAll();
    await rm(folder, { recursive: true, force: true });
  });

  describe('without a terminal', () => {
    it('is a JSON object on each line, from the first to the last, of API, worker and embedded database', async () => {
      const env = { DATA_DIR: join(folder, 'embedded'), LOG_LEVEL: 'info' };
      const api = await ServerProcess.api(env);
      await api.waitForOutput('CallManager is ready');
      const worker = await ServerProcess.worker(env).waitForOutput('Doing tasks');
      await fetch(`${api.url}/event/s3cr3t/`);
      expect(await worker.end('SIGTERM')).toBe(0);
      expect(await api.end('SIGTERM')).toBe(0);

      expect(sentencesOf(linesOf(worker.output))).toEqual([
        'PostgreSQL listens on …',
        'Doing tasks: …',
        'SIGTERM: stopping …',
        'PostgreSQL goes on for another process that uses it.',
      ]);
      const lines = linesOf(api.output);
      expect(sentencesOf(lines)).toEqual([
        'Starting CallManager …',
        'PostgreSQL listens on …',
        'Server listening at …',
        'CallManager is ready: …',
        'request',
        'SIGTERM: stopping …',
        'PostgreSQL has stopped.',
      ]);
      const url = api.url.replace('127.0.0.1', 'localhost');
      expect(lines[3]).toMatchObject({
        pages: `${url}/app/`,
        docs: `${url}/docs`,
        phones: `${url}/dev/phones`,
        mail: `${url}/dev/mail`,
        demonstration_accounts: ['admin', 'owner', 'manager', 'steward', 'worker'],
      });
      expect(lines[4]).toMatchObject({ method: 'GET', route: '/event/:slug', status: 401 });
    });

    it.each([
      [{ PORT: 'none' }, 'PORT must be a whole number from 0 to 65535.'],
      [{ LOG_FORMAT: 'xml' }, 'LOG_FORMAT must be one of json, text.'],
    ])('says with %j why it does not start', async (wrong: Record<string, string>, because) => {
      const failed = await ServerProcess.api({ ...settings, ...wrong });
      expect(await failed.ended).toBe(1);
      expect(linesOf(failed.output)).toMatchObject([{ level: 'fatal', msg: because }]);
    });

    it('has the warnings of Node, and the error that nobody caught', async () => {
      const program = `import { runUntilStopped } from './dist/libs/platform/src/index.js';
        await runUntilStopped(async () => {
          process.emitWarning('this is old', 'DeprecationWarning');
          setTimeout(() => { throw new Error('the wheel came off'); }, 10);
          return async () => {};
        });`;
      const { output, code } = await run(process.execPath, ['--input-type=module', '-e', program]);
      const lines = linesOf(output).sort((a, b) => b.level.localeCompare(a.level));
      expect(lines).toMatchObject([
        { level: 'warn', msg: 'DeprecationWarning: this is old' },
        { level: 'fatal', msg: 'the wheel came off', err: { stack: expect.any(String) } },
      ]);
      expect(code).toBe(1);
    });
  });

  describe('on a terminal', () => {
    /** Starts the server on a pseudo-terminal, sends a request, and stops it. */
    async function onTerminal(
      env: Record<string, string>,
    ): Promise<{ output: string; url: string }> {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const command = `${process.execPath} --enable-source-maps dist/api.js`;
      const started = run('script', ['-qec', command, '/dev/null'], {
        ...settings,
        ...env,
        PORT: String(port),
      });
      await started.until('is ready');
      await (await fetch(`${url}/event/s3cr3t/`)).text();
      await started.until('/event/:slug');
      started.interrupt();
      return { output: (await started).output.replaceAll(/\r|\^C/g, ''), url };
    }

    it('is what a person needs: the database, addresses, accounts, a line for each request', async () => {
      const { output, url } = await onTerminal({});
      const address = url.replace('127.0.0.1', 'localhost');
      for (const needed of [
        /^PostgreSQL at .+, database .+\.$/m,
        new RegExp(`^CallManager is ready: ${address}$`, 'm'),
        ...['/app/', '/docs', '/dev/phones', '/dev/mail'].map(
          (path) => new RegExp(`^  .+ ${address}${path}$`, 'm'),
        ),
        /^Demonstration accounts, password callmanager-demo:$/m,
        ...['admin', 'owner', 'manager', 'steward', 'worker'].map(
          (name) => new RegExp(`^  ${name} +\\w`, 'm'),
        ),
        /^\d\d:\d\d:\d\d GET \/event\/:slug 401 [\d.]+ ms$/m,
        /^SIGINT: stopping …$/m,
      ])
        expect(output).toMatch(needed);
      expect(output).not.toMatch(/[{}]|Controller|InstanceLoader|s3cr3t/);
    });

    it('is JSON where LOG_FORMAT says so; routes and modules are told at LOG_LEVEL=debug', async () => {
      const { output } = await onTerminal({ LOG_FORMAT: 'json', LOG_LEVEL: 'debug' });
      const lines = linesOf(output);
      expect(lines).toContainEqual(
        expect.objectContaining({ level: 'debug', context: 'RouterExplorer' }),
      );
      expect(lines).toContainEqual(
        expect.objectContaining({ level: 'debug', context: 'InstanceLoader' }),
      );
      expect(lines.at(-1)).toMatchObject({ level: 'info', msg: 'SIGINT: stopping …' });
    });
  });
});

/** Fails when a line is not a JSON object with level, instant and message. */
function linesOf(output: string): Line[] {
  return output
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const parsed = JSON.parse(line) as Line;
      expect(parsed).toEqual(
        expect.objectContaining({
          level: expect.any(String) as string,
          time: expect.stringMatching(/^\d{4}-.*Z$/) as string,
          msg: expect.any(String) as string,
        }),
      );
      return parsed;
    });
}

/** Messages without parts that differ from run to run. */
function sentencesOf(lines: readonly Line[]): string[] {
  return lines.map(({ msg }) =>
    msg.replace(
      /^(PostgreSQL listens on|Server listening at|CallManager is ready:|Doing tasks:) .*/,
      '$1 …',
    ),
  );
}

function databaseOf({
  host,
  port,
  user,
  password,
  database,
}: TestDatabase): Record<string, string> {
  return {
    ...{ DB_HOST: host, DB_PORT: String(port), DB_NAME: database },
    ...{ DB_USER: user, DB_PASS: password, SECRET_KEY: 'k'.repeat(40) },
  };
}

interface Run extends PromiseLike<{ output: string; code: number | null }> {
  /** @throws Error it ended before it printed the words */
  until(words: string): Promise<void>;
  /** Sends Ctrl-C through the terminal. */
  interrupt(): void;
}

function run(program: string, given: string[], env: Record<string, string> = {}): Run {
  const child = spawn(program, given, { env: { PATH: process.env['PATH'], ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'close').then(([code]) => ({ output, code: code as number | null }));
  return {
    then: (fulfilled, rejected) => ended.then(fulfilled, rejected),
    until: (words) =>
      patiently(
        words,
        () => output.includes(words),
        () => (child.exitCode === null ? null : `it ended, and said:\n${output}`),
      ),
    interrupt: () => void child.stdin.write('\u0003'),
  };
}
