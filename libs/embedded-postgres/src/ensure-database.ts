import { Client } from 'pg';

const SHUTTING_DOWN_OR_STARTING = ['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET'];
const CREATED_BY_ANOTHER = ['42P04', '23505'];

export interface ServerConnection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/**
 * Creates an empty database unless it exists.
 *
 * @returns false when the server was stopping or starting, so that the caller should retry
 */
export async function ensureDatabase(server: ServerConnection, name: string): Promise<boolean> {
  const client = new Client({ ...server, database: 'postgres', connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
    return true;
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (CREATED_BY_ANOTHER.includes(code)) return true;
    if (SHUTTING_DOWN_OR_STARTING.includes(code) || /terminated/.test(String(error))) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
