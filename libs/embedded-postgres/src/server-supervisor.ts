import type { EmbeddedPostgresError } from './embedded-postgres-error.js';

const CHECK_EVERY_MS = 500;
/** Milliseconds between attempts while the disk is full. */
const TRY_EVERY_MS = 2_000;
/** Milliseconds after which a restarted server counts as healthy; a later crash is another failure. */
const HEALTHY_AFTER_MS = 10_000;
/** Milliseconds for which a crashing server is restarted, unless its disk is full. */
const PATIENCE_MS = 10_000;

export type ServerState = 'ready' | 'starting' | 'dead';

export interface SupervisedServer {
  /** @throws EmbeddedPostgresError another process runs the server now */
  state(): Promise<ServerState>;
  /** Restarts it with the same folder and port. @throws EmbeddedPostgresError it does not start, or not yet */
  restart(): Promise<void>;
  /** While true, restarts continue until there is space. */
  isDiskFull(): Promise<boolean>;
}

/** Restarts a server that may die at any time. */
export class ServerSupervisor {
  private timer: NodeJS.Timeout | null = null;
  private checking: Promise<void> = Promise.resolve();
  private failingSince: number | null = null;
  private runningSince = Date.now();
  private running = true;
  private isDiskFull = false;

  /**
   * @param log called with a sentence about each step
   * @param onLost called once, when the server cannot be restarted
   */
  constructor(
    private readonly server: SupervisedServer,
    private readonly log: (line: string) => void,
    private readonly onLost: (error: EmbeddedPostgresError) => void,
  ) {}

  /** Whether the server ran at the last check, half a second ago at most. */
  get isServerRunning(): boolean {
    return this.running;
  }

  start(): void {
    const delay = this.isDiskFull ? TRY_EVERY_MS : CHECK_EVERY_MS;
    this.timer ??= setTimeout(() => {
      this.checking = this.check();
    }, delay).unref();
  }

  /** Stops checking; the server is left running. */
  async stop(): Promise<void> {
    this.cancel();
    await this.checking;
    this.cancel();
  }

  private cancel(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private async check(): Promise<void> {
    const timer = this.timer;
    try {
      const state = await this.server.state();
      if (state === 'dead') await this.restart();
      else this.noteState(state === 'ready');
    } catch (error) {
      this.noteState(false);
      if (await this.isHopeless()) {
        this.cancel();
        return this.onLost(error as EmbeddedPostgresError);
      }
    }
    if (this.timer !== timer) return;
    this.timer = null;
    this.start();
  }

  private async restart(): Promise<void> {
    if (this.running) this.log('PostgreSQL has died; it is started again.');
    this.noteState(false);
    await this.server.restart();
    this.noteState(true);
  }

  private noteState(isReady: boolean): void {
    if (!isReady) this.failingSince ??= Date.now();
    else if (!this.running) {
      this.runningSince = Date.now();
      this.log('PostgreSQL runs again.');
      this.isDiskFull = false;
    } else if (Date.now() - this.runningSince > HEALTHY_AFTER_MS) this.failingSince = null;
    this.running = isReady;
  }

  private async isHopeless(): Promise<boolean> {
    const wasFull = this.isDiskFull;
    this.isDiskFull = await this.server.isDiskFull();
    if (this.isDiskFull && !wasFull)
      this.log(
        'PostgreSQL does not start, because its disk is full. It starts when there is room.',
      );
    if (this.isDiskFull) this.failingSince = Date.now();
    return Date.now() - (this.failingSince ?? Date.now()) > PATIENCE_MS;
  }
}
