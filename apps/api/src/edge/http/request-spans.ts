import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isTracing, type OpenSpan, startTrace } from '#libs/platform';

/** Frequent probes, which would bury all other spans. */
const NOT_TRACED = /^\/(health\/|metrics)/;

/**
 * Opens a span for each request, within the caller's trace if `traceparent` names one. It is named by the route's
 * pattern, not the URL, since links carry tokens. Without tracing no hook is installed.
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
