import 'reflect-metadata';
import process from 'node:process';
import { openDatabase } from '#libs/embedded-postgres';
import { readConfiguration, loadOrCreateSecretKey } from '#libs/platform';
import { migrate } from '#libs/schema';
import { createApplication } from './application.js';
import { buildOpenApi } from './edge/openapi/openapi-document.js';

/** Prints the document of `/docs/openapi.json`, without the development tools. */
const given = readConfiguration(process.env);
const database = await openDatabase(given, (line) => void process.stderr.write(`${line}\n`));
try {
  const configuration = {
    ...given,
    secretKey: await loadOrCreateSecretKey(given),
    devTools: false,
    logLevel: 'silent',
  };
  await migrate(database.migrator, database.connection.user);
  const app = await createApplication(configuration, database.connection);
  process.stdout.write(`${JSON.stringify(buildOpenApi(app), null, 2)}\n`);
  await app.close();
} finally {
  await database.close();
}
