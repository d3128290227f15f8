import pg, { type Connection, type QueryConfig, type QueryResult } from 'pg';

/** Sets `callmanager.companies` until the end of the transaction, and returns no row. */
const SAY_REACH = `select from set_config('callmanager.companies', $1, true) as said where said is null`;
const NAME = 'say_reach';

/** Prepares what each `QueryWithReach` of a connection sends first. */
export const PREPARE_REACH: QueryConfig = { name: NAME, text: SAY_REACH, values: ['{}'] };

/** What pg's class is made of, which its types leave out. */
interface ProtocolQuery {
  callback: (error: Error | null, result: QueryResult) => void;
  queryMode: string;
  prepare(connection: Connection): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
}
const Query = pg.Query as unknown as new (config: QueryConfig) => ProtocolQuery;

/**
 * A statement that says in the same breath whose rows it sees: both are one transaction of PostgreSQL, which ends with them,
 * since nothing asks for its end in between. It takes no `begin` and no `commit`.
 */
export class QueryWithReach extends Query {
  private hasSaid = false;

  /**
   * @param reach as `reachOf` has it
   * @param callback told once
   */
  constructor(
    config: QueryConfig,
    private readonly reach: string,
    callback: ProtocolQuery['callback'],
  ) {
    super(config);
    this.callback = callback;
    this.queryMode = 'extended';
  }

  override prepare(connection: Connection): void {
    connection.bind({ statement: NAME, values: [this.reach], valueMapper: String }, true);
    connection.execute(null, true);
    super.prepare(connection);
  }

  /** The first is about what was said. */
  override handleCommandComplete(message: unknown, connection: Connection): void {
    if (this.hasSaid) super.handleCommandComplete(message, connection);
    this.hasSaid = true;
  }
}
