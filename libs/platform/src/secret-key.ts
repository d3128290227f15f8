import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configuration } from './configuration.js';

/** The configured `SECRET_KEY`; without one (embedded only), the one made on first start and kept in the data folder. */
export async function secretKeyOf(configuration: Configuration): Promise<string> {
  if (configuration.secretKey) return configuration.secretKey;
  const file = join(configuration.dataDir, 'secret-key');
  await mkdir(configuration.dataDir, { recursive: true });
  await writeFile(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return readFile(file, 'utf8');
}
