import process from 'node:process';
import { openDatabase } from '#libs/embedded-postgres';
import { migrate, migrateBack, NEWEST_MIGRATION } from '#libs/schema';
import { type Command, type DatabaseContext, requiredOption, UsageError } from '../command.js';

export const migrateTables: Command<DatabaseContext> = {
  name: 'migrate',
  summary: 'Brings the tables up to date as their owner, or back for an older version.',
  options: {
    'back-to': {
      type: 'string',
      value: '<migration>',
      help: 'takes back every migration after this one; what newer columns held is lost',
    },
    newest: { type: 'boolean', help: 'only print the newest migration that this version knows' },
  },
  prepare(values) {
    const target = values['back-to'] === undefined ? null : requiredOption(values, 'back-to');
    if (target && values['newest']) throw new UsageError('--newest stands alone.');
    if (values['newest']) return async ({ print }) => print(NEWEST_MIGRATION);

    return async ({ configuration, print }) => {
      const database = await openDatabase(
        configuration,
        (line) => void process.stderr.write(`${line}\n`),
      );
      try {
        const done = target
          ? await migrateBack(database.migrator, target)
          : await migrate(
              database.migrator,
              database.connection.user,
              configuration.database.rowSecurity,
              configuration.database.keepAuditMonths,
            );
        for (const name of done) print(name);
        const what = target ? 'taken back' : 'run';
        print(
          done.length > 0 ? `${done.length} migrations were ${what}.` : 'There was nothing to do.',
        );
      } finally {
        await database.close();
      }
    };
  },
};
