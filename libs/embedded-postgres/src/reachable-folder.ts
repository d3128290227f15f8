import { chmod, lstat, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import type { SystemAccount } from './run-program.js';
import { canEnterFolder } from './unprivileged-account.js';

const SHARED_FOLDERS = ['/var/lib/callmanager', join(tmpdir(), 'callmanager')];

/**
 * A folder owned by root that the account can traverse, for files that it cannot reach in the
 * checkout.
 *
 * @throws EmbeddedPostgresError neither place can be used
 */
export async function reachableFolder(account: SystemAccount): Promise<string> {
  for (const folder of SHARED_FOLDERS) {
    await ensureFolder(folder).catch(() => undefined);
    if ((await isOwnedByUs(folder)) && (await canEnterFolder(account, folder))) return folder;
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL runs as "${account.name}", who can reach neither this checkout nor ${SHARED_FOLDERS.join(' nor ')}. ` +
      'Move the checkout to a folder that everybody may enter, start CallManager as an ordinary user, or set DB_HOST.',
  );
}

/** Creates the folder when missing, traversable even under a strict umask. */
async function ensureFolder(folder: string): Promise<void> {
  if (await mkdir(folder, { recursive: true })) await chmod(folder, 0o755);
}

/** Existing folders of an earlier start. */
export async function existingSharedFolders(): Promise<string[]> {
  const found: string[] = [];
  for (const folder of SHARED_FOLDERS) if (await isOwnedByUs(folder)) found.push(folder);
  return found;
}

/**
 * In a shared temporary folder others may have created it, or may write to it: then it is not used.
 */
async function isOwnedByUs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  return (
    found !== undefined &&
    found.isDirectory() &&
    found.uid === process.getuid?.() &&
    (found.mode & 0o022) === 0
  );
}
