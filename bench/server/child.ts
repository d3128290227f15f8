import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A child process that answers questions one at a time. */
export class Child<Question extends object, Answer> {
  private constructor(
    private readonly process: ChildProcess,
    private readonly program: string,
  ) {}

  /** @param program relative to the compiled bench, as in `load/load.child.js` */
  static start<Question extends object, Answer>(program: string): Child<Question, Answer> {
    const path = join(import.meta.dirname, '..', program);
    return new Child(fork(path, { serialization: 'advanced' }), program);
  }

  get pid(): number {
    return this.process.pid!;
  }

  async ask(question: Question): Promise<Answer> {
    const over = new AbortController();
    const answered = once(this.process, 'message', { signal: over.signal }) as Promise<
      [{ answer: Answer } | { failed: string }]
    >;
    const ended = once(this.process, 'exit', { signal: over.signal }).then(([code, signal]) => {
      throw new Error(
        `${this.program} ended by ${signal ?? `exit code ${code}`} before it answered.`,
      );
    });
    this.process.send(question);
    try {
      const [message] = await Promise.race([answered, ended]);
      if ('failed' in message) throw new Error(message.failed);
      return message.answer;
    } finally {
      over.abort();
      await Promise.allSettled([answered, ended]);
    }
  }

  async end(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    this.process.kill('SIGTERM');
    await once(this.process, 'exit');
  }
}

/** Runs in the child process: answers every question in turn, until the parent disconnects. */
export function serveQuestions<Question, Answer>(
  answer: (question: Question) => Promise<Answer>,
): void {
  const told = (message: object): void => void process.send?.(message);
  process.on('message', (question) => {
    answer(question as Question).then(
      (given) => told({ answer: given }),
      (error: unknown) =>
        told({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
}
