import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type Configuration, ConfigurationError, type MetricsService } from '#libs/platform';

/**
 * Serves `GET /metrics` and nothing else, for a worker, which has no other port.
 *
 * @returns null when no port is configured
 * @throws ConfigurationError the port is in use or not permitted
 */
export async function serveMetrics(
  metrics: MetricsService,
  { host, metricsPort: port }: Pick<Configuration, 'host' | 'metricsPort'>,
): Promise<Server | null> {
  if (port === null) return null;
  const server = createServer((request, response) => {
    const isMetrics = /^\/metrics\/?(\?|$)/.test(request.url ?? '');
    if (request.method !== 'GET' || !isMetrics) return void response.writeHead(404).end();
    metrics.text().then(
      (text) => response.writeHead(200, { 'Content-Type': metrics.registry.contentType }).end(text),
      () => response.writeHead(503).end(),
    );
  });
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (cause) {
    const sentence = `METRICS_PORT ${port} on ${host} cannot be listened on; set METRICS_PORT to a free one.`;
    throw new ConfigurationError(sentence, { cause });
  }
  return server;
}
