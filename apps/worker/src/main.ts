import 'reflect-metadata';
import process from 'node:process';
import { NestFactory } from '@nestjs/core';
import { ConfigurationError, EmbeddedPostgresError, openDatabase, readConfiguration, secretKeyOf, TaskRunner } from '#libs/platform';
import { migrate } from '#libs/schema';
import { WorkerModule } from './worker.module.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Does tasks until it is told to stop; as many of these as needed may run beside each other. */
async function main(): Promise<void> {
  const given = readConfiguration(process.env);
  const configuration = { ...given, secretKey: await secretKeyOf(given) };
  const database = await openDatabase(configuration, say);
  await migrate(database.migrator);
  const app = await NestFactory.createApplicationContext(WorkerModule.with(configuration, database.connection), { logger: ['error', 'warn'], abortOnError: false });
  const tasks = app.get(TaskRunner);
  await tasks.start();
  say(`Doing tasks: ${tasks.taskNames.join(', ')}`);

  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    app
      .close()
      .then(() => database.close())
      .then(() => process.exit(0), fail);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function fail(error: unknown): never {
  const known = error instanceof ConfigurationError || error instanceof EmbeddedPostgresError;
  process.stderr.write(`${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}

main().catch(fail);
