import { createHash } from 'node:crypto';
import { access, chmod, constants, mkdir, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { placesInUse, reachablePlace } from './reachable-place.js';
import type { Account } from './run-program.js';
import { reaches, unprivilegedAccount, weAreRoot } from './unprivileged-account.js';

/** Where a database lives, and who runs it. */
export class Home {
  constructor(
    readonly folder: string,
    /** Absent: whoever we are. */
    readonly account?: Account,
  ) {}

  /** Holds all that belongs together and comes into being at once: the tables and the password. */
  readonly cluster = join(this.folder, 'cluster');
  readonly tables = join(this.cluster, 'pgdata');
  readonly password = join(this.cluster, 'password');
  readonly log = join(this.folder, 'postgres.log');
  readonly tenants = join(this.folder, 'in-use');
}

/**
 * The home for a data folder: the folder itself, or, when root runs us and PostgreSQL's account cannot reach the folder,
 * one elsewhere that is always the same for that folder. A note in the folder tells where.
 *
 * @throws EmbeddedPostgresError an existing database is out of reach
 */
export async function homeOf(dataDir: string): Promise<Home> {
  const asked = resolve(dataDir);
  if ((await mkdir(asked, { recursive: true })) && weAreRoot()) await chmod(asked, 0o755);
  return weAreRoot() ? homeForRoot(asked) : homeForUs(asked);
}

async function homeForUs(asked: string): Promise<Home> {
  const home = new Home(asked);
  const owner = await ownerOf(home.cluster);
  const mayEnter = await access(asked, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!mayEnter || (owner && process.getuid && owner.uid !== process.getuid())) {
    throw new EmbeddedPostgresError(
      `The database in ${asked} belongs to another user, probably because CallManager once ran as root. ` +
        'Start it as that user again, or set DATA_DIR to a folder of your own.',
    );
  }
  return home;
}

async function homeForRoot(asked: string): Promise<Home> {
  const owner = await ownerOf(join(asked, 'cluster'));
  if (owner) {
    if (await reaches(owner, asked)) return new Home(asked, owner);
    throw new EmbeddedPostgresError(
      `The database in ${asked} is run by user ${owner.name}, who can no longer reach it. ` +
        'Let everybody pass through the folders above it (chmod a+x), or set DATA_DIR to another folder.',
    );
  }

  const name = `database-${createHash('sha256').update(asked).digest('hex').slice(0, 16)}`;
  const settled = await settledElsewhere(name);
  if (settled) return settled;

  const account = await unprivilegedAccount();
  if (await reaches(account, asked)) return new Home(asked, account);
  const folder = join(await reachablePlace(account), name);
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  await writeFile(
    join(asked, 'WHERE-IS-THE-DATABASE.txt'),
    `PostgreSQL does not run as root, and the user "${account.name}" cannot reach this folder.\n` +
      `The database of this folder therefore lives in\n\n    ${folder}\n\n` +
      'Save that folder, too, and do not move this one: the name of that folder is derived from the path of this one.\n',
  );
  return new Home(folder, account);
}

/** A database that had to go elsewhere stays there, even when its folder has become reachable since. */
async function settledElsewhere(name: string): Promise<Home | undefined> {
  for (const place of await placesInUse()) {
    const folder = join(place, name);
    const owner = await ownerOf(join(folder, 'cluster'));
    if (owner) return new Home(folder, owner);
  }
  return undefined;
}

async function ownerOf(path: string): Promise<Account | undefined> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new EmbeddedPostgresError(
      `The database in ${path} cannot be opened (${error.message}). Start CallManager as the user who made it, ` +
        'or set DATA_DIR to a folder of your own.',
      { cause: error },
    );
  });
  return found && { name: `number ${found.uid}`, uid: found.uid, gid: found.gid };
}
