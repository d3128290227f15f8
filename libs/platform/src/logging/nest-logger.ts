import type { LoggerService } from '@nestjs/common';

/** What Nest tells about itself while starting; of interest only to who looks for it. */
const STARTUP_CONTEXTS = new Set([
  'InstanceLoader',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
  'NestApplication',
  'WebSocketsController',
]);

type Level = 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal';

/** What Nest's lines are written with: pino's logger, or Fastify's. */
type LineLogger = Record<Level, (fields: object, message?: string) => void>;

/** Lets Nest's `Logger` write into the same log as everything else: one stream, one shape. */
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
