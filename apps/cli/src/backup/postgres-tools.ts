import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { ConfigurationError, type DatabaseConnection, PrimaryClient } from '#libs/platform';

export type PostgresTool = 'pg_dump' | 'pg_restore';

/** Runs PostgreSQL's own programs against an external server. */
export class PostgresTools {
  /** @param folder of the programs; null: found on the PATH */
  constructor(
    private readonly connection: DatabaseConnection,
    private readonly folder: string | null,
  ) {}

  /** @throws ConfigurationError the program is missing, or older than the server */
  async assertFits(tool: PostgresTool): Promise<void> {
    const server = Number(await this.value(`current_setting('server_version_num')::int / 10000`));
    const { code, output } = await this.run(tool, ['--version']);
    const version = Number(/\(PostgreSQL\) (\d+)/.exec(output)?.[1]);
    const advice = `Install the programs of PostgreSQL ${server} (Debian: postgresql-client-${server}), or name their folder with --programs.`;
    if (code !== 0 || !version)
      throw new ConfigurationError(`${tool} does not run (${output.trim()}). ${advice}`);
    if (version < server)
      throw new ConfigurationError(
        `${tool} is of version ${version}, and the server of version ${server}, which it cannot read. ${advice}`,
      );
  }

  /** @throws ConfigurationError with the program's error output */
  async execute(tool: PostgresTool, args: readonly string[]): Promise<void> {
    const { host, port, others = [], user, database } = this.connection;
    const servers = [{ host, port }, ...others];
    const { code, output } = await this.run(tool, [
      ...['--host', servers.map((each) => each.host).join(',')],
      ...['--port', servers.map((each) => each.port).join(',')],
      ...['--username', user, '--no-password'],
      ...['--dbname', database, '--no-owner', '--no-privileges', ...args],
    ]);
    if (code !== 0) throw new ConfigurationError(`${tool} failed. It said:\n${output.trim()}`);
  }

  /** Whether the database contains no tables yet, ours or others. */
  async isDatabaseEmpty(): Promise<boolean> {
    const isOccupied = await this.value(
      `exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname !~ '^pg_' and n.nspname <> 'information_schema')`,
    );
    return isOccupied === false;
  }

  private async value(expression: string): Promise<unknown> {
    const client = new PrimaryClient(this.connection);
    try {
      await client.connect();
      const { rows } = await client.query<{ value: unknown }>(`select ${expression} as value`);
      return rows[0]!.value;
    } finally {
      await client.end();
    }
  }

  private async run(
    tool: PostgresTool,
    args: readonly string[],
  ): Promise<{ code: number | null; output: string }> {
    const program = this.folder === null ? tool : join(this.folder, tool);
    const { PATH, SystemRoot, TEMP, TMP } = process.env;
    const env = {
      ...{ PATH, SystemRoot, TEMP, TMP, LC_ALL: 'C' },
      ...{ PGPASSWORD: this.connection.password, PGTARGETSESSIONATTRS: 'read-write' },
    };
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const failed = new Promise<string>((resolve) =>
      child.once('error', ({ message }) => resolve(message)),
    );
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const said = Promise.all([text(child.stdout), text(child.stderr)]).then((both) =>
      both.join(''),
    );
    const output = await Promise.race([said, failed]);
    return { code: await ended, output };
  }
}
