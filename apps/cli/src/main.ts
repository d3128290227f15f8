import 'reflect-metadata';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { DomainError } from '#libs/kernel';
import { ConfigurationError, EmbeddedPostgresError } from '#libs/platform';
import {
  type Command,
  helpOf,
  helpOfAll,
  parseOptionsOf,
  UsageError,
  type Values,
} from './command.js';
import { COMMANDS } from './commands.js';
import { withApplication } from './with-application.js';

/** 0: done. 1: it could not be done. 2: the command was not understood. */
const EXIT = { done: 0, failed: 1, misused: 2 } as const;

process.exitCode = await run(process.argv.slice(2));

async function run([name, ...given]: string[]): Promise<number> {
  const command = COMMANDS.find((each) => each.name === name);
  if (!command) {
    const asked = name === undefined || name === '--help' || name === '-h' || name === 'help';
    tell(
      asked ? helpOfAll(COMMANDS) : `There is no command ${name}.\n\n${helpOfAll(COMMANDS)}`,
      asked,
    );
    return asked ? EXIT.done : EXIT.misused;
  }
  try {
    const values = valuesIn(command, given);
    if (values['help']) tell(helpOf(command), true);
    else await withApplication(values, command, (line) => tell(line, true));
    return EXIT.done;
  } catch (error) {
    if (error instanceof UsageError) {
      tell(`${error.message}\n\n${helpOf(command)}`, false);
      return EXIT.misused;
    }
    tell(wordsFor(error), false);
    return EXIT.failed;
  }
}

function valuesIn(command: Command, given: string[]): Values {
  try {
    return parseArgs({ args: given, options: parseOptionsOf(command), allowPositionals: false })
      .values as Values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function tell(line: string, isAnswer: boolean): void {
  (isAnswer ? process.stdout : process.stderr).write(`${line}\n`);
}

/** What a person can right is a sentence; anything else comes with its stack. */
function wordsFor(error: unknown): string {
  if (
    error instanceof DomainError ||
    error instanceof ConfigurationError ||
    error instanceof EmbeddedPostgresError
  )
    return error.message;
  return error instanceof Error && error.stack ? error.stack : String(error);
}
