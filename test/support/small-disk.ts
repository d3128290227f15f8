import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { chmod, open, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** A disk in memory, small enough to be filled. Only root may have one. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  static mount(megabytes: number): SmallDisk {
    const folder = mkdtempSync(join(tmpdir(), 'callmanager-disk-'));
    const size = `size=${megabytes}m,mode=0755`;
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'ignore' });
    return new SmallDisk(folder);
  }

  /** Whether this process may mount one: a root without capabilities may not. */
  static canMount(): boolean {
    if (process.getuid?.() !== 0 || process.platform !== 'linux') return false;
    try {
      execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  }

  /** Not a byte is left. */
  async fill(): Promise<void> {
    const filler = await open(this.filler, 'w');
    await chmod(this.filler, 0o600);
    const block = Buffer.alloc(4096);
    try {
      while ((await statfs(this.folder)).bavail > 0)
        for (let block4k = 0; block4k < 256; block4k++) await filler.write(block);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    } finally {
      await filler.close();
    }
  }

  async makeRoom(): Promise<void> {
    await rm(this.filler, { force: true });
  }

  async unmount(): Promise<void> {
    execFileSync('umount', ['-l', this.folder]);
    await rm(this.folder, { recursive: true, force: true });
  }

  private get filler(): string {
    return join(this.folder, 'filler');
  }
}
