import type { FastifyInstance, FastifyRequest } from 'fastify';
import { stdTimeFunctions, type LoggerOptions } from 'pino';
import type { Actor } from '#libs/kernel';

/** Where a secret might stand if somebody logs an object that carries one; none of ours is logged on purpose. */
const SECRETS = [
  'authorization',
  'cookie',
  '["set-cookie"]',
  'token',
  'password',
  'body',
  'query',
  'headers',
  'rawBody',
];
const REDACTED = SECRETS.flatMap((name) =>
  name.startsWith('[') ? [name, `*${name}`] : [name, `*.${name}`],
);

/** @param level a pino level, or `silent` */
export function loggerOptions(level: string): LoggerOptions {
  return {
    level,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { req: describeRequest, err: describeError },
    redact: { paths: REDACTED, censor: '[redacted]' },
  };
}

/**
 * One line for each answered request: the route's pattern, never its url, since links carry tokens. Its fields are fixed, so
 * it is not searched for secrets, which would cost four times as much as writing it.
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

/** What went wrong and where; not what a database error carries along (statement, parameters, the row's values). */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table, column } = error as Error & Record<string, unknown>;
  const details = Object.entries({ code, constraint, table, column }).filter(
    ([, value]) => typeof value === 'string',
  );
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...Object.fromEntries(details),
    ...(error.cause instanceof Error && { cause: describeError(error.cause) }),
  };
}
