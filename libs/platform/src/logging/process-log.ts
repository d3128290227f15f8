import process from 'node:process';
import { pino, type Logger } from 'pino';
import { ConfigurationError } from '../configuration/environment.js';
import { bufferedStdout } from './buffered-stdout.js';
import type { LogFormat } from '../configuration/log-format.js';
import { logOptions } from './log-options.js';
import { readableLine, type LogEntry } from './readable-line.js';

/** Where log lines go, each a JSON object and a line feed. */
export interface LogStream {
  write(line: string): void;
}

/** What a process tells of its own life, whatever `LOG_LEVEL` says, and the stream that its other log lines go to. */
export class ProcessLog {
  readonly stream: LogStream;
  private readonly log: Logger;
  private readonly errors: Logger;

  constructor(private readonly format: LogFormat) {
    this.stream = format === 'json' ? bufferedStdout() : readable(process.stdout);
    this.log = pino(logOptions('info'), this.stream);
    this.errors = pino(logOptions('info'), format === 'json' ? process.stderr : this.stream);
  }

  /** A line: as it is for a person, as a message for everything else. */
  info(message: string): void {
    this.announce(message, message);
  }

  /**
   * Several lines for a person, one for everything else.
   *
   * @param fields what the lines say, by name
   */
  announce(text: string, message: string, fields: object = {}): void {
    if (this.format === 'text') process.stdout.write(`${text}\n`);
    else this.log.info(fields, message);
  }

  warn(message: string): void {
    this.log.warn(message);
  }

  /** Why the process ends. What a person can right is a sentence, anything else comes with its stack. */
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
