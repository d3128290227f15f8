import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programPath } from './optional-programs.js';
import type { TestCertificate } from './self-signed-certificate.js';
import { freePort } from './server-process.js';
import { patiently } from './patiently.js';

/** nginx with the configuration of `deploy/` and other addresses. Use inside `describeWith('nginx', …)`. */
export class TestProxy {
  private process: ChildProcess | null = null;
  private output = '';

  private constructor(
    private readonly folder: string,
    /** `http://127.0.0.1:<port>` */
    readonly url: string,
    /** `https://127.0.0.1:<port>`; null without a certificate. */
    readonly secureUrl: string | null,
  ) {}

  /**
   * @param ports of `api-1` and `api-2`, on loopback
   * @param given with it, `nginx-tls.conf` is included
   */
  static async prepare(
    ports: readonly [string, string],
    given: TestCertificate | null = null,
  ): Promise<TestProxy> {
    const folder = await mkdtemp(join(tmpdir(), 'callmanager-proxy-'));
    // nginx's workers run as another user if we are root.
    await chmod(folder, 0o755);
    const port = await freePort();
    const read = (name: string) => readFile(join(process.cwd(), 'deploy', name), 'utf8');
    const conf = (await read('nginx.conf'))
      .replaceAll('api-1:8000', `127.0.0.1:${ports[0]}`)
      .replaceAll('api-2:8000', `127.0.0.1:${ports[1]}`)
      .replace('listen 8080', `listen 127.0.0.1:${port}`)
      .replaceAll('/tmp/', `${folder}/`)
      .replaceAll('/etc/nginx/', `${folder}/`);
    await writeFile(join(folder, 'nginx.conf'), conf);
    const url = `http://127.0.0.1:${port}`;
    if (!given) return new TestProxy(folder, url, null);
    const securePort = await freePort();
    const tls = (await read('nginx-tls.conf'))
      .replace('listen 8443', `listen 127.0.0.1:${securePort}`)
      .replaceAll('/etc/nginx/', `${folder}/`);
    for (const name of ['tls', 'certificate']) await mkdir(join(folder, name));
    await writeFile(join(folder, 'tls/tls.conf'), tls);
    await writeFile(join(folder, 'certificate/fullchain.pem'), given.certificate);
    await writeFile(join(folder, 'certificate/privkey.pem'), given.key);
    return new TestProxy(folder, url, `https://127.0.0.1:${securePort}`);
  }

  /** The result of `nginx -t`. */
  async check(): Promise<{ code: number; said: string }> {
    const test = this.spawn('-t');
    const [code] = (await once(test, 'close')) as [number];
    return { code, said: this.output };
  }

  async start(): Promise<void> {
    this.process = this.spawn('-g', 'daemon off;');
    let over = false;
    this.process.once('close', () => (over = true));
    await patiently(
      'nginx starts',
      async () =>
        (await fetch(`${this.url}/metrics`, { redirect: 'manual' }).catch(() => null)) !== null,
      () => (over ? `it ended: ${this.output}` : null),
    );
  }

  async stop(): Promise<void> {
    if (this.process?.exitCode === null) {
      this.process.kill('SIGTERM');
      await once(this.process, 'close');
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  private spawn(...args: string[]): ChildProcess {
    const child = spawn(
      programPath('nginx')!,
      ['-p', this.folder, '-c', join(this.folder, 'nginx.conf'), '-e', 'stderr', ...args],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    return child;
  }
}
