import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Client } from 'pg';
import { type BackupFile, writeManifest } from './backup-manifest.js';
import { type ClusterLayout, clusterLayoutOf } from './cluster-layout.js';
import { copyHashed, someAtOnce } from './copy-hashed.js';
import { EmbeddedPostgres } from './embedded-postgres.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { clusterExists } from './initialise-cluster.js';

/** Folders whose contents belong to a running server, which creates them at its start. */
const EMPTY_FOLDERS = [
  ...['pg_dynshmem', 'pg_notify', 'pg_replslot', 'pg_serial', 'pg_snapshots'],
  ...['pg_stat_tmp', 'pg_subtrans', 'pg_wal'],
];
const LEFT_OUT = /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?)$/;
const LEFT_OUT_ANYWHERE = /(^|\/)(pgsql_tmp[^/]*|pg_internal\.init[^/]*)(\/|$)/;
/** Copied last: it names the position from which the log is replayed. */
const CONTROL_FILE = 'global/pg_control';
const LOG_FILE = /^[0-9A-F]{24}$/;

export interface BackupSummary {
  readonly files: number;
  readonly bytes: number;
}

/**
 * Copies the cluster of a data folder while its server runs, between `pg_backup_start` and `pg_backup_stop`, with the log that was
 * written meanwhile. The copy appears at the end, or not at all.
 *
 * @param target a folder that does not exist yet
 * @throws EmbeddedPostgresError there is no cluster, or something where the copy is to be
 */
export async function backUpCluster(
  dataDir: string,
  target: string,
  log: (line: string) => void,
): Promise<BackupSummary> {
  const layout = await clusterLayoutOf(dataDir);
  if (!(await clusterExists(layout)))
    throw new EmbeddedPostgresError(`There is no database in ${layout.folder} to back up.`);
  if (await readdir(target).catch(() => null))
    throw new EmbeddedPostgresError(
      `There is something at ${target} already; name another folder.`,
    );

  const postgres = new EmbeddedPostgres({ dataDir, log });
  const owner = await postgres.start();
  const draft = join(
    dirname(resolve(target)),
    `.backup-${process.pid}-${randomBytes(4).toString('hex')}`,
  );
  const client = new Client({ ...owner });
  client.on('error', () => undefined);
  try {
    await mkdir(draft, { mode: 0o700 });
    await client.connect();
    const files = await new RunningCopy(client, layout, draft).make();
    await copyHashed(layout.passwordFile, join(draft, 'password'));
    const postgresVersion = Number(await readFile(join(draft, 'pgdata/PG_VERSION'), 'utf8'));
    await writeManifest(draft, {
      madeAt: new Date().toISOString(),
      postgres: postgresVersion,
      files,
    });
    await rename(draft, target);
    return { files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) };
  } finally {
    await client.end().catch(() => undefined);
    await rm(draft, { recursive: true, force: true });
    await postgres.stop();
  }
}

class RunningCopy {
  private readonly files: BackupFile[] = [];

  constructor(
    private readonly client: Client,
    private readonly layout: ClusterLayout,
    private readonly draft: string,
  ) {}

  async make(): Promise<BackupFile[]> {
    await this.keepLog();
    const [{ first }] = await this.rows<{ first: string }>(
      `select pg_walfile_name(pg_backup_start('callmanager backup', true)) as first`,
    );
    await this.copyTables();
    const [stop] = await this.rows<{ last: string; label: string }>(
      'select pg_walfile_name(lsn) as last, labelfile as label from pg_backup_stop(false)',
    );
    await this.write('backup_label', stop.label);
    await this.copyLog(first, stop.last);
    return this.files;
  }

  /** Keeps all segments of the log until this connection ends. */
  private async keepLog(): Promise<void> {
    const slot = `backup_${randomBytes(8).toString('hex')}`;
    await this.rows('select pg_create_physical_replication_slot($1, true, true)', [slot]);
  }

  private async copyTables(): Promise<void> {
    await mkdir(join(this.draft, 'pgdata'), { mode: 0o700 });
    const entries = await readdir(this.layout.pgdata, { recursive: true, withFileTypes: true });
    const paths: string[] = [];
    for (const entry of entries) {
      const path = relativePath(this.layout.pgdata, join(entry.parentPath, entry.name));
      const [top, ...below] = path.split('/');
      if (LEFT_OUT.test(path) || LEFT_OUT_ANYWHERE.test(path)) continue;
      if (below.length > 0 && EMPTY_FOLDERS.includes(top!)) continue;
      if (entry.isSymbolicLink())
        throw new EmbeddedPostgresError(
          `${path} in ${this.layout.pgdata} leads elsewhere; a backup holds what is in that folder.`,
        );
      if (entry.isDirectory())
        await mkdir(join(this.draft, 'pgdata', path), { mode: 0o700, recursive: true });
      else if (path !== CONTROL_FILE) paths.push(path);
    }
    await someAtOnce(paths, (path) => this.copy(path));
    await mkdir(join(this.draft, 'pgdata/pg_wal/archive_status'), { recursive: true, mode: 0o700 });
    await this.copy(CONTROL_FILE);
  }

  private async copyLog(first: string, last: string): Promise<void> {
    for (const name of await readdir(join(this.layout.pgdata, 'pg_wal')))
      if (LOG_FILE.test(name) && name >= first && name <= last) await this.copy(`pg_wal/${name}`);
  }

  private async copy(path: string): Promise<void> {
    const target = join(this.draft, 'pgdata', path);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const copied = await copyHashed(join(this.layout.pgdata, path), target);
    if (copied) this.files.push({ path, ...copied });
    else await rm(target, { force: true }); // A table that was dropped meanwhile.
  }

  private async write(path: string, text: string): Promise<void> {
    const draft = join(this.draft, 'label');
    await writeFile(draft, text, { mode: 0o600 });
    const copied = await copyHashed(draft, join(this.draft, 'pgdata', path));
    this.files.push({ path, ...copied! });
    await rm(draft);
  }

  private async rows<Row extends object>(sql: string, values: unknown[] = []): Promise<[Row]> {
    return (await this.client.query<Row>(sql, values)).rows as [Row];
  }
}

function relativePath(folder: string, path: string): string {
  return path.slice(folder.length + 1).replaceAll('\\', '/');
}
