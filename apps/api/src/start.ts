import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openDatabase } from '#libs/embedded-postgres';
import {
  type Configuration,
  loadOrCreateSecretKey,
  type ProcessLog,
  startTracing,
  TaskRunner,
} from '#libs/platform';
import { prepareTables } from '#libs/schema';
import { SCHEDULE } from '../../worker/src/schedule.js';
import { createApplication } from './application.js';
import {
  disableDemonstrationAccounts,
  enableDemonstrationAccounts,
} from './demonstration/disable-accounts.js';
import { seedDemonstration } from './demonstration/seed-demonstration.js';
import { OpenConnections } from './edge/http/open-connections.js';
import { shutDownGracefully } from './graceful-shutdown.js';
import { explainListenError, assertPortIsFree } from './assert-port-is-free.js';

export interface RunningApplication {
  app: NestFastifyApplication;
  /**
   * Shuts down gracefully, then stops the embedded database. Takes a moment when nothing runs and no proxy has to
   * notice.
   */
  stop: () => Promise<void>;
  /** Rejects when the embedded database died and does not start any more. */
  lost: Promise<never>;
}

/**
 * Starts everything in order: database, tables, demonstration company, server, tasks.
 *
 * @param asked aborts when a signal asks to stop: the start is then broken off, cleaned up, and the signal's reason
 *   thrown
 */
export async function start(
  given: Configuration,
  log: ProcessLog,
  asked: AbortSignal,
): Promise<RunningApplication> {
  await assertPortIsFree(given.host, given.port);
  const stopTracing = await startTracing(given, 'callmanager-api', (line) => log.warn(line));
  const database = await openDatabase(given, (line) => log.info(line));
  let app: NestFastifyApplication | null = null;
  let connections: OpenConnections | null = null;
  const stop = async (): Promise<void> => {
    if (app && connections) await shutDownGracefully(app, connections, given);
    else await app?.close();
    await stopTracing();
    await database.close();
  };
  try {
    const configuration = { ...given, secretKey: await loadOrCreateSecretKey(given) };
    asked.throwIfAborted();
    await prepareTables(database, configuration.database, (line) => log.info(line), asked);
    asked.throwIfAborted();
    app = await createApplication(configuration, database.connection, log.stream, database.server);
    asked.throwIfAborted();
    await prepareDemonstration(app, configuration);
    const open = new OpenConnections(app.getHttpServer());
    await listen(app, configuration);
    connections = open;
    if (configuration.worker === 'inline') await app.get(TaskRunner).start(SCHEDULE);
    asked.throwIfAborted();
    return { app, stop, lost: database.lost };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function prepareDemonstration(
  app: NestFastifyApplication,
  { devTools }: Configuration,
): Promise<void> {
  if (!devTools) return disableDemonstrationAccounts(app);
  await seedDemonstration(app);
  await enableDemonstrationAccounts(app);
}

async function listen(app: NestFastifyApplication, { host, port }: Configuration): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    throw explainListenError(error, host, port);
  }
}
