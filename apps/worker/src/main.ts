import 'reflect-metadata';
import process from 'node:process';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { openDatabase } from '#libs/embedded-postgres';
import {
  readConfiguration,
  runUntilStopped,
  loadOrCreateSecretKey,
  TaskRunner,
  finishesWithin,
  logOptions,
  MetricsService,
  NestLogger,
  startTracing,
} from '#libs/platform';
import { prepareTables } from '#libs/schema';
import { serveMetrics } from './metrics-server.js';
import { SCHEDULE } from './schedule.js';
import { WorkerModule } from './worker.module.js';

/** Seconds for connections to close after the last task ended or was released. */
const SECONDS_TO_CLOSE = 5;

/** Runs tasks until it is told to stop; any number of workers may run beside each other. */
await runUntilStopped(async (asked, log) => {
  const given = readConfiguration(process.env);
  const stopTracing = await startTracing(given, 'callmanager-worker', (line) => log.warn(line));
  const database = await openDatabase(given, (line) => log.info(line));
  try {
    const configuration = { ...given, secretKey: await loadOrCreateSecretKey(given) };
    await prepareTables(database, configuration.database, (line) => log.info(line), asked);
    asked.throwIfAborted();
    const app = await NestFactory.createApplicationContext(
      WorkerModule.with(configuration, database.connection),
      {
        logger: new NestLogger(pino(logOptions(configuration.logLevel), log.stream)),
        abortOnError: false,
      },
    );
    const metricsServer = await serveMetrics(app.get(MetricsService), configuration);
    const tasks = app.get(TaskRunner);
    await tasks.start(SCHEDULE);
    log.info(`Doing tasks: ${tasks.taskNames.join(', ')}`);
    const stop = async (): Promise<void> => {
      metricsServer?.close();
      await finishesWithin((configuration.stopSeconds + SECONDS_TO_CLOSE) * 1000, app.close());
      await stopTracing();
      await database.close();
    };
    return { stop, lost: database.lost };
  } catch (error) {
    await database.close();
    throw error;
  }
});
