import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { aDatabase, dropAll } from '../support/database.js';
import { freePort } from '../support/server-process.js';
import { patiently } from '../support/patiently.js';

const CONTROLLER = 'apps/api/src/health/health.controller.ts';
/** The line of the controller that is edited. */
const LIVE = `return { status: this.server.isRunning ? 'ok' : 'down' };`;

describe('npm run dev', () => {
  let folder: string;
  let dev: ChildProcess;
  let output = '';
  let url: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'a call manager '));
    await chmod(folder, 0o755);
    for (const path of ['apps', 'libs', 'bench', 'scripts', 'package.json', 'ormconfig.ts'])
      await cp(path, join(folder, path), { recursive: true });
    await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));

    const { host, port, user, password, database } = await aDatabase();
    const ownPort = await freePort();
    url = `http://127.0.0.1:${ownPort}`;
    const env = {
      ...{ PATH: process.env['PATH'], PORT: String(ownPort), LOG_LEVEL: 'warn' },
      ...{ DB_HOST: host, DB_PORT: String(port), DB_NAME: database },
      ...{ DB_USER: user, DB_PASS: password, SECRET_KEY: 'k'.repeat(40) },
    };
    // Runs the script's command in the folder, as npm does.
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as {
      scripts: { dev: string };
    };
    dev = spawn('sh', ['-c', scripts.dev], { cwd: folder, env });
    for (const stream of [dev.stdout!, dev.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  });
  afterAll(async () => {
    if (dev.exitCode === null) dev.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
    await dropAll();
  });

  async function until(holds: () => Promise<boolean>): Promise<void> {
    await patiently('the development loop', holds, () =>
      dev.exitCode === null ? null : `it ended, and said:\n${output}`,
    );
  }
  const says = async (word: string): Promise<boolean> => {
    const answer = await fetch(`${url}/health/live`).catch(() => null);
    return answer !== null && (await answer.text()).includes(word);
  };
  const replace = async (from: string, to: string): Promise<void> => {
    const source = await readFile(join(folder, CONTROLLER), 'utf8');
    expect(source).toContain(from);
    await writeFile(join(folder, CONTROLLER), source.replace(from, to));
  };

  it('serves what was saved, in a folder with a blank in its name', async () => {
    await until(() => says('"ok"'));
    await replace(LIVE, `return { status: 'saved' };`);
    await until(() => says('"saved"'));
  });

  it('tells what does not compile, and goes on with what did', async () => {
    await replace(`return { status: 'saved' };`, `return { status: `);
    await until(async () => output.includes('health.controller.ts'));
    expect(await says('"saved"')).toBe(true);
    await replace(`return { status: `, `return { status: 'mended' };`);
    await until(() => says('"mended"'));
  });

  it('stops the server it started', async () => {
    const ended = once(dev, 'exit');
    dev.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    await expect(fetch(`${url}/health/live`)).rejects.toThrow('fetch failed');
  });
});
