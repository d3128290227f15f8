import type { DataSource, Logger } from 'typeorm';

/**
 * The SQL statements a function causes on a data source, transaction control included.
 * Count while nothing else is going on: what runs at the same time on the same source is counted too.
 */
export async function statementsOf(db: DataSource, run: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const before = db.logger;
  const silent = (): void => undefined;
  const logger: Logger = {
    logQuery: (query) => void statements.push(query),
    logQueryError: silent,
    logQuerySlow: silent,
    logSchemaBuild: silent,
    logMigration: silent,
    log: silent,
  };
  db.logger = logger;
  try {
    await run();
  } finally {
    db.logger = before;
  }
  return statements;
}
