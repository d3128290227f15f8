import { chmod, lstat, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import type { Account } from './run-program.js';
import { reaches } from './unprivileged-account.js';

const PLACES = ['/var/lib/callmanager', join(tmpdir(), 'callmanager')];

/**
 * A folder of root's that the account can pass through: for what it cannot reach in a checkout below a closed folder.
 *
 * @throws EmbeddedPostgresError neither place can be had
 */
export async function reachablePlace(account: Account): Promise<string> {
  for (const place of PLACES) {
    await open(place).catch(() => undefined);
    if ((await isOurs(place)) && (await reaches(account, place))) return place;
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL runs as "${account.name}", who can reach neither this checkout nor ${PLACES.join(' nor ')}. ` +
      'Move the checkout to a folder that everybody may enter, start CallManager as an ordinary user, or set DB_HOST.',
  );
}

/** Makes the place when missing, open to everybody even under a strict umask. */
async function open(place: string): Promise<void> {
  if (await mkdir(place, { recursive: true })) await chmod(place, 0o755);
}

/** The places that an earlier start has made. */
export async function placesInUse(): Promise<string[]> {
  const found: string[] = [];
  for (const place of PLACES) if (await isOurs(place)) found.push(place);
  return found;
}

/** In a shared temporary folder someone else may have been there first, or may write into it: that one is not ours. */
async function isOurs(place: string): Promise<boolean> {
  const found = await lstat(place).catch(() => undefined);
  return (
    found !== undefined &&
    found.isDirectory() &&
    found.uid === process.getuid?.() &&
    (found.mode & 0o022) === 0
  );
}
