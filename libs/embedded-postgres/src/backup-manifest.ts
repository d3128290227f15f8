import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

const FILE = 'backup.json';
const FORMAT = 'callmanager cluster 1';

/** A file of a backup: path below `pgdata`, with slashes; bytes; SHA-256 in hex. */
export interface BackupFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/** The contents of a cluster's backup, stored in the backup itself. */
export interface BackupManifest {
  /** ISO text. */
  readonly madeAt: string;
  /** Major version of PostgreSQL. */
  readonly postgres: number;
  readonly files: readonly BackupFile[];
}

export async function writeManifest(folder: string, manifest: BackupManifest): Promise<void> {
  const text = JSON.stringify({ format: FORMAT, ...manifest });
  await writeFile(join(folder, FILE), text, { mode: 0o600, flush: true });
}

/** @throws EmbeddedPostgresError the folder is no backup of a cluster */
export async function readManifest(folder: string): Promise<BackupManifest> {
  const text = await readFile(join(folder, FILE), 'utf8').catch(() => '{}');
  const manifest = parsed(text);
  if (manifest?.format === FORMAT) return manifest;
  throw new EmbeddedPostgresError(
    `${folder} is no backup of an embedded database: its ${FILE} is missing or not understood.`,
  );
}

function parsed(text: string): (BackupManifest & { format?: string }) | null {
  try {
    return JSON.parse(text) as BackupManifest & { format?: string };
  } catch {
    return null;
  }
}
