import type { FastifyInstance } from 'fastify';
import { Histogram } from 'prom-client';
import type { MetricsService } from '#libs/platform';

/** Measures each answered request by method, route pattern and status; URLs carry tokens, so they are no labels. */
export function measureResponses(server: FastifyInstance, metrics: MetricsService): void {
  const durations = new Histogram({
    name: 'callmanager_http_request_duration_seconds',
    help: 'Time until a request was answered, by method, route pattern and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.25, 1, 5],
    registers: [metrics.registry],
  });
  server.addHook('onResponse', (request, reply, done) => {
    const route = (request.is404 ? undefined : request.routeOptions.url) ?? 'none';
    const labels = { method: request.method, route, status: reply.statusCode };
    durations.observe(labels, reply.elapsedTime / 1000);
    done();
  });
}
