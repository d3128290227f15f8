import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configuration } from './configuration.js';
import { ensureDataFolder, dataFolderError } from './data-folder.js';

/**
 * The configured `SECRET_KEY`; without one (embedded database only), the key in the data folder,
 * generated on first start.
 *
 * @throws ConfigurationError it cannot be stored or read there
 */
export async function loadOrCreateSecretKey({
  secretKey,
  dataDir,
}: Configuration): Promise<string> {
  if (secretKey) return secretKey;
  await ensureDataFolder(dataDir);
  const file = join(dataDir, 'secret-key');
  try {
    return (await readKeyFile(file)) ?? (await createKeyFile(file));
  } catch (error) {
    throw dataFolderError(dataDir, error);
  }
}

/** Null: missing, or blank, as after a full disk. */
async function readKeyFile(file: string): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.trim() || null;
}

/**
 * Written atomically; of several processes that generate one at the same time, all use the same.
 */
async function createKeyFile(file: string): Promise<string> {
  const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  const made = randomBytes(48).toString('base64url');
  try {
    await writeFile(draft, made, { mode: 0o600, flag: 'wx' });
    await link(draft, file);
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      const kept = await readKeyFile(file);
      if (kept) return kept;
    }
    // The existing file is blank, or the file system has no links.
    await rename(draft, file);
    return made;
  } finally {
    await rm(draft, { force: true });
  }
}
