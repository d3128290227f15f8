import 'reflect-metadata';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { DomainError } from '#libs/kernel';
import { ConfigurationError } from '#libs/platform';
import {
  type Command,
  helpOf,
  helpOfAll,
  parseOptionsOf,
  UsageError,
  type OptionValues,
} from './command.js';
import { COMMANDS } from './commands.js';
import { withApplication } from './with-application.js';

/** 0: done. 1: failed. 2: wrong usage. */
const EXIT = { done: 0, failed: 1, misused: 2 } as const;

process.exitCode = await run(process.argv.slice(2));

async function run([name, ...given]: string[]): Promise<number> {
  const command = COMMANDS.find((each) => each.name === name);
  if (!command) {
    const asked = name === undefined || name === '--help' || name === '-h' || name === 'help';
    writeLine(
      asked ? helpOfAll(COMMANDS) : `There is no command ${name}.\n\n${helpOfAll(COMMANDS)}`,
      asked,
    );
    return asked ? EXIT.done : EXIT.misused;
  }
  try {
    const values = parseOptionValues(command, given);
    if (values['help']) writeLine(helpOf(command), true);
    else await withApplication(await command.prepare(values), (line) => writeLine(line, true));
    return EXIT.done;
  } catch (error) {
    if (error instanceof UsageError) {
      writeLine(`${error.message}\n\n${helpOf(command)}`, false);
      return EXIT.misused;
    }
    writeLine(errorText(error), false);
    return EXIT.failed;
  }
}

function parseOptionValues(command: Command, given: string[]): OptionValues {
  try {
    return parseArgs({ args: given, options: parseOptionsOf(command), allowPositionals: false })
      .values as OptionValues;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function writeLine(line: string, isAnswer: boolean): void {
  (isAnswer ? process.stdout : process.stderr).write(`${line}\n`);
}

/** Errors that a user can fix are one sentence; all others include the stack. */
function errorText(error: unknown): string {
  if (error instanceof DomainError || error instanceof ConfigurationError) return error.message;
  return error instanceof Error && error.stack ? error.stack : String(error);
}
