import { execFile } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { DatabaseConnection } from '#libs/platform';
import { programPath } from './optional-programs.js';
import { freePort } from './server-process.js';

const run = promisify(execFile);

/** Debian's PostgreSQL 15 on loopback, a cluster of its own. Inside `describeWithProgram('postgres15', …)`. */
export class DebianPostgres {
  private constructor(
    private readonly folder: string,
    private readonly options: { uid?: number; gid?: number; cwd: string },
    /** Of its superuser, who needs no password. */
    readonly connection: DatabaseConnection,
  ) {}

  /** Where its programs are. */
  static get programs(): string {
    return dirname(programPath('postgres15')!);
  }

  static async start(): Promise<DebianPostgres> {
    const who = await unprivileged();
    const folder = await mkdtemp(join(tmpdir(), 'callmanager-postgres-'));
    if (who.uid !== undefined) await chown(folder, who.uid, who.gid!);
    const connection = {
      ...{ host: '127.0.0.1', port: await freePort(), database: 'postgres' },
      ...{ user: 'callmanager', password: '' },
    };
    const server = new DebianPostgres(folder, { ...who, cwd: folder }, connection);
    const own = ['-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'];
    await server.run('initdb', ['-D', server.data, '-U', 'callmanager', ...own]);
    const settings = `-p ${connection.port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
    const start = ['-w', '-l', join(folder, 'log'), '-o', settings, 'start'];
    await server.run('pg_ctl', ['-D', server.data, ...start]);
    return server;
  }

  async stop(): Promise<void> {
    await this.run('pg_ctl', ['-D', this.data, '-w', '-m', 'fast', 'stop']);
    await rm(this.folder, { recursive: true, force: true });
  }

  private get data(): string {
    return join(this.folder, 'data');
  }

  private async run(program: string, args: string[]): Promise<void> {
    await run(join(DebianPostgres.programs, program), args, this.options);
  }
}

/** PostgreSQL refuses to run as root. */
async function unprivileged(): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const id = async (flag: string): Promise<number> =>
    Number((await run('id', [flag, 'postgres'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}
