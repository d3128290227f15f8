import { existsSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { backUpCluster, openDatabase } from '#libs/embedded-postgres';
import { ConfigurationError } from '#libs/platform';
import { type Command, type DatabaseContext, requiredOption, UsageError } from '../command.js';
import { PostgresTools } from './postgres-tools.js';
import { secretKeyNote } from './secret-key-note.js';

/** Works while servers run. The backup appears complete, or after any error not at all. */
export const backUp: Command<DatabaseContext> = {
  name: 'backup',
  summary: 'Copies the database, also while it is in use; the secret key is not in it.',
  options: {
    out: {
      type: 'string',
      value: '<path>',
      help: "what to make: a folder (embedded database) or a file (a server of one's own); required",
    },
    programs: {
      type: 'string',
      value: '<folder>',
      help: "where pg_dump is, for a server of one's own; default: found on the PATH",
    },
  },
  prepare(values) {
    const out = resolve(requiredOption(values, 'out'));
    if (existsSync(out)) throw new UsageError(`--out names something that is there: ${out}`);
    if (!existsSync(dirname(out)))
      throw new UsageError(`--out names something in a folder that does not exist: ${out}`);
    const programs = typeof values['programs'] === 'string' ? values['programs'] : null;

    return async (context) => {
      const { configuration, print } = context;
      const began = performance.now();
      const bytes =
        configuration.database.engine === 'embedded'
          ? await copyEmbedded(context, out)
          : await dump(context, out, programs);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      print(`Backed up to ${out}: ${(bytes / 1e6).toFixed(1)} MB in ${seconds} s.`);
      print(secretKeyNote(configuration));
    };
  },
};

async function copyEmbedded({ configuration }: DatabaseContext, out: string): Promise<number> {
  const dataDir = join(configuration.dataDir, 'postgres');
  return (await backUpCluster(dataDir, out, logStep)).bytes;
}

async function dump(
  { configuration }: DatabaseContext,
  out: string,
  programs: string | null,
): Promise<number> {
  const { migrator } = await openDatabase(configuration, logStep);
  const tools = new PostgresTools(migrator, programs);
  await tools.assertFits('pg_dump');
  const draft = `${out}.${process.pid}`;
  try {
    await (await open(draft, 'wx', 0o600)).close();
    // Without it, it refuses tables with row security unless a superuser asks. Who says nothing sees all rows.
    const args = ['--enable-row-security', '--format', 'custom', '--file', draft];
    await tools.execute('pg_dump', args);
    const { size } = await stat(draft);
    if (existsSync(out)) throw new ConfigurationError(`There is something at ${out} by now.`);
    await rename(draft, out);
    return size;
  } finally {
    await rm(draft, { force: true });
  }
}

function logStep(line: string): void {
  process.stderr.write(`${line}\n`);
}
