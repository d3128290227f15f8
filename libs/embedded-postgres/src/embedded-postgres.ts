import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseServer } from '#libs/platform';
import { binariesFor, type Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { ensureDatabase, type ServerConnection } from './ensure-database.js';
import { freePort } from './free-port.js';
import { clusterLayoutOf, type ClusterLayout } from './cluster-layout.js';
import { initialiseCluster, DATABASE_USER } from './initialise-cluster.js';
import { launchServer } from './launch-server.js';
import { postmasterOf } from './postmaster.js';
import { runProgram } from './run-program.js';
import { DataFolderLock } from './data-folder-lock.js';
import { freeSpace } from './free-space.js';
import { type ServerState, ServerSupervisor } from './server-supervisor.js';

const DATABASE = 'callmanager';
/** Less than a segment of its log, and the server neither goes on nor starts. */
const NEEDED_BYTES = 16 * 1024 * 1024;
/** Milliseconds; enough for recovery after a power cut. */
const START_TIMEOUT_MS = 60_000;

export interface EmbeddedPostgresOptions {
  /**
   * Folder of the database, its log and its password, as in `./.data/postgres`. Created when
   * missing.
   */
  readonly dataDir: string;
  /** Absent or taken: any free port. A running server keeps its port. */
  readonly preferredPort?: number;
  /** PostgreSQL settings by name, as in `{ max_connections: '300' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Called with a sentence about each step. */
  readonly log?: (line: string) => void;
}

export interface EmbeddedConnection extends ServerConnection {
  readonly host: '127.0.0.1';
  readonly database: typeof DATABASE;
}

/**
 * A PostgreSQL server from an npm package, in a process of its own. It survives when we are killed,
 * and the next start finds it. Several processes may share a data folder; the last one to stop
 * stops the server.
 */
export class EmbeddedPostgres implements DatabaseServer {
  private layout?: ClusterLayout;
  private lock?: DataFolderLock;
  private supervisor?: ServerSupervisor;

  constructor(private readonly options: EmbeddedPostgresOptions) {}

  /**
   * Starts the server, or finds a running one, and creates the database `callmanager` when it is
   * missing.
   *
   * @throws EmbeddedPostgresError with a message that says what to do
   */
  async start(): Promise<EmbeddedConnection> {
    const layout = await this.resolveLayout();
    const lock = (this.lock ??= new DataFolderLock(layout.lockFolder));
    const binaries = await binariesFor(layout.account);
    await initialiseCluster(layout, binaries, this.options.settings?.['fsync'] !== 'off');
    await lock.acquire();
    try {
      return await this.connect(layout, binaries, lock);
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  /**
   * From now on the server is started again when it dies, at the same port.
   *
   * @param onLost called once, with a sentence, when it does not start any more
   */
  supervise({ port }: EmbeddedConnection, onLost: (error: EmbeddedPostgresError) => void): void {
    this.supervisor ??= new ServerSupervisor(
      {
        state: async () => this.stateAt(port),
        restart: () => this.restartAt(port),
        isDiskFull: async () => ((await this.freeSpace()) ?? NEEDED_BYTES) < NEEDED_BYTES,
      },
      (line) => this.log(line),
      onLost,
    );
    this.supervisor.start();
  }

  get isRunning(): boolean {
    return this.supervisor?.isServerRunning ?? true;
  }

  async freeSpace(): Promise<number | null> {
    return freeSpace((await this.resolveLayout()).folder);
  }

  /** Stops the server, unless another process uses it. Open transactions are rolled back. */
  async stop(): Promise<void> {
    await this.supervisor?.stop();
    const layout = await this.resolveLayout();
    const lock = (this.lock ??= new DataFolderLock(layout.lockFolder));
    await lock.release();
    if (!(await postmasterOf(layout.pgdata))) return;
    if (await lock.isHeldByOthers())
      return this.log('PostgreSQL goes on for another process that uses it.');

    const { pgCtl } = await binariesFor(layout.account);
    const { output } = await runProgram(
      pgCtl,
      ['stop', '-D', layout.pgdata, '-m', 'fast', '-w', '-t', '60'],
      layout.account,
    );
    if (await postmasterOf(layout.pgdata)) {
      throw new EmbeddedPostgresError(
        `PostgreSQL in ${layout.folder} does not stop; look at ${layout.logFile}. It said: ${output}`,
      );
    }
    this.log('PostgreSQL has stopped.');
  }

  private async resolveLayout(): Promise<ClusterLayout> {
    return (this.layout ??= await clusterLayoutOf(this.options.dataDir));
  }

  private async stateAt(port: number): Promise<ServerState> {
    const { pgdata, folder } = await this.resolveLayout();
    const running = await postmasterOf(pgdata);
    if (!running) return 'dead';
    if (running.port === port) return running.ready ? 'ready' : 'starting';
    throw new EmbeddedPostgresError(
      `PostgreSQL in ${folder} died, and another program started it at port ${running.port} instead of ${port}. Start CallManager again.`,
    );
  }

  private async restartAt(port: number): Promise<void> {
    const layout = await this.resolveLayout();
    const { settings = {} } = this.options;
    const binaries = await binariesFor(layout.account);
    const deadline = Date.now() + START_TIMEOUT_MS;
    const outcome = await launchServer(layout, binaries, port, settings, deadline);
    if (outcome === 'ready') return;
    const why =
      outcome === 'busy' ? 'its old processes do not end' : `another program took its port ${port}`;
    throw new EmbeddedPostgresError(
      `PostgreSQL in ${layout.folder} died, and ${why}. Start CallManager again.`,
    );
  }

  private async connect(
    layout: ClusterLayout,
    binaries: Binaries,
    lock: DataFolderLock,
  ): Promise<EmbeddedConnection> {
    const password = await passwordOf(layout);
    for (const deadline = Date.now() + START_TIMEOUT_MS; Date.now() < deadline; await sleep(20)) {
      const running = await postmasterOf(layout.pgdata);
      if (!running) await this.startServer(layout, binaries, lock, deadline);
      else if (running.ready) {
        const server = {
          host: '127.0.0.1',
          port: running.port,
          user: DATABASE_USER,
          password,
        } as const;
        if (await this.acceptsUs(layout, server)) {
          this.log(
            `PostgreSQL listens on 127.0.0.1:${running.port}, its data is in ${layout.folder}.`,
          );
          return { ...server, database: DATABASE };
        }
      }
    }
    throw new EmbeddedPostgresError(
      `PostgreSQL in ${layout.folder} neither starts nor stops. Look at ${layout.logFile}, end its processes, and start again.`,
    );
  }

  private async startServer(
    layout: ClusterLayout,
    binaries: Binaries,
    lock: DataFolderLock,
    deadline: number,
  ): Promise<void> {
    let port = await freePort(this.options.preferredPort);
    for (;;) {
      const launched = await launchServer(
        layout,
        binaries,
        port,
        this.options.settings ?? {},
        deadline,
      );
      if (launched === 'ready') {
        return lock.removeStale();
      }
      if (launched === 'busy' || Date.now() > deadline) return;
      port = await freePort();
    }
  }

  private async acceptsUs(layout: ClusterLayout, server: ServerConnection): Promise<boolean> {
    return ensureDatabase(server, DATABASE).catch((cause: unknown) => {
      throw new EmbeddedPostgresError(
        `PostgreSQL in ${layout.folder} runs on port ${server.port} but does not let us in (${String(cause)}). ` +
          `Stop that server, see that ${layout.passwordFile} is the file it was made with, and start again.`,
        { cause },
      );
    });
  }

  private log(line: string): void {
    this.options.log?.(line);
  }
}

async function passwordOf(layout: ClusterLayout): Promise<string> {
  try {
    return (await readFile(layout.passwordFile, 'utf8')).trim();
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `The password of the database is missing from ${layout.passwordFile}. Restore that file from a backup, ` +
        `or set DATA_DIR to another folder to begin with an empty database.`,
      { cause },
    );
  }
}
