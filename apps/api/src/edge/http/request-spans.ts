import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isTracing, type OpenSpan, startTrace } from '#libs/platform';

/** What asks every few seconds and would bury everything else. */
const NOT_TRACED = /^\/(health\/|metrics)/;

/**
 * A span for each request, part of the caller's trace if `traceparent` names one. It tells the route's pattern, never
 * the address, since links carry tokens. Nothing is hooked in without tracing.
 */
export function traceRequests(server: FastifyInstance): void {
  if (!isTracing()) return;
  const spans = new WeakMap<FastifyRequest, OpenSpan>();
  server.addHook('onRequest', (request, _reply, done) => {
    if (NOT_TRACED.test(request.url)) return done();
    const span = startTrace(
      {
        name: request.method,
        kind: 'server',
        attributes: {
          'http.request.method': request.method,
          'url.scheme': request.protocol,
          'callmanager.request.id': request.id,
        },
      },
      { parent: request.headers['traceparent']?.toString() },
    );
    if (!span) return done();
    spans.set(request, span);
    span.within(done);
  });
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? undefined : request.routeOptions.url;
    const { method } = request;
    spans.get(request)?.end({
      name: route ? `${method} ${route}` : method,
      attributes: {
        'http.response.status_code': reply.statusCode,
        ...(route && { 'http.route': route }),
      },
      ...(reply.statusCode >= 500 && { error: reply.statusCode }),
    });
    done();
  });
}
