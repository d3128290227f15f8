import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Configuration } from '#libs/platform';

/** Path of the secret key that belongs to a database. */
export function secretKeyFile({ dataDir }: Configuration): string {
  return join(resolve(dataDir), 'secret-key');
}

/** The note about the secret key, which no backup contains. */
export function secretKeyNote(configuration: Configuration): string {
  const file = secretKeyFile(configuration);
  const where =
    configuration.secretKey === null && existsSync(file) ? `the file ${file}` : 'SECRET_KEY';
  return `The secret key is not in it. Keep ${where} elsewhere: without it nobody's second factor works, and open invitations lapse.`;
}
