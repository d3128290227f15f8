import { join } from 'node:path';
import {
  assertDatabaseReachable,
  type Configuration,
  type DatabaseConnection,
  ensureDataFolder,
} from '#libs/platform';
import { EmbeddedPostgres } from './embedded-postgres.js';

export interface OpenDatabase {
  /** Account of the application. */
  connection: DatabaseConnection;
  /** Account that owns the tables; the same unless `DB_MIGRATE_USER` is set. */
  migrator: DatabaseConnection;
  /** Stops an embedded server; does nothing otherwise. */
  close(): Promise<void>;
}

/**
 * Connects to the configured PostgreSQL, or starts the embedded one in the data folder.
 *
 * @throws ConfigurationError the configured one cannot be reached, refuses the account, or is too
 * old
 * @throws EmbeddedPostgresError the embedded one does not start
 */
export async function openDatabase(
  configuration: Configuration,
  log: (line: string) => void,
): Promise<OpenDatabase> {
  const { database } = configuration;
  if (database.engine === 'embedded') return openEmbedded(configuration, log);

  const { host, port, name } = database;
  const connection = {
    host,
    port,
    database: name,
    user: database.user,
    password: database.password,
  };
  const migrator = {
    ...connection,
    user: database.migrateUser,
    password: database.migratePassword,
  };
  await assertDatabaseReachable(connection, 'DB_USER and DB_PASS');
  log(`PostgreSQL at ${host}:${port}, database ${name}.`);
  if (migrator.user !== connection.user)
    await assertDatabaseReachable(migrator, 'DB_MIGRATE_USER and DB_MIGRATE_PASS');
  return { connection, migrator, close: async () => undefined };
}

async function openEmbedded(
  configuration: Configuration,
  log: (line: string) => void,
): Promise<OpenDatabase> {
  await ensureDataFolder(configuration.dataDir);
  const server = new EmbeddedPostgres({ dataDir: join(configuration.dataDir, 'postgres'), log });
  const connection = await server.start();
  return { connection, migrator: connection, close: () => server.stop() };
}
