import process from 'node:process';
import { pino, type Logger } from 'pino';
import { ConfigurationError } from '../configuration/environment.js';
import { bufferedStdout } from './buffered-stdout.js';
import type { LogFormat } from '../configuration/log-format.js';
import { logOptions } from './log-options.js';
import { readableLine, type LogEntry } from './readable-line.js';

/** Where log lines are written, each a JSON object and a line feed. */
export interface LogStream {
  write(line: string): void;
}

/**
 * Writes start, stop and fatal errors of the process, regardless of `LOG_LEVEL`, and gives the
 * stream for all other log lines.
 */
export class ProcessLog {
  readonly stream: LogStream;
  private readonly log: Logger;
  private readonly errors: Logger;

  constructor(private readonly format: LogFormat) {
    this.stream = format === 'json' ? bufferedStdout() : readable(process.stdout);
    this.log = pino(logOptions('info'), this.stream);
    this.errors = pino(logOptions('info'), format === 'json' ? process.stderr : this.stream);
  }

  /** A line: plain text for a terminal, a log message otherwise. */
  info(message: string): void {
    this.announce(message, message);
  }

  /**
   * Several lines for a terminal, one log message otherwise.
   *
   * @param fields the same content as fields
   */
  announce(text: string, message: string, fields: object = {}): void {
    if (this.format === 'text') process.stdout.write(`${text}\n`);
    else this.log.info(fields, message);
  }

  warn(message: string): void {
    this.log.warn(message);
  }

  /** Why the process ends: a sentence for configuration errors, otherwise with the stack. */
  fatal(error: unknown): void {
    const sentence = error instanceof ConfigurationError ? error.message : null;
    if (this.format === 'text')
      process.stderr.write(`${sentence ?? (error as Error | null)?.stack ?? String(error)}\n`);
    else if (sentence !== null) this.errors.fatal(sentence);
    else if (error instanceof Error) this.errors.fatal({ err: error }, error.message);
    else this.errors.fatal(String(error));
  }
}

function readable(output: NodeJS.WritableStream): LogStream {
  return { write: (line) => void output.write(`${readableLine(JSON.parse(line) as LogEntry)}\n`) };
}
