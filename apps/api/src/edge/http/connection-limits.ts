import type { Server } from 'node:http';
import type { FastifyServerOptions } from 'fastify';

/** Limits of one process against slow, silent or many clients. Durations are milliseconds. */
export interface ConnectionLimits {
  /** Connections at once; a further one is closed without an answer. */
  connections: number;
  /** From the first byte of a connection or request until its headers are complete. */
  headers: number;
  /** From the first byte of a request until its body is complete: 20 MB at 1.4 Mbit/s. */
  request: number;
  /**
   * Time without a byte in either direction, also while an answer is prepared: a client that stopped reading is cut
   * off.
   */
  idle: number;
  /** Interval of the check for unfinished requests; they may end this much later. */
  checkInterval: number;
}

const DEFAULT_LIMITS: ConnectionLimits = {
  connections: 12_000,
  headers: 15_000,
  request: 120_000,
  idle: 150_000,
  checkInterval: 5_000,
};

type ServerTimeouts = Pick<FastifyServerOptions, 'requestTimeout' | 'connectionTimeout'> & {
  http: { headersTimeout: number; connectionsCheckingInterval: number };
};

/**
 * Unfinished requests are answered 408 (`client-error.ts`). A connection between two requests is kept for 72 seconds.
 */
export function serverTimeouts(given: Partial<ConnectionLimits> = {}): ServerTimeouts {
  const { headers, request, idle, checkInterval } = { ...DEFAULT_LIMITS, ...given };
  return {
    requestTimeout: request,
    connectionTimeout: idle,
    http: { headersTimeout: headers, connectionsCheckingInterval: checkInterval },
  };
}

export function limitConnections(
  server: Server,
  { connections = DEFAULT_LIMITS.connections }: Partial<ConnectionLimits> = {},
): void {
  server.maxConnections = connections;
}
