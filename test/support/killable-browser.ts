import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Browser, chromium, type Page } from 'playwright-core';
import { BROWSER_SWITCHES, PATIENCE_MS } from './browser.js';
import { programPath } from './optional-programs.js';
import { patiently } from './patiently.js';

/** A Chromium with a profile on the disk, in a process group of its own, that can be killed and started again. */
export class KillableBrowser {
  private process: ChildProcess | null = null;
  private browser: Browser | null = null;

  private constructor(private readonly profile: string) {}

  static async make(): Promise<KillableBrowser> {
    return new KillableBrowser(await mkdtemp(join(tmpdir(), 'callmanager-browser-')));
  }

  /** Starts it. @returns its tab */
  async start(): Promise<Page> {
    const port = join(this.profile, 'DevToolsActivePort');
    await rm(port, { force: true });
    const switches = [
      ...BROWSER_SWITCHES,
      ...['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${this.profile}`],
    ];
    this.process = spawn(programPath('chromium')!, [...switches, 'about:blank'], {
      stdio: 'ignore',
      detached: true,
    });
    let address = '';
    await patiently('the browser listens', async () => {
      const [number, path] = (await readFile(port, 'utf8').catch(() => '')).split('\n');
      address = number && path ? `ws://127.0.0.1:${number}${path}` : '';
      return address !== '';
    });
    this.browser = await chromium.connectOverCDP(address);
    const [context] = this.browser.contexts();
    context!.setDefaultTimeout(PATIENCE_MS);
    return context!.pages()[0] ?? context!.newPage();
  }

  /** As a battery that is empty. */
  async kill(): Promise<void> {
    if (!this.process) return;
    const ended = once(this.process, 'exit');
    process.kill(-this.process.pid!, 'SIGKILL');
    await ended;
    await this.browser?.close().catch(() => undefined);
    this.process = null;
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
