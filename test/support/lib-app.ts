import type { DynamicModule, INestApplicationContext, Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Actor } from '#libs/kernel';
import {
  type Caller,
  Clock,
  type Configuration,
  PlatformModule,
  TaskRunner,
  UnitOfWork,
} from '#libs/platform';
import { applicationDataSourceOptions } from '#libs/schema';
import { TestClock } from './clock.js';
import { testConfiguration } from './configuration.js';
import { aDatabase, dropAll } from './database.js';
import { collectStatements, writeCollected } from './sql/statement-collector.js';
import { seeingAll } from './seeing-all.js';
import { warmPool } from './warm-pool.js';

export interface LibApp {
  get<T>(token: Type<T>): T;
  db: DataSource;
  unitOfWork: UnitOfWork;
  clock: TestClock;
  /** A caller with these grants; without any, the system. */
  as(actor?: Actor): Caller;
  /** Runs every due task. */
  finishTasks(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Services of some libs on a database of their own, without HTTP. Close it in `afterAll`.
 *
 * @param role role in the database; an owner may create tables of a spec's own
 */
export async function aLibApp(
  modules: (Type | DynamicModule)[],
  given: Partial<Configuration> = {},
  role: 'application' | 'owner' = 'application',
): Promise<LibApp> {
  const database = await aDatabase();
  const connection = role === 'owner' ? database.owner : database;
  const configuration = testConfiguration(given);
  const clock = new TestClock();
  const app: INestApplicationContext = await Test.createTestingModule({
    imports: [
      PlatformModule.forRoot(configuration, connection),
      TypeOrmModule.forRoot(applicationDataSourceOptions(connection, configuration.database)),
      ...modules,
    ],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  await app.init();
  await warmPool(app.get(DataSource));
  collectStatements();
  const db = seeingAll(app.get(DataSource));
  return {
    get: (token) => app.get(token, { strict: false }),
    db,
    unitOfWork: app.get(UnitOfWork),
    clock,
    as: (actor = Actor.system()) => ({ actor, httpRequestId: null, origin: null }),
    finishTasks: () => app.get(TaskRunner).runDueTasks(),
    close: async () => {
      await writeCollected(db);
      await app.close();
      await dropAll();
    },
  };
}
