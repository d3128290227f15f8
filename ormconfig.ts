import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { readConfiguration } from '#libs/platform';
import { dataSourceOptions } from '#libs/schema';

const { database } = readConfiguration(process.env);

/** For TypeORM's command line, on a built tree: `npx typeorm migration:show -d dist/ormconfig.js` with `DB_HOST` set. */
export default new DataSource(
  dataSourceOptions({
    host: database.host,
    port: database.port,
    database: database.name,
    user: database.migrateUser,
    password: database.migratePassword,
  }),
);
