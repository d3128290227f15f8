import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { ClusterLayout } from './cluster-layout.js';
import { isAlive } from './postmaster.js';
import { runProgram } from './run-program.js';

/** The superuser of the embedded database. */
export const DATABASE_USER = 'callmanager';

/**
 * Creates cluster and random password unless they exist. Atomic; of simultaneous calls one wins and
 * the others use its result.
 *
 * @param safely false: does not wait for the disk; for tests
 * @throws EmbeddedPostgresError initdb failed
 */
export async function initialiseCluster(
  layout: ClusterLayout,
  binaries: Binaries,
  safely: boolean,
): Promise<void> {
  if (await clusterExists(layout)) return;
  await removeAbandonedDrafts(layout);

  const draft = new ClusterDraft(layout);
  try {
    await draft.create(binaries, safely);
    await rename(draft.clusterFolder, layout.clusterFolder);
  } catch (error) {
    if (!(await clusterExists(layout))) throw error;
  } finally {
    await rm(draft.clusterFolder, { recursive: true, force: true });
  }
}

class ClusterDraft {
  readonly clusterFolder: string;

  constructor(private readonly layout: ClusterLayout) {
    this.clusterFolder = draftFolderOf(layout);
  }

  async create(binaries: Binaries, safely: boolean): Promise<void> {
    const { account } = this.layout;
    const password = join(this.clusterFolder, basename(this.layout.passwordFile));
    await mkdir(this.clusterFolder, { mode: 0o700 });
    await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (account) {
      await chown(password, account.uid, account.gid);
      await chown(this.clusterFolder, account.uid, account.gid);
    }

    const { code, output } = await runProgram(
      binaries.initdb,
      [
        `--pgdata=${join(this.clusterFolder, basename(this.layout.pgdata))}`,
        `--username=${DATABASE_USER}`,
        `--pwfile=${password}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
        ...(safely ? [] : ['--no-sync']),
      ],
      account,
    );
    if (code === 0) return;
    throw new EmbeddedPostgresError(
      `The database in ${this.layout.folder} could not be made. See that the disk has room and the folder can be written, ` +
        `or set DB_HOST to use a PostgreSQL server of your own. initdb said:\n${output}`,
    );
  }
}

export async function clusterExists(layout: ClusterLayout): Promise<boolean> {
  return stat(layout.clusterFolder).then(
    () => true,
    () => false,
  );
}

/** Where a cluster is made before it gets its place; the next start removes it when we are killed. */
export function draftFolderOf({ folder }: ClusterLayout): string {
  return join(folder, `.draft-${process.pid}-${randomBytes(4).toString('hex')}`);
}

/** Removes what killed processes left behind. */
async function removeAbandonedDrafts({ folder }: ClusterLayout): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /^\.draft-(\d+)-/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid)))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}
