import { randomBytes } from 'node:crypto';
import { chmod, cp, lstat, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Copies a folder of programs to a place where every account may run them, unless that was done
 * before. Atomic, also with simultaneous copies.
 *
 * @returns the target
 */
export async function copyOnce(source: string, target: string): Promise<string> {
  if (await exists(target)) return target;
  const draft = join(dirname(target), `.copy-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    await cp(source, draft, { recursive: true, verbatimSymlinks: true });
    await openToEverybody(draft);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(target))) throw error;
  }
  return target;
}

/** Files installed under a strict umask are readable by their owner only. */
async function openToEverybody(folder: string): Promise<void> {
  const inside = await readdir(folder, { recursive: true });
  for (const path of [folder, ...inside.map((name) => join(folder, name))]) {
    const entry = await lstat(path);
    if (entry.isSymbolicLink()) continue;
    const runs = entry.isDirectory() || (entry.mode & 0o100) !== 0;
    await chmod(path, runs ? 0o755 : 0o644);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
