import type { EmbeddedPostgresError } from './embedded-postgres-error.js';

const CHECK_EVERY_MS = 500;
/** While its disk is full. */
const TRY_EVERY_MS = 2_000;
/** A server that ran so long is healthy again; whatever happens to it later is another failure. */
const HEALTHY_AFTER_MS = 10_000;
/** How long a server that does not stay up is tried, when it is not the disk that is full. */
const PATIENCE_MS = 10_000;

export type ServerState = 'ready' | 'starting' | 'dead';

export interface SupervisedServer {
  /** @throws EmbeddedPostgresError it runs elsewhere now */
  state(): Promise<ServerState>;
  /** Starts it where it was. @throws EmbeddedPostgresError it does not start, or not yet */
  restart(): Promise<void>;
  /** Then it is tried until there is room. */
  isDiskFull(): Promise<boolean>;
}

/** Looks after a server that may die at any time, and starts it again. */
export class ServerSupervisor {
  private timer: NodeJS.Timeout | null = null;
  private checking: Promise<void> = Promise.resolve();
  private failingSince: number | null = null;
  private runningSince = Date.now();
  private running = true;
  private isDiskFull = false;

  /**
   * @param log called with a sentence about each step
   * @param onLost called once, when the server does not start any more
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

  /** Afterwards the server is left alone. */
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
