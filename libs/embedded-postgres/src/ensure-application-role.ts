import { createHash, createHmac, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { type DatabaseConnection, PrimaryClient } from '#libs/platform';

const ITERATIONS = 4096;
const MADE_BY_ANOTHER = ['42710', '23505'];

/**
 * Makes the role that the application signs in with, unless it exists or the owner may make none. It may sign in and nothing
 * else; `migrate` grants it the rows of our tables.
 */
export async function ensureApplicationRole(
  owner: DatabaseConnection,
  { user, password }: Pick<DatabaseConnection, 'user' | 'password'>,
): Promise<void> {
  const client = new PrimaryClient({ ...owner, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query(
      `select from pg_roles where rolname = $1
       union all
       select from pg_roles where rolname = current_user and not (rolsuper or rolcreaterole)`,
      [user],
    );
    if (rowCount) return;
    const verifier = client.escapeLiteral(await scramVerifier(password));
    await client.query(
      `create role ${client.escapeIdentifier(user)} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password ${verifier}`,
    );
  } catch (error) {
    if (!MADE_BY_ANOTHER.includes((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Whether a role is a superuser or owns one of our tables. */
export async function mayChangeTables(connection: DatabaseConnection): Promise<boolean> {
  const client = new PrimaryClient({ ...connection, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ may: boolean }>(
      `select rolsuper or exists(select from pg_class where relowner = r.oid and relnamespace = 'public'::regnamespace) as may
         from pg_roles r where rolname = current_user`,
    );
    return rows[0]!.may;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** PostgreSQL's verifier of a password (RFC 5802), so that no log of statements contains the password. */
async function scramVerifier(password: string): Promise<string> {
  const salt = randomBytes(16);
  const salted = await promisify(pbkdf2)(
    password.normalize('NFKC'),
    salt,
    ITERATIONS,
    32,
    'sha256',
  );
  const hmac = (text: string): Buffer => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(hmac('Client Key')).digest('base64');
  const serverKey = hmac('Server Key').toString('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}
