import type { Environment } from './environment.js';

/** What one process takes on, and how it leaves. */
export interface LimitSettings {
  /** Connections of clients at once; further ones are closed at once. */
  maxConnections: number;
  /** Seconds that what runs may take to finish when the process is to stop. */
  stopSeconds: number;
  /**
   * Seconds in which a proxy notices that the process leaves: so long readiness says 503 before connections are refused, and
   * so long afterwards connections the proxy keeps are let be. More than the proxy lets one lie idle.
   */
  drainSeconds: number;
  /** A file that is written every few seconds while tasks are done, for health checks without a port; null: none. */
  heartbeatFile: string | null;
}

export function readLimits(read: Environment, production: boolean): LimitSettings {
  return {
    maxConnections: read.number('MAX_CONNECTIONS', 12_000, 10, 1_000_000),
    stopSeconds: read.number('STOP_SECONDS', 30, 1, 3_600),
    drainSeconds: read.number('DRAIN_SECONDS', production ? 5 : 0, 0, 600),
    heartbeatFile: read.text('HEARTBEAT_FILE', '') || null,
  };
}
