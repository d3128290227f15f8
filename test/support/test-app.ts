import type { INestApplicationContext, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { Clock, type Configuration, TaskRunner } from '#libs/platform';
import { AppModule } from '../../apps/api/src/app.module.js';
import { configureApplication } from '../../apps/api/src/application.js';
import { createHttpAdapter } from '../../apps/api/src/edge/http/http-server.js';
import { checkPartsRenderedOnce } from '../../apps/api/src/pages/frame/rendered-once.js';
import { aKey } from '../factories/a-key.js';
import { Client } from './client.js';
import { TestClock } from './clock.js';
import { testConfiguration } from './configuration.js';
import { aDatabase, dropAll, type TestDatabase } from './database.js';
import { OpenApiChecker } from './openapi-checker.js';
import { collectStatements, writeCollected } from './sql/statement-collector.js';
import { seeingAll } from './seeing-all.js';
import { warmPool } from './warm-pool.js';

checkPartsRenderedOnce();

export interface TestApp {
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** Every route of the server, as registered. */
  routes: { method: string; url: string }[];
  db: DataSource;
  clock: TestClock;
  /** The application itself. */
  context: INestApplicationContext;
  get<T>(token: Type<T>): T;
  /** A client without credentials, optionally with headers on every call. */
  visitor(headers?: Record<string, string>): Client;
  /**
   * A client with a new key of the user, issued by the test's clock; factories such as `aManager` return its argument.
   */
  as(person: { userId: number }): Promise<Client>;
  /** Runs every due task, and those they cause. */
  finishTasks(): Promise<void>;
  /** Bodies of the SMS to a number, oldest first, in any state. */
  textsTo(phoneNumber: string): Promise<string[]>;
  close(): Promise<void>;
}

/**
 * The whole application on a database and port of its own, with a clock that the test may set. Close it in `afterAll`.
 *
 * @param database shared with other applications of the same file; close the last of them, and the `context` of the
 *   others
 */
export async function aTestApp(
  given: Partial<Configuration> = {},
  logStream?: { write(line: string): void },
  database?: TestDatabase,
): Promise<TestApp> {
  const connection = database ?? (await aDatabase());
  const configuration = testConfiguration(given);
  const clock = new TestClock();
  const connectionLimits = { connections: configuration.maxConnections };
  const adapter = createHttpAdapter({
    trustProxy: configuration.trustProxy,
    logLevel: configuration.logLevel,
    logStream,
    connectionLimits,
  });
  const routes: TestApp['routes'] = [];
  adapter.getInstance().addHook('onRoute', ({ method, url }) => {
    routes.push(...[method].flat().map((one) => ({ method: one, url })));
  });
  const module = await Test.createTestingModule({
    imports: [AppModule.with(configuration, connection)],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(adapter, {
    rawBody: true,
    bufferLogs: true,
  });
  await configureApplication(app, configuration);
  collectStatements();
  await app.listen(0, '127.0.0.1');
  await warmPool(app.get(DataSource));
  const db = seeingAll(app.get(DataSource));
  const url = (await app.getUrl()).replace('localhost', '127.0.0.1');
  OpenApiChecker.note(url, routes.map((route) => `${route.method} ${route.url}`).join());
  return {
    url,
    routes,
    db,
    clock,
    context: app,
    get: (token) => app.get(token, { strict: false }),
    visitor: (headers) => new Client(url, null, headers),
    as: async ({ userId }) => new Client(url, await aKey(db, userId, clock.now())),
    finishTasks: () => app.get(TaskRunner).runDueTasks(),
    textsTo: async (phoneNumber) => {
      const rows = await db.query<{ body: string }[]>(
        `select coalesce(sim.body, m.body) as body from outgoing_messages m left join simulated_messages sim on sim.message_id = m.id
          where m.recipient = $1 and m.channel = 'sms' order by m.id`,
        [phoneNumber],
      );
      return rows.map((row) => row.body);
    },
    close: async () => {
      await writeCollected(db);
      await app.close();
      await dropAll();
    },
  };
}
