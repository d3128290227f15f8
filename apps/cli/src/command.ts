import type { INestApplicationContext } from '@nestjs/common';
import type { ParseArgsConfig } from 'node:util';
import type { Configuration } from '#libs/platform';

type ParseArgsOptions = NonNullable<ParseArgsConfig['options']>;
export type OptionValues = Record<string, string | boolean | undefined>;

/** The context of a command. */
export interface CommandContext {
  /** The libs of the API, on the configured database; none of its controllers. */
  app: INestApplicationContext;
  /** Prints a line on the terminal. */
  print: (line: string) => void;
}

/** What a command about the database as a whole works with: nothing is opened for it. */
export interface DatabaseContext extends Pick<CommandContext, 'print'> {
  configuration: Configuration;
}

export type Run<Context = CommandContext> = (context: Context) => Promise<void>;

export interface Command<Context = CommandContext> {
  name: string;
  /** One line in the list of commands. */
  summary: string;
  /** Each option with a line of help; every command also has `--help`. */
  options: Record<string, { type: 'string' | 'boolean'; help: string; value?: string }>;
  /**
   * Reads the options, before anything is opened.
   *
   * @returns the action, which may throw a DomainError
   * @throws UsageError
   */
  prepare: (values: OptionValues) => Run<Context> | Promise<Run<Context>>;
}

/** Options are missing or wrong; printed with the command's help, exit code 2. */
export class UsageError extends Error {}

export const DRY_RUN = { type: 'boolean', help: 'only tell what would be done' } as const;

/** What is known of a command without its verb. */
type CommandDescription = Omit<Command, 'prepare'>;

export function parseOptionsOf(command: CommandDescription): ParseArgsOptions {
  const own = Object.entries(command.options).map(([name, { type }]) => [name, { type }]);
  return {
    ...(Object.fromEntries(own) as ParseArgsOptions),
    help: { type: 'boolean', short: 'h' },
  };
}

export function helpOf(command: CommandDescription): string {
  const options: [string, { help: string; value?: string }][] = [
    ...Object.entries(command.options),
    ['help', { help: 'this text' }],
  ];
  const lines = options.map(
    ([name, { help, value }]) => `  ${`--${name}${value ? ` ${value}` : ''}`.padEnd(32)}${help}`,
  );
  return [`npm run cli -- ${command.name} [options]`, '', command.summary, '', ...lines].join('\n');
}

export function helpOfAll(commands: readonly CommandDescription[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  return [
    'npm run cli -- <command> [options]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`),
    '',
    'Each command tells its options with --help.',
  ].join('\n');
}

/** @throws UsageError */
export function wholeNumberOption(values: OptionValues, name: string, fallback: number): number {
  const given = values[name];
  if (given === undefined) return fallback;
  if (typeof given !== 'string' || !/^\d{1,5}$/.test(given))
    throw new UsageError(`--${name} takes a whole number.`);
  return Number(given);
}

/** @throws UsageError it is missing */
export function requiredOption(values: OptionValues, name: string): string {
  const given = values[name];
  if (typeof given === 'string' && given.trim()) return given.trim();
  throw new UsageError(`--${name} is required.`);
}
