import process from 'node:process';
import { openDatabase } from '#libs/embedded-postgres';
import { migrate } from '#libs/schema';
import type { Command, DatabaseContext } from '../command.js';

export const migrateTables: Command<DatabaseContext> = {
  name: 'migrate',
  summary: 'Brings the tables up to date as their owner; for processes with MIGRATIONS=await.',
  options: {},
  prepare:
    () =>
    async ({ configuration, print }) => {
      const database = await openDatabase(
        configuration,
        (line) => void process.stderr.write(`${line}\n`),
      );
      try {
        const done = await migrate(
          database.migrator,
          database.connection.user,
          configuration.database.rowSecurity,
        );
        for (const name of done) print(name);
        print(
          done.length > 0 ? `${done.length} migrations were run.` : 'Everything is up to date.',
        );
      } finally {
        await database.close();
      }
    },
};
