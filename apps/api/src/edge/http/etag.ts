import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/**
 * Answers 304 instead of a body that the client has. The tag is a hash of the body, so it saves the transfer, not the work;
 * `@Revised` routes bring a tag that saves both. Other lists written in parts have none, and shared caches keep nothing.
 */
export function addEtags(server: FastifyInstance): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    if (!isCacheable(request, reply)) return done(null, payload);
    if (!reply.hasHeader('cache-control'))
      reply.header('Cache-Control', 'private, no-cache').header('Vary', varyOf(reply));
    if (typeof payload !== 'string') return done(null, payload);
    const tag = `W/"${hash('sha1', payload, 'base64url')}"`;
    reply.header('ETag', tag);
    if (!matchesEtag(request.headers['if-none-match'], tag)) return done(null, payload);
    reply.code(304).removeHeader('content-length').removeHeader('content-type');
    done(null, '');
  });
}

function isCacheable(request: FastifyRequest, reply: FastifyReply): boolean {
  const isJson = String(reply.getHeader('content-type') ?? '').startsWith('application/json');
  return request.method === 'GET' && reply.statusCode === 200 && isJson && !reply.hasHeader('etag');
}

/** Answers depend on the caller's credentials. @param more further headers they depend on */
export function varyOf(reply: FastifyReply, ...more: string[]): string {
  const vary = reply.getHeader('vary');
  return [...(vary ? [String(vary)] : []), 'Authorization', ...more].join(', ');
}

/** Compares tags weakly, as RFC 9110 demands for If-None-Match. */
export function matchesEtag(given: string | undefined, tag: string): boolean {
  if (!given) return false;
  return given
    .split(',')
    .some(
      (each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === tag.replace(/^W\//, ''),
    );
}
