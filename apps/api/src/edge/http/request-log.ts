import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '#libs/kernel';
import { logOptions } from '#libs/platform';

/** @param level a pino level, or `silent` */
export function requestLogOptions(level: string) {
  const options = logOptions(level);
  return { ...options, serializers: { ...options.serializers, req: describeRequest } };
}

/**
 * Logs one line for each answered request: with the route's pattern instead of the URL, since links carry tokens. Its
 * fields are fixed, so it skips redaction, which would cost four times as much as writing it.
 */
export function logResponses(server: FastifyInstance): void {
  const log = server.log.child({}, { redact: { paths: [] } });
  server.addHook('onResponse', (request: FastifyRequest & { actor?: Actor }, reply, done) => {
    const { userId } = request.actor ?? {};
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    log.info(
      {
        request_id: request.id,
        ...describeRequest(request),
        status: reply.statusCode,
        ms,
        ...(userId != null && { user_id: userId }),
      },
      'request',
    );
    done();
  });
}

function describeRequest(request: FastifyRequest): { method: string; route: string | null } {
  return {
    method: request.method,
    route: (request.is404 ? undefined : request.routeOptions?.url) ?? null,
  };
}
