import { addressesOf, type DatabaseConnection } from './database-connection.js';
import { ConfigurationError } from '../configuration/environment.js';
import { PrimaryClient } from './primary-client.js';

const OLDEST_VERSION = 15;
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * @param credentials the variables that user and password come from
 * @throws ConfigurationError naming the variable to check
 */
export async function assertDatabaseReachable(
  connection: DatabaseConnection,
  credentials: string,
): Promise<void> {
  const client = new PrimaryClient({ ...connection, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      `select current_setting('server_version_num')::int / 10000 as version`,
    );
    const version = rows[0]!.version;
    if (version < OLDEST_VERSION)
      throw new ConfigurationError(
        `DB_HOST names a PostgreSQL ${version}; CallManager needs ${OLDEST_VERSION} or newer.`,
      );
  } catch (error) {
    throw error instanceof ConfigurationError
      ? error
      : unreachableError(connection, credentials, error as Error & { code?: string });
  } finally {
    await client.end().catch(() => undefined);
  }
}

function unreachableError(
  connection: DatabaseConnection,
  credentials: string,
  cause: Error & { code?: string },
): ConfigurationError {
  const { code = '' } = cause;
  const { database, user } = connection;
  const address = addressesOf(connection);
  const reason = cause.message || code;
  if (code.startsWith('28'))
    return new ConfigurationError(
      `${credentials} are not let in at ${address} (${reason}); right them.`,
      { cause },
    );
  if (code === '3D000')
    return new ConfigurationError(
      `DB_NAME: there is no database "${database}" at ${address}; create it for ${user}.`,
      { cause },
    );
  if (code === '42501')
    return new ConfigurationError(
      `DB_USER "${user}" may not use the database "${database}" (${reason}); grant it.`,
      { cause },
    );
  return new ConfigurationError(
    `DB_HOST and DB_PORT: PostgreSQL does not answer at ${address} (${reason}); start it, or name another.`,
    { cause },
  );
}
