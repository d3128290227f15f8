import { chmod, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ConfigurationError } from './environment.js';

/**
 * Makes the data folder when it is missing. Other users may traverse a folder that we made, because
 * PostgreSQL never runs as root; an existing folder keeps its permissions.
 *
 * @throws ConfigurationError it can neither be read nor made
 */
export async function ensureDataFolder(dataDir: string): Promise<void> {
  try {
    if (await mkdir(dataDir, { recursive: true })) await chmod(dataDir, 0o755);
  } catch (error) {
    throw dataFolderError(dataDir, error);
  }
}

/** The message for a data folder in which something could not be read or written. */
export function dataFolderError(dataDir: string, cause: unknown): ConfigurationError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ConfigurationError(
    `DATA_DIR, the folder ${resolve(dataDir)}, cannot be used (${reason}); name a folder that may be written to.`,
    { cause },
  );
}
