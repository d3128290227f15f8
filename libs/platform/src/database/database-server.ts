/** The database's server as it is known without asking it. */
export interface DatabaseServer {
  /** False while an embedded server is dead, or is being started again. */
  readonly isRunning: boolean;
  /** Bytes left on its disk; null: that disk is not ours. */
  freeSpace(): Promise<number | null>;
}

/** Injection token of the process's `DatabaseServer`. */
export const DATABASE_SERVER = Symbol('database server');

/** A server that others look after. */
export const REMOTE_SERVER: DatabaseServer = { isRunning: true, freeSpace: async () => null };
