import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { Home } from './home.js';
import { isAlive } from './postmaster.js';
import { run } from './run-program.js';

/** Owner of everything in the embedded database. */
export const USER = 'callmanager';

/**
 * Makes tables and a random password, unless there are some. They appear complete or not at all; of several who try at
 * the same time, one wins and the others use what it made.
 *
 * @param safely false leaves out waiting for the disk: for tests, whose data may be lost
 * @throws EmbeddedPostgresError initdb failed
 */
export async function initialise(home: Home, binaries: Binaries, safely: boolean): Promise<void> {
  if (await isThere(home)) return;
  await sweepDrafts(home);

  const draft = new Draft(home);
  try {
    await draft.make(binaries, safely);
    await rename(draft.cluster, home.cluster);
  } catch (error) {
    if (!(await isThere(home))) throw error;
  } finally {
    await rm(draft.cluster, { recursive: true, force: true });
  }
}

class Draft {
  readonly cluster: string;

  constructor(private readonly home: Home) {
    this.cluster = join(home.folder, `.draft-${process.pid}-${randomBytes(4).toString('hex')}`);
  }

  async make(binaries: Binaries, safely: boolean): Promise<void> {
    const { account } = this.home;
    const password = join(this.cluster, basename(this.home.password));
    await mkdir(this.cluster, { mode: 0o700 });
    await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (account) {
      await chown(password, account.uid, account.gid);
      await chown(this.cluster, account.uid, account.gid);
    }

    const { code, output } = await run(
      binaries.initdb,
      [
        `--pgdata=${join(this.cluster, basename(this.home.tables))}`,
        `--username=${USER}`,
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
      `The database in ${this.home.folder} could not be made. See that the disk has room and the folder can be written, ` +
        `or set DB_HOST to use a PostgreSQL server of your own. initdb said:\n${output}`,
    );
  }
}

async function isThere(home: Home): Promise<boolean> {
  return stat(home.cluster).then(
    () => true,
    () => false,
  );
}

/** What those left behind who were killed halfway. */
async function sweepDrafts({ folder }: Home): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /^\.draft-(\d+)-/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid)))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}
