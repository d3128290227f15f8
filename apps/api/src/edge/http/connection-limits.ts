import type { Server } from 'node:http';
import type { FastifyServerOptions } from 'fastify';

/** What one process bears of clients that are slow, silent or many. Lengths of time are milliseconds. */
export interface ConnectionLimits {
  /** Connections at once; a further one is closed before it says anything. */
  connections: number;
  /** From the first byte of a connection or request until its headers are complete. */
  headers: number;
  /** From the first byte of a request until its body is complete: 20 MB at 1.4 Mbit/s. */
  request: number;
  /** Without a byte in either direction, also while we are at work: whoever stopped reading holds nothing longer. */
  idle: number;
  /** How often unfinished requests are looked at, and therefore how late they may be ended. */
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

/** Unfinished requests are answered 408 (`not-http.ts`). A connection between two requests is kept for 72 seconds. */
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
