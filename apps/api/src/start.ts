import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Configuration, openDatabase, secretKeyOf, TaskRunner } from '#libs/platform';
import { migrate } from '#libs/schema';
import { createApplication } from './application.js';
import { seedDemonstration } from './demonstration/seed-demonstration.js';

export interface Started {
  app: NestFastifyApplication;
  /** Finishes what runs, then stops tasks, sockets and the embedded database. */
  stop(): Promise<void>;
}

/** Everything in its order: database, tables, demonstration company, server, tasks. */
export async function start(given: Configuration, log: (line: string) => void): Promise<Started> {
  const configuration = { ...given, secretKey: await secretKeyOf(given) };
  const database = await openDatabase(configuration, log);
  try {
    await migrate(database.migrator);
    const app = await createApplication(configuration, database.connection);
    if (configuration.devTools) await seedDemonstration(app);
    if (configuration.worker === 'inline') await app.get(TaskRunner).start();
    await app.listen(configuration.port, configuration.host);
    const stop = async (): Promise<void> => {
      await app.close();
      await database.close();
    };
    return { app, stop };
  } catch (error) {
    await database.close();
    throw error;
  }
}
