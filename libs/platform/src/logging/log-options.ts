import { stdTimeFunctions, type LoggerOptions } from 'pino';

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

/** The shape of every log line: level and instant in words, secrets and what database errors carry left out. */
export function logOptions(level: string): LoggerOptions & { serializers: object } {
  return {
    level,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError },
    redact: { paths: REDACTED, censor: '[redacted]' },
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
