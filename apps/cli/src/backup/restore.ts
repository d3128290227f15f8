import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { openDatabase, restoreCluster } from '#libs/embedded-postgres';
import { AuditTrailBroken, AuditVerificationService } from '#libs/notification';
import { ConfigurationError, UnitOfWork } from '#libs/platform';
import {
  type Command,
  type CommandContext,
  type DatabaseContext,
  requiredOption,
  UsageError,
} from '../command.js';
import { withApplication } from '../with-application.js';
import { PostgresTools } from './postgres-tools.js';
import { secretKeyFile } from './secret-key-note.js';

const COUNTED = {
  companies: 'companies',
  accounts: 'users',
  events: 'events',
  contacts: 'workers',
  requests: 'labor_requests',
  'time entries': 'time_entries',
};

export const restore: Command<DatabaseContext> = {
  name: 'restore',
  summary: 'Puts a backup where there is no database yet, and checks the audit trail.',
  options: {
    from: { type: 'string', value: '<path>', help: 'what backup has made; required' },
    programs: {
      type: 'string',
      value: '<folder>',
      help: "where pg_restore is, for a server of one's own; default: found on the PATH",
    },
  },
  prepare(values) {
    const from = resolve(requiredOption(values, 'from'));
    if (!existsSync(from)) throw new UsageError(`--from names nothing that is there: ${from}`);
    const isFolder = statSync(from).isDirectory();
    const programs = typeof values['programs'] === 'string' ? values['programs'] : null;

    return async (context) => {
      const { configuration, print } = context;
      const began = performance.now();
      const isEmbedded = configuration.database.engine === 'embedded';
      if (isFolder !== isEmbedded)
        throw new ConfigurationError(
          isFolder
            ? `${from} is of an embedded database, and DB_HOST names a server. Unset it, or give what pg_dump made.`
            : `${from} is of a server of one's own, and none is named. Set DB_HOST, or give the folder of an embedded database.`,
        );
      if (isEmbedded) await restoreCluster(join(configuration.dataDir, 'postgres'), from);
      else await load(context, from, programs);
      const hasKey = configuration.secretKey !== null || existsSync(secretKeyFile(configuration));
      // The database's secret key may be provided later, so none is generated for it.
      const secretKey = hasKey ? configuration.secretKey : randomBytes(32).toString('hex');
      await withApplication(check, print, { ...configuration, secretKey });
      print(`Restored in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
      if (!hasKey)
        print(
          `There is no secret key. Put the one of this database at ${secretKeyFile(configuration)}, or into SECRET_KEY, before you start.`,
        );
    };
  },
};

async function load(
  { configuration }: DatabaseContext,
  from: string,
  programs: string | null,
): Promise<void> {
  const { migrator } = await openDatabase(configuration, logStep);
  const tools = new PostgresTools(migrator, programs);
  if (!(await tools.isDatabaseEmpty()))
    throw new ConfigurationError(
      `There is something in the database ${migrator.database} already. A backup is restored where there is nothing: name an empty one with DB_NAME.`,
    );
  await tools.assertFits('pg_restore');
  await tools.execute('pg_restore', ['--exit-on-error', '--single-transaction', from]);
}

/** Prints the number of restored rows, for comparison. */
async function check({ app, print }: CommandContext): Promise<void> {
  const work = app.get(UnitOfWork).reading();
  const counts = Object.entries(COUNTED).map(
    ([name, table]) => `(select count(*) from ${table}) as "${name}"`,
  );
  const found = await work.row<Record<string, number>>(`select ${counts.join(', ')}`);
  print(
    `Restored: ${Object.entries(found!)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')}.`,
  );
  const audit = await app.get(AuditVerificationService, { strict: false }).verify(work);
  if (audit.misfit) throw new AuditTrailBroken(audit.misfit);
  print(`The audit trail fits: ${audit.checked} entries, and ${audit.unlinked} not linked yet.`);
}

function logStep(line: string): void {
  process.stderr.write(`${line}\n`);
}
