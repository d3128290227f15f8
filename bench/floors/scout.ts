import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deserialize } from 'node:v8';
import type { DatabaseConnection } from '#libs/platform';
import { ApiServer } from '../server/api-server.js';
import { STATEMENTS_FILE } from './report-statements.js';

/** A statement as the server sent it, and what came back. */
export interface SentStatement {
  text: string;
  values: unknown[];
  rows: Record<string, unknown>[];
  /** Rows that it returned or, without returning any, changed; null where PostgreSQL tells no number. */
  count: number | null;
}

/**
 * Of the server itself: whether the database is there, and what it listens to. And what makes an answer one of a revision: a
 * floor does without.
 */
const NOT_OF_REQUESTS =
  /^\s*(select 1$|select pg_notify|listen |select count\(\*\) from graphile|start transaction isolation|commit work$|select coalesce\(\s*case when not exists [\s\S]* as revision$)/i;

/** A server of its own that is asked once, to see which statements it sends with which values. It does no tasks. */
export class Scout {
  private constructor(
    private readonly server: ApiServer,
    private readonly folder: string,
  ) {}

  static async start(connection: DatabaseConnection): Promise<Scout> {
    const folder = await mkdtemp(join(tmpdir(), 'callmanager-scout-'));
    const report = pathToFileURL(join(import.meta.dirname, 'report-statements.js')).href;
    const server = await ApiServer.start(connection, ['--import', report], {
      WORKER: 'off',
      REMEMBER_ACTORS_SECONDS: '0',
      KEPT_ANSWERS_MB: '0',
      // What a statement says beside itself is none of a screen's; the tables stay as they are.
      ROW_SECURITY: 'false',
      MIGRATIONS: 'await',
      // No proxy has to notice that it stops, and nothing runs on.
      DRAIN_SECONDS: '0',
      STOP_SECONDS: '1',
      [STATEMENTS_FILE]: join(folder, 'statements'),
    });
    return new Scout(server, folder);
  }

  get url(): string {
    return this.server.url;
  }

  /** What the server sends while something is asked of it. */
  async sentDuring(ask: () => Promise<unknown>): Promise<SentStatement[]> {
    const file = join(this.folder, 'statements');
    await writeFile(file, '');
    await ask();
    const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
    return lines
      .map((line) => deserialize(Buffer.from(line, 'base64')) as SentStatement)
      .filter(({ text }) => !NOT_OF_REQUESTS.test(text));
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
