import type { IncomingMessage } from 'node:http';
import { BadRequestException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Configuration } from '#libs/platform';
import { detailError } from './detail-error.js';

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
const HEALTH_PATHS = /^\/(health|metrics)(\/|\?|$)/;
/** A host name or address, with or without a port; may be empty. */
const HOST = /^(\[[0-9a-f:.]+\]|[^\s,/@?#\\[\]]*?)(:\d*)?$/i;

/**
 * Host names that we answer to, without ports: `ALLOWED_HOSTS`; if that is not set and we listen on loopback only, the
 * local names and our own (against DNS rebinding). Null: any name.
 */
export function allowedHosts({
  allowedHosts: given,
  host,
  publicUrl,
}: Pick<Configuration, 'allowedHosts' | 'host' | 'publicUrl'>): Set<string> | null {
  if (given.includes('*')) return null;
  if (given.length > 0) return new Set(given.map((name) => name.toLowerCase()));
  const loopback = host === 'localhost' || host === '::1' || host.startsWith('127.');
  return loopback ? new Set([...LOCAL_HOSTS, host, new URL(publicUrl).hostname]) : null;
}

/**
 * Answers 400 to requests for other host names; health checks by address are allowed. Requests with two `Host` headers,
 * or with a malformed one, are always refused: a proxy before us may have read another one than we do.
 */
export function refuseOtherHosts(server: FastifyInstance, allowed: Set<string> | null): void {
  server.addHook('onRequest', (request: FastifyRequest, _reply, done) => {
    if (!hasClearHost(request.raw))
      throw new BadRequestException({ detail: 'Exactly one valid Host header is required.' });
    if (!allowed) return done();
    const name = request.hostname.toLowerCase().replace(/\.$/, '');
    if (!allowed.has(name) && !HEALTH_PATHS.test(request.url))
      throw new BadRequestException(detailError(400, 'This host name is not served here.'));
    done();
  });
}

/** The same check for sockets, which pass no route. */
export function isAllowedHost(
  request: IncomingMessage,
  allowed: ReadonlySet<string> | null,
): boolean {
  const name = (request.headers.host ?? '').toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
  return hasClearHost(request) && (!allowed || allowed.has(name));
}

/** Node keeps the first of several `Host` headers; RFC 9112, 3.2 demands that they are refused. HTTP/1.0 sends none. */
function hasClearHost({ rawHeaders, headers: { host = '' } }: IncomingMessage): boolean {
  const count = rawHeaders.filter((name, at) => at % 2 === 0 && /^host$/i.test(name)).length;
  return count <= 1 && HOST.test(host);
}
