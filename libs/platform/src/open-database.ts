import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configuration } from './configuration.js';
import type { Connection } from './connection.js';
import { EmbeddedPostgres } from './embedded-postgres/embedded-postgres.js';

export interface OpenDatabase {
  /** As whom the application works. */
  connection: Connection;
  /** As whom tables are made; the same unless `DB_MIGRATE_USER` is set. */
  migrator: Connection;
  /** Stops an embedded server; another one is left alone. */
  close(): Promise<void>;
}

/** Finds the configured PostgreSQL, or starts the embedded one in the data folder. */
export async function openDatabase(configuration: Configuration, log: (line: string) => void): Promise<OpenDatabase> {
  const { database } = configuration;
  if (database.engine === 'embedded') return openEmbedded(configuration, log);

  const { host, port, name } = database;
  const connection = { host, port, database: name, user: database.user, password: database.password };
  const migrator = { ...connection, user: database.migrateUser, password: database.migratePassword };
  return { connection, migrator, close: async () => undefined };
}

async function openEmbedded(configuration: Configuration, log: (line: string) => void): Promise<OpenDatabase> {
  await openFolder(configuration.dataDir);
  const server = new EmbeddedPostgres({ dataDir: join(configuration.dataDir, 'postgres'), log });
  const connection = await server.start();
  return { connection, migrator: connection, close: () => server.stop() };
}

/** Others may look through the folder, not into our files: PostgreSQL never runs as root, so it must get there. */
async function openFolder(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await chmod(dataDir, 0o755).catch(() => undefined);
}
