import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './postmaster.js';

const STARTUP_RACE_MS = 60_000;

/**
 * Processes that use a database, one small file each, so that the last one to stop also stops the
 * server.
 */
export class DataFolderLock {
  private readonly self = `${process.pid}-${randomBytes(4).toString('hex')}`;

  constructor(private readonly folder: string) {}

  async acquire(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await writeFile(join(this.folder, this.self), '');
  }

  async release(): Promise<void> {
    await rm(join(this.folder, this.self), { force: true });
  }

  /** True while another living process uses the database. Removes the files of dead ones. */
  async isHeldByOthers(): Promise<boolean> {
    const others = (await readdir(this.folder).catch(() => [])).filter(
      (name) => name !== this.self,
    );
    const gone = others.filter((name) => !isAlive(Number.parseInt(name, 10)));
    await Promise.all(gone.map((name) => rm(join(this.folder, name), { force: true })));
    return others.length > gone.length;
  }

  /**
   * Removes files older than a server that had to be started: their processes are gone, and after a
   * reboot others may have their numbers. Files of the last minute may belong to processes that are
   * starting too, and stay.
   */
  async removeStale(): Promise<void> {
    for (const name of await readdir(this.folder).catch(() => [])) {
      const file = join(this.folder, name);
      const came = await stat(file).then(
        ({ mtimeMs }) => mtimeMs,
        () => Infinity,
      );
      if (name !== this.self && came < Date.now() - STARTUP_RACE_MS)
        await rm(file, { force: true });
    }
  }
}
