import process from 'node:process';
import { NestFactory } from '@nestjs/core';
import { openDatabase } from '#libs/embedded-postgres';
import { type Configuration, loadOrCreateSecretKey, readConfiguration } from '#libs/platform';
import { prepareTables } from '#libs/schema';
import { CliModule } from './cli.module.js';
import type { CommandContext, Run } from './command.js';

/** Runs a command on the configured database, after its migrations; messages of the start go to standard error. */
export async function withApplication(
  run: Run,
  print: CommandContext['print'],
  given: Configuration = readConfiguration(process.env),
): Promise<void> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const database = await openDatabase(given, say);
  try {
    const configuration = { ...given, secretKey: await loadOrCreateSecretKey(given) };
    await prepareTables(database, configuration.database, say);
    const app = await NestFactory.createApplicationContext(
      CliModule.with(configuration, database.connection),
      { logger: ['error', 'warn'], abortOnError: false },
    );
    try {
      await run({ app, print });
    } finally {
      await app.close();
    }
  } finally {
    await database.close();
  }
}
