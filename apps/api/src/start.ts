import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Configuration, openDatabase, secretKeyOf, TaskRunner } from '#libs/platform';
import { migrate } from '#libs/schema';
import { createApplication } from './application.js';
import { closeDemonstration, reopenDemonstration } from './demonstration/close-demonstration.js';
import { seedDemonstration } from './demonstration/seed-demonstration.js';
import { asSentence, assertPortIsFree } from './port-is-free.js';

/** Milliseconds until requests that are still at work are cut off, and until we go on whatever still hangs. */
const PATIENCE = { requests: 5_000, everything: 8_000 };

export interface Started {
  app: NestFastifyApplication;
  /** Finishes what runs, then stops tasks, sockets and the embedded database. Takes less than ten seconds. */
  stop: () => Promise<void>;
}

/**
 * Everything in its order: database, tables, demonstration company, server, tasks.
 *
 * @param asked when somebody wants us to stop meanwhile, the start is broken off, cleaned up, and the signal's reason thrown
 */
export async function start(given: Configuration, log: (line: string) => void, asked: AbortSignal): Promise<Started> {
  await assertPortIsFree(given.host, given.port);
  const database = await openDatabase(given, log);
  let app: NestFastifyApplication | null = null;
  const stop = async (): Promise<void> => {
    if (app) await close(app);
    await database.close();
  };
  try {
    const configuration = { ...given, secretKey: await secretKeyOf(given) };
    asked.throwIfAborted();
    await migrate(database.migrator);
    asked.throwIfAborted();
    app = await createApplication(configuration, database.connection);
    asked.throwIfAborted();
    await prepareDemonstration(app, configuration);
    await listen(app, configuration);
    if (configuration.worker === 'inline') await app.get(TaskRunner).start();
    asked.throwIfAborted();
    return { app, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function prepareDemonstration(app: NestFastifyApplication, { devTools }: Configuration): Promise<void> {
  if (!devTools) return closeDemonstration(app);
  await seedDemonstration(app);
  await reopenDemonstration(app);
}

async function listen(app: NestFastifyApplication, { host, port }: Configuration): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    throw asSentence(error, host, port);
  }
}

/** A client that never finishes its request, or a query that waits for a lock, does not keep us. */
async function close(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer();
  const cut = setTimeout(() => server.closeAllConnections(), PATIENCE.requests);
  let enough: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (enough = setTimeout(resolve, PATIENCE.everything)));
  try {
    await Promise.race([app.close(), late]);
  } finally {
    clearTimeout(cut);
    clearTimeout(enough);
  }
}
