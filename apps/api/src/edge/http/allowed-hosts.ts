import { BadRequestException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Configuration } from '#libs/platform';

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
const HEALTH_PATHS = /^\/(health|metrics)(\/|\?|$)/;

/**
 * Names under which we answer, without ports: `ALLOWED_HOSTS`, or when it is not set and we listen on loopback only, the
 * local ones and our own, so that no other web site's name can be pointed at us. Null: any name.
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

/** Refuses requests under other names with 400; health checks may come by address. */
export function refuseOtherHosts(server: FastifyInstance, allowed: Set<string> | null): void {
  if (!allowed) return;
  server.addHook('onRequest', (request: FastifyRequest, _reply, done) => {
    const name = request.hostname.toLowerCase().replace(/\.$/, '');
    if (!allowed.has(name) && !HEALTH_PATHS.test(request.url))
      throw new BadRequestException({ detail: 'This host name is not served here.' });
    done();
  });
}

/**
 * The same question for what comes past the routes: sockets.
 *
 * @param host a `Host` header, with or without a port
 */
export function isAllowedHost(
  host: string | undefined,
  allowed: ReadonlySet<string> | null,
): boolean {
  const name = (host ?? '').toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
  return !allowed || allowed.has(name);
}
