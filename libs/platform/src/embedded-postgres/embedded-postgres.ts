import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { binariesFor, type Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { ensureDatabase, type Server } from './ensure-database.js';
import { freePort } from './free-port.js';
import { homeOf, type Home } from './home.js';
import { initialise, USER } from './initialise.js';
import { launch } from './launch.js';
import { postmasterOf } from './postmaster.js';
import { run } from './run-program.js';
import { Tenants } from './tenants.js';

const DATABASE = 'callmanager';
/** Long enough for the recovery after a power cut. */
const PATIENCE = 60_000;

export interface EmbeddedPostgresOptions {
  /** Folder for the database, its log and its password, as in `./.data/postgres`. Made when missing. */
  readonly dataDir: string;
  /** Any free port when absent or taken. A server that runs already keeps the port it has. */
  readonly preferredPort?: number;
  /** PostgreSQL settings by name, as in `{ max_connections: '300' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told, in a sentence, what took place. */
  readonly log?: (line: string) => void;
}

export interface EmbeddedConnection extends Server {
  readonly host: '127.0.0.1';
  readonly database: typeof DATABASE;
}

/**
 * A real PostgreSQL from its npm package, for those who have none. It runs beside us, not inside: when we are killed it
 * goes on, and the next start finds it. Several processes may share one data folder; the last one to stop stops it.
 */
export class EmbeddedPostgres {
  private home?: Home;
  private tenants?: Tenants;

  constructor(private readonly options: EmbeddedPostgresOptions) {}

  /**
   * Starts the server, or finds the one that runs already. Makes the database `callmanager` when it is missing.
   *
   * @throws EmbeddedPostgresError with a sentence that tells what to do
   */
  async start(): Promise<EmbeddedConnection> {
    const home = await this.settle();
    const tenants = (this.tenants ??= new Tenants(home.tenants));
    const binaries = await binariesFor(home.account);
    await initialise(home, binaries, this.options.settings?.['fsync'] !== 'off');
    await tenants.enter();
    try {
      return await this.connection(home, binaries, tenants);
    } catch (error) {
      await tenants.leave();
      throw error;
    }
  }

  /** Stops the server, unless another process uses it: open transactions are rolled back, the rest is safe on disk. */
  async stop(): Promise<void> {
    const home = await this.settle();
    const tenants = (this.tenants ??= new Tenants(home.tenants));
    await tenants.leave();
    if (!(await postmasterOf(home.tables))) return;
    if (await tenants.remain())
      return this.say('PostgreSQL goes on for another process that uses it.');

    const { pgCtl } = await binariesFor(home.account);
    const { output } = await run(
      pgCtl,
      ['stop', '-D', home.tables, '-m', 'fast', '-w', '-t', '60'],
      home.account,
    );
    if (await postmasterOf(home.tables)) {
      throw new EmbeddedPostgresError(
        `PostgreSQL in ${home.folder} does not stop; look at ${home.log}. It said: ${output}`,
      );
    }
    this.say('PostgreSQL has stopped.');
  }

  private async settle(): Promise<Home> {
    return (this.home ??= await homeOf(this.options.dataDir));
  }

  private async connection(
    home: Home,
    binaries: Binaries,
    tenants: Tenants,
  ): Promise<EmbeddedConnection> {
    const password = await passwordOf(home);
    for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await sleep(20)) {
      const running = await postmasterOf(home.tables);
      if (!running) await this.startOnce(home, binaries, tenants, deadline);
      else if (running.ready) {
        const server = { host: '127.0.0.1', port: running.port, user: USER, password } as const;
        if (await this.opens(home, server)) return { ...server, database: DATABASE };
      }
    }
    throw new EmbeddedPostgresError(
      `PostgreSQL in ${home.folder} neither starts nor stops. Look at ${home.log}, end its processes, and start again.`,
    );
  }

  private async startOnce(
    home: Home,
    binaries: Binaries,
    tenants: Tenants,
    deadline: number,
  ): Promise<void> {
    let port = await freePort(this.options.preferredPort);
    for (;;) {
      const launched = await launch(home, binaries, port, this.options.settings ?? {}, deadline);
      if (launched === 'ready') {
        await tenants.forgetEarlier();
        return this.say(`PostgreSQL listens on 127.0.0.1:${port}, its data is in ${home.folder}.`);
      }
      if (launched === 'busy' || Date.now() > deadline) return;
      port = await freePort();
    }
  }

  private async opens(home: Home, server: Server): Promise<boolean> {
    return ensureDatabase(server, DATABASE).catch((cause: unknown) => {
      throw new EmbeddedPostgresError(
        `PostgreSQL in ${home.folder} runs on port ${server.port} but does not let us in (${String(cause)}). ` +
          `Stop that server, see that ${home.password} is the file it was made with, and start again.`,
        { cause },
      );
    });
  }

  private say(line: string): void {
    this.options.log?.(line);
  }
}

async function passwordOf(home: Home): Promise<string> {
  try {
    return (await readFile(home.password, 'utf8')).trim();
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `The password of the database is missing from ${home.password}. Restore that file from a backup, ` +
        `or set DATA_DIR to another folder to begin with an empty database.`,
      { cause },
    );
  }
}
