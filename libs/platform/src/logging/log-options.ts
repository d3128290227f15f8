import { stdTimeFunctions, type LoggerOptions } from 'pino';

/** Paths that are redacted in case an object with a secret is logged; none is on purpose. */
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

/**
 * Format of all log lines: level and time as text, without secrets and details of database errors.
 */
export function logOptions(level: string): LoggerOptions & { serializers: object } {
  return {
    level,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError },
    redact: { paths: REDACTED, censor: '[redacted]' },
  };
}

/**
 * Message and stack, without what database errors contain (statement, parameters, values of rows).
 */
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
