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
  silence: number;
  /** How often unfinished requests are looked at, and therefore how late they may be ended. */
  checkEvery: number;
}

const USUAL: ConnectionLimits = {
  connections: 12_000,
  headers: 15_000,
  request: 120_000,
  silence: 150_000,
  checkEvery: 5_000,
};

type Timing = Pick<FastifyServerOptions, 'requestTimeout' | 'connectionTimeout'> & {
  http: { headersTimeout: number; connectionsCheckingInterval: number };
};

/** Unfinished requests are answered 408 (`not-http.ts`). A connection between two requests is kept for 72 seconds. */
export function timingOf(given: Partial<ConnectionLimits> = {}): Timing {
  const { headers, request, silence, checkEvery } = { ...USUAL, ...given };
  return {
    requestTimeout: request,
    connectionTimeout: silence,
    http: { headersTimeout: headers, connectionsCheckingInterval: checkEvery },
  };
}

export function limitConnections(
  server: Server,
  { connections = USUAL.connections }: Partial<ConnectionLimits> = {},
): void {
  server.maxConnections = connections;
}
