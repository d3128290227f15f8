import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import {
  addressesOf,
  assertDatabaseReachable,
  type DatabaseServer,
  REMOTE_SERVER,
  type Configuration,
  type DatabaseConnection,
  ensureDataFolder,
} from '#libs/platform';
import { EmbeddedPostgres, type EmbeddedConnection } from './embedded-postgres.js';
import { ensureApplicationRole, mayChangeTables } from './ensure-application-role.js';

/** The application's account in an embedded database, whose superuser owns the tables. */
export const APPLICATION_USER = 'callmanager_app';

export interface OpenDatabase {
  /** Account of the application: no superuser, owner of nothing. */
  connection: DatabaseConnection;
  /** Account that owns the tables; with a server of one's own the same unless `DB_MIGRATE_USER` is set. */
  migrator: DatabaseConnection;
  server: DatabaseServer;
  /** Rejects with a sentence when an embedded server died and does not start any more; else it stays pending. */
  lost: Promise<never>;
  /** Stops an embedded server; does nothing otherwise. */
  close(): Promise<void>;
}

/**
 * Connects to the configured PostgreSQL, or starts the embedded one in the data folder, and again whenever it dies.
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

  const { host, port, others, name, user, password } = database;
  const connection = { host, port, others, database: name, user, password };
  const migrator = {
    ...connection,
    user: database.migrateUser,
    password: database.migratePassword,
  };
  if (migrator.user !== connection.user) {
    await assertDatabaseReachable(migrator, 'DB_MIGRATE_USER and DB_MIGRATE_PASS');
    await ensureApplicationRole(migrator, connection);
  }
  await assertDatabaseReachable(connection, 'DB_USER and DB_PASS');
  log(`PostgreSQL at ${addressesOf(connection)}, database ${name}.`);
  if (await mayChangeTables(connection))
    log(
      `DB_USER ${connection.user} may change tables, and switch off what guards the audit trail. Let DB_MIGRATE_USER name the owner, and DB_USER another role.`,
    );
  const lost = new Promise<never>(() => undefined);
  return { connection, migrator, server: REMOTE_SERVER, lost, close: async () => undefined };
}

async function openEmbedded(
  configuration: Configuration,
  log: (line: string) => void,
): Promise<OpenDatabase> {
  await ensureDataFolder(configuration.dataDir);
  const server = new EmbeddedPostgres({ dataDir: join(configuration.dataDir, 'postgres'), log });
  const migrator = await server.start();
  const connection = applicationConnection(migrator);
  try {
    await ensureApplicationRole(migrator, connection);
  } catch (error) {
    await server.stop();
    throw error;
  }
  const lost = new Promise<never>((_, reject) => server.supervise(migrator, reject));
  lost.catch(() => undefined); // Awaiting callers get the error.
  return { connection, migrator, server, lost, close: () => server.stop() };
}

/** The password is derived one-way from the owner's, so that older clusters have it too. */
export function applicationConnection(owner: EmbeddedConnection): EmbeddedConnection {
  const password = createHmac('sha256', owner.password)
    .update(APPLICATION_USER)
    .digest('base64url');
  return { ...owner, user: APPLICATION_USER, password };
}
