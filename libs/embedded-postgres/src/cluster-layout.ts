import { createHash } from 'node:crypto';
import { access, chmod, constants, mkdir, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { existingSharedFolders, reachableFolder } from './reachable-folder.js';
import type { SystemAccount } from './run-program.js';
import { canEnterFolder, unprivilegedAccount, isRunningAsRoot } from './unprivileged-account.js';

/** Folders of a database cluster, and the account that runs it. */
export class ClusterLayout {
  constructor(
    readonly folder: string,
    /** Absent: the current account. */
    readonly account?: SystemAccount,
    /** Contains tables and password, which are created together. */
    readonly clusterFolder = join(folder, 'cluster'),
  ) {}

  readonly pgdata = join(this.clusterFolder, 'pgdata');
  readonly passwordFile = join(this.clusterFolder, 'password');
  readonly logFile = join(this.folder, 'postgres.log');
  readonly lockFolder = join(this.folder, 'in-use');
}

/**
 * The cluster of a data folder: in the folder itself, or elsewhere when root runs us and
 * PostgreSQL's account cannot reach the folder. A note in the folder names the other place, which
 * is always the same for that folder.
 *
 * @throws EmbeddedPostgresError an existing database cannot be reached
 */
export async function clusterLayoutOf(dataDir: string): Promise<ClusterLayout> {
  const asked = resolve(dataDir);
  if ((await mkdir(asked, { recursive: true })) && isRunningAsRoot()) await chmod(asked, 0o755);
  return isRunningAsRoot() ? layoutForRoot(asked) : layoutForOwnAccount(asked);
}

async function layoutForOwnAccount(asked: string): Promise<ClusterLayout> {
  const layout = new ClusterLayout(asked);
  const owner = await ownerOf(layout.clusterFolder);
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
  return layout;
}

async function layoutForRoot(asked: string): Promise<ClusterLayout> {
  const owner = await ownerOf(join(asked, 'cluster'));
  if (owner) {
    if (await canEnterFolder(owner, asked)) return new ClusterLayout(asked, owner);
    throw new EmbeddedPostgresError(
      `The database in ${asked} is run by user ${owner.name}, who can no longer reach it. ` +
        'Let everybody pass through the folders above it (chmod a+x), or set DATA_DIR to another folder.',
    );
  }

  const name = `database-${createHash('sha256').update(asked).digest('hex').slice(0, 16)}`;
  const existing = await existingLayoutElsewhere(name);
  if (existing) return existing;

  const account = await unprivilegedAccount();
  if (await canEnterFolder(account, asked)) return new ClusterLayout(asked, account);
  const folder = join(await reachableFolder(account), name);
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  await writeFile(
    join(asked, 'WHERE-IS-THE-DATABASE.txt'),
    `PostgreSQL does not run as root, and the user "${account.name}" cannot reach this folder.\n` +
      `The database of this folder therefore lives in\n\n    ${folder}\n\n` +
      'Save that folder, too, and do not move this one: the name of that folder is derived from the path of this one.\n',
  );
  return new ClusterLayout(folder, account);
}

/** A cluster that was placed elsewhere stays there, even when its folder has become reachable. */
async function existingLayoutElsewhere(name: string): Promise<ClusterLayout | undefined> {
  for (const sharedFolder of await existingSharedFolders()) {
    const folder = join(sharedFolder, name);
    const owner = await ownerOf(join(folder, 'cluster'));
    if (owner) return new ClusterLayout(folder, owner);
  }
  return undefined;
}

async function ownerOf(path: string): Promise<SystemAccount | undefined> {
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
