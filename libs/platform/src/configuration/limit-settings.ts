import type { Environment } from './environment.js';

/** Limits of a process, and how it shuts down. */
export interface LimitSettings {
  /** Simultaneous connections of clients; further ones are closed at once. */
  maxConnections: number;
  /** Answers of one company that a process builds at once, and heavy ones half as many beside them. */
  readsPerCompany: number;
  /** Seconds that running work gets at shutdown. */
  stopSeconds: number;
  /**
   * Seconds in which proxies notice a shutdown: readiness answers 503 for so long before
   * connections are refused, and idle connections of proxies are kept for so long afterwards.
   * Longer than proxies keep idle connections.
   */
  drainSeconds: number;
  /**
   * A file that task runners write every few seconds, for health checks without a port; null: none.
   */
  heartbeatFile: string | null;
  /** Texts and mails are blanked when they are older. */
  keepMessagesDays: number;
  /** Where a worker serves /metrics; null: nowhere. The API serves it on its own port. */
  metricsPort: number | null;
}

export function readLimits(read: Environment, production: boolean): LimitSettings {
  return {
    maxConnections: read.number('MAX_CONNECTIONS', 12_000, 10, 1_000_000),
    readsPerCompany: read.number('READS_PER_COMPANY', 3, 1, 1000),
    stopSeconds: read.number('STOP_SECONDS', 30, 1, 3_600),
    drainSeconds: read.number('DRAIN_SECONDS', production ? 5 : 0, 0, 600),
    heartbeatFile: read.text('HEARTBEAT_FILE', '') || null,
    keepMessagesDays: read.number('KEEP_MESSAGES_DAYS', 365, 1, 36_500),
    metricsPort: read.number('METRICS_PORT', 0, 1, 65535) || null,
  };
}
