import pg from 'pg';
import type { Connection } from './connection.js';
import { ConfigurationError } from './environment.js';

const OLDEST = 14;
const PATIENCE_MS = 10_000;

/**
 * @param credentials the variables that user and password come from
 * @throws ConfigurationError telling which variable to look at
 */
export async function assertReachable(connection: Connection, credentials: string): Promise<void> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: PATIENCE_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      `select current_setting('server_version_num')::int / 10000 as version`,
    );
    const version = rows[0]!.version;
    if (version < OLDEST)
      throw new ConfigurationError(
        `DB_HOST names a PostgreSQL ${version}; CallManager needs ${OLDEST} or newer.`,
      );
  } catch (error) {
    throw error instanceof ConfigurationError
      ? error
      : refusal(connection, credentials, error as Error & { code?: string });
  } finally {
    await client.end().catch(() => undefined);
  }
}

function refusal(
  { host, port, database, user }: Connection,
  credentials: string,
  cause: Error & { code?: string },
): ConfigurationError {
  const { code = '' } = cause;
  const place = `${host}:${port}`;
  const said = cause.message || code;
  if (code.startsWith('28'))
    return new ConfigurationError(
      `${credentials} are not let in at ${place} (${said}); right them.`,
      { cause },
    );
  if (code === '3D000')
    return new ConfigurationError(
      `DB_NAME: there is no database "${database}" at ${place}; create it for ${user}.`,
      { cause },
    );
  if (code === '42501')
    return new ConfigurationError(
      `DB_USER "${user}" may not use the database "${database}" (${said}); grant it.`,
      { cause },
    );
  return new ConfigurationError(
    `DB_HOST and DB_PORT: PostgreSQL does not answer at ${place} (${said}); start it, or name another.`,
    { cause },
  );
}
