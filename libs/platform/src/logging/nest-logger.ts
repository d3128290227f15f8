import type { LoggerService } from '@nestjs/common';

/** Nest's start-up messages, which are logged at level debug. */
const STARTUP_CONTEXTS = new Set([
  'InstanceLoader',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
  'NestApplication',
  'WebSocketsController',
]);

type Level = 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal';

/** The logger to write to: pino's or Fastify's. */
type LineLogger = Record<Level, (fields: object, message?: string) => void>;

/** Makes Nest's `Logger` write to the same log, in the same format. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: LineLogger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write(STARTUP_CONTEXTS.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest appends the context as last string and, for errors, the stack before it. */
  private write(level: Level, message: unknown, rest: readonly unknown[]): void {
    const context = typeof rest.at(-1) === 'string' ? { context: rest.at(-1) } : {};
    const stack = rest
      .slice(0, -1)
      .find((part) => typeof part === 'string' && part.includes('\n    at '));
    if (message instanceof Error) this.logger[level]({ ...context, err: message }, message.message);
    else if (typeof message === 'object' && message !== null)
      this.logger[level]({ ...context, ...message });
    else this.logger[level](stack ? { ...context, stack } : context, String(message));
  }
}
