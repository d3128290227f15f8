import 'reflect-metadata';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { DomainError } from '#libs/kernel';
import { ConfigurationError, readConfiguration } from '#libs/platform';
import {
  type Command,
  helpOf,
  helpOfAll,
  parseOptionsOf,
  UsageError,
  type OptionValues,
} from './command.js';
import { COMMANDS, DATABASE_COMMANDS } from './commands.js';
import { withApplication } from './with-application.js';

/** 0: done. 1: failed. 2: wrong usage. */
const EXIT = { done: 0, failed: 1, misused: 2 } as const;

process.exitCode = await run(process.argv.slice(2));

async function run([name, ...given]: string[]): Promise<number> {
  const ofApplication = COMMANDS.find((each) => each.name === name);
  const ofDatabase = DATABASE_COMMANDS.find((each) => each.name === name);
  const command = ofApplication ?? ofDatabase;
  if (!command) {
    const all = helpOfAll([...COMMANDS, ...DATABASE_COMMANDS]);
    const asked = name === undefined || name === '--help' || name === '-h' || name === 'help';
    writeLine(asked ? all : `There is no command ${name}.\n\n${all}`, asked);
    return asked ? EXIT.done : EXIT.misused;
  }
  try {
    const values = parseOptionValues(command, given);
    if (values['help']) writeLine(helpOf(command), true);
    else if (ofApplication) await withApplication(await ofApplication.prepare(values), print);
    else if (ofDatabase) {
      const run = await ofDatabase.prepare(values);
      await run({ configuration: readConfiguration(process.env), print });
    }
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

function print(line: string): void {
  writeLine(line, true);
}

function parseOptionValues(command: Omit<Command, 'prepare'>, given: string[]): OptionValues {
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
