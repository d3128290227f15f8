import { chown, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BackupFile, type BackupManifest, readManifest } from './backup-manifest.js';
import { binariesFor } from './binaries.js';
import { ClusterLayout, clusterLayoutOf } from './cluster-layout.js';
import { copyHashed, someAtOnce } from './copy-hashed.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { clusterExists, draftFolderOf } from './initialise-cluster.js';
import { runProgram } from './run-program.js';

/** Created empty, since a backup has no contents of them. */
const FOLDERS = [
  ...['pg_commit_ts', 'pg_dynshmem', 'pg_notify', 'pg_replslot', 'pg_serial', 'pg_snapshots'],
  ...['pg_stat', 'pg_stat_tmp', 'pg_subtrans', 'pg_tblspc', 'pg_twophase', 'pg_wal/archive_status'],
  ...['pg_logical/snapshots', 'pg_logical/mappings', 'pg_multixact/members', 'pg_xact'],
  ...['pg_multixact/offsets', 'pg_wal/summaries'],
];

/**
 * Restores a backup of a cluster into a data folder without one; the server replays the log at its next start. The
 * cluster appears complete, or not at all.
 *
 * @throws EmbeddedPostgresError the data folder has a database, or the backup is damaged, of another version of
 *   PostgreSQL, or none
 */
export async function restoreCluster(dataDir: string, source: string): Promise<BackupManifest> {
  const manifest = await readManifest(source);
  const layout = await clusterLayoutOf(dataDir);
  if (await clusterExists(layout)) throw occupiedError(layout);
  await assertSameVersion(manifest, layout);

  const draft = new ClusterLayout(layout.folder, layout.account, draftFolderOf(layout));
  try {
    await copyBackup(manifest, source, draft);
    await rename(draft.clusterFolder, layout.clusterFolder).catch(async (error: unknown) => {
      throw (await clusterExists(layout)) ? occupiedError(layout) : error;
    });
    return manifest;
  } finally {
    await rm(draft.clusterFolder, { recursive: true, force: true });
  }
}

async function copyBackup(
  { files }: BackupManifest,
  source: string,
  draft: ClusterLayout,
): Promise<void> {
  const folders = new Set([
    draft.clusterFolder,
    draft.pgdata,
    ...FOLDERS.map((name) => join(draft.pgdata, name)),
    ...files.map(({ path }) => dirname(join(draft.pgdata, path))),
  ]);
  for (const folder of folders) await mkdir(folder, { recursive: true, mode: 0o700 });
  await someAtOnce(files, (file) => copyIntact(file, join(source, 'pgdata'), draft.pgdata));
  if (!(await copyHashed(join(source, 'password'), draft.passwordFile)))
    throw damagedError('password');
  if (draft.account) await giveTo(draft, [...parentsOf(folders, draft), ...files]);
}

async function copyIntact(file: BackupFile, from: string, to: string): Promise<void> {
  if (file.path.split('/').includes('..')) throw damagedError(file.path);
  const copied = await copyHashed(join(from, file.path), join(to, file.path));
  if (copied?.sha256 !== file.sha256) throw damagedError(file.path);
}

/** Every folder between the cluster and the created ones. */
function parentsOf(folders: ReadonlySet<string>, draft: ClusterLayout): Set<string> {
  const all = new Set<string>();
  for (let folder of folders)
    for (; folder.length >= draft.clusterFolder.length; folder = dirname(folder)) all.add(folder);
  return all;
}

async function giveTo(
  { account, pgdata, passwordFile }: ClusterLayout,
  made: readonly (string | BackupFile)[],
): Promise<void> {
  const paths = made.map((one) => (typeof one === 'string' ? one : join(pgdata, one.path)));
  for (const path of [...paths, passwordFile]) await chown(path, account!.uid, account!.gid);
}

async function assertSameVersion(
  { postgres: made }: BackupManifest,
  layout: ClusterLayout,
): Promise<void> {
  const { postgres } = await binariesFor(layout.account);
  const { output } = await runProgram(postgres, ['--version'], layout.account);
  const ours = Number(/\) (\d+)/.exec(output)?.[1]);
  if (ours === made) return;
  throw new EmbeddedPostgresError(
    `The backup was made with PostgreSQL ${made}, and this CallManager has ${ours}. Restore it with the CallManager it was made with.`,
  );
}

function occupiedError({ folder }: ClusterLayout): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `There is a database in ${folder} already. A backup is restored where there is none: move that folder away, or set DATA_DIR to another one.`,
  );
}

function damagedError(path: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `The backup is damaged: ${path} is not what it was. Nothing was restored; take another backup.`,
  );
}
