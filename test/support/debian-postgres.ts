import { execFile } from 'node:child_process';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { DatabaseConnection } from '#libs/platform';
import { programPath } from './optional-programs.js';
import { patiently } from './patiently.js';
import { freePort } from './server-process.js';

const run = promisify(execFile);

/** Debian's PostgreSQL 15 on loopback, a cluster of its own. Inside `describeWithProgram('postgres15', …)`. */
export class DebianPostgres {
  private isAlive = false;

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
    const server = await DebianPostgres.prepared();
    const own = ['-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'];
    await server.run('initdb', ['-D', server.data, '-U', 'callmanager', ...own]);
    await server.launch();
    return server;
  }

  /** A standby that follows this server, a little later. */
  async standby(): Promise<DebianPostgres> {
    const standby = await DebianPostgres.prepared();
    const { host, port, user } = this.connection;
    const from = ['-h', host, '-p', String(port), '-U', user, '-c', 'fast', '-R'];
    await standby.run('pg_basebackup', ['-D', standby.data, ...from]);
    await standby.launch();
    return standby;
  }

  /** A standby that follows this server. Whoever commits here waits until the standby has it, too. */
  async synchronousStandby(): Promise<DebianPostgres> {
    const standby = await this.standby();
    await this.sql(`alter system set synchronous_standby_names = '*'`);
    await this.sql('select pg_reload_conf()');
    await patiently(
      'the standby is synchronous',
      async () => (await this.sql('select sync_state from pg_stat_replication')) === 'sync',
    );
    return standby;
  }

  /** It answers nobody and ends no connection, until it is told to go on. */
  async hang(signal: 'SIGSTOP' | 'SIGCONT'): Promise<void> {
    await this.signal(signal);
  }

  /** It ends no connection and writes nothing more, as when a machine loses its power. */
  async kill(): Promise<void> {
    await this.signal('SIGKILL');
    this.isAlive = false;
  }

  /** Starts what was killed, once its processes are gone. */
  async restart(): Promise<void> {
    const starts = (): Promise<boolean> =>
      this.launch().then(
        () => true,
        () => false,
      );
    await patiently('it starts again', starts);
  }

  /** A standby takes the writes from now on. */
  async promote(): Promise<void> {
    await this.run('pg_ctl', ['-D', this.data, '-w', 'promote']);
  }

  async stop(): Promise<void> {
    if (this.isAlive) await this.run('pg_ctl', ['-D', this.data, '-w', '-m', 'fast', 'stop']);
    await rm(this.folder, { recursive: true, force: true });
  }

  /** The first value of the first row. */
  async sql(statement: string): Promise<unknown> {
    const client = new pg.Client(this.connection);
    await client.connect();
    const { rows } = await client.query<unknown[]>({ text: statement, rowMode: 'array' });
    await client.end();
    return rows[0]?.[0];
  }

  /** An empty folder and a free port. */
  private static async prepared(): Promise<DebianPostgres> {
    const who = await unprivileged();
    const folder = await mkdtemp(join(tmpdir(), 'callmanager-postgres-'));
    if (who.uid !== undefined) await chown(folder, who.uid, who.gid!);
    const connection = {
      ...{ host: '127.0.0.1', port: await freePort(), database: 'postgres' },
      ...{ user: 'callmanager', password: '' },
    };
    return new DebianPostgres(folder, { ...who, cwd: folder }, connection);
  }

  private async launch(): Promise<void> {
    const { port } = this.connection;
    const own = '-c fsync=off -c shared_preload_libraries=pg_stat_statements';
    const settings = `-p ${port} -k ${this.folder} -c listen_addresses=127.0.0.1 ${own}`;
    const start = ['-w', '-l', join(this.folder, 'log'), '-o', settings, 'start'];
    await this.run('pg_ctl', ['-D', this.data, ...start]);
    this.isAlive = true;
  }

  /** To the postmaster, and to the processes of its connections as far as they are still there. */
  private async signal(signal: NodeJS.Signals): Promise<void> {
    const [pid = ''] = (await readFile(join(this.data, 'postmaster.pid'), 'utf8')).split('\n');
    const { stdout } = await run('pgrep', ['-P', pid]);
    for (const each of [pid, ...stdout.split('\n').filter(Boolean)])
      try {
        process.kill(Number(each), signal);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
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
