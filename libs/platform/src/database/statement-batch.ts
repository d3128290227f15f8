import type { Socket } from 'node:net';
import pg, { type Connection, type FieldDef, type QueryConfig, type QueryResult } from 'pg';

/** Of statements that were skipped because one before them failed: the error that PostgreSQL has for them. */
const ABORTED = {
  code: '25P02',
  message: 'current transaction is aborted, commands ignored until end of transaction block',
};

/** A statement to send with others. */
export interface BatchedStatement extends QueryConfig {
  /** Told once; absent: nobody listens, and the next statement is told what went wrong. */
  tell?: (error: Error | null, result: QueryResult) => void;
}

/** What pg's classes are made of, which their types leave out. */
interface ProtocolConnection extends Connection {
  readonly stream: Socket;
  readonly parsedStatements: Record<string, string>;
  readonly submittedNamedStatements: Record<string, string>;
}
interface ProtocolQuery {
  name: string | undefined;
  text: string;
  values: unknown[] | undefined;
  callback: (error: Error | null, result: QueryResult) => void;
  submit(connection: Connection): Error | null;
  prepare(connection: Connection): void;
  handleRowDescription(message: { fields: FieldDef[] }): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
  handleReadyForQuery(connection: Connection): void;
  handleError(error: Error, connection: Connection): void;
}
const Query = pg.Query as unknown as new (config: QueryConfig) => ProtocolQuery;

/**
 * Sends what statements send, but asks for no end, asks for the columns of a prepared statement once, and forgets no statement whose
 * values cannot be sent. One for each connection: pg's code is compiled for one kind of object.
 */
export class BatchConnection {
  /** By name of the prepared statement; they never change. Null: it has no rows. */
  readonly columns = new Map<string, FieldDef[] | null>();
  asksForColumns = true;
  private readonly connection: ProtocolConnection;

  constructor(connection: Connection) {
    this.connection = connection as ProtocolConnection;
  }

  get stream(): Socket {
    return this.connection.stream;
  }

  get parsedStatements(): Record<string, string> {
    return this.connection.parsedStatements;
  }

  get submittedNamedStatements(): Record<string, string> {
    return this.connection.submittedNamedStatements;
  }

  parse(query: Parameters<Connection['parse']>[0]): void {
    this.connection.parse(query, true);
  }

  bind(config: Parameters<Connection['bind']>[0]): void {
    this.connection.bind(config, true);
  }

  describe(what: Parameters<Connection['describe']>[0]): void {
    if (this.asksForColumns) this.connection.describe(what, true);
  }

  execute(config: Parameters<Connection['execute']>[0]): void {
    this.connection.execute(config, true);
  }

  sync(): void {}

  close(): void {}
}

/** One statement of a batch, which asks for no answer of its own. */
class BatchPart extends Query {
  isOver = false;
  readonly isHeard: boolean;
  private columns: FieldDef[] | null = null;

  constructor({ tell, ...config }: BatchedStatement) {
    super(config);
    this.isHeard = tell !== undefined;
    this.callback = (error, result) => {
      this.isOver = true;
      tell?.(error, result);
    };
  }

  send(connection: BatchConnection): void {
    const columns = connection.columns.get(this.name ?? '');
    connection.asksForColumns = columns === undefined;
    this.prepare(connection as unknown as Connection);
    if (columns) this.handleRowDescription({ fields: columns });
  }

  override handleRowDescription(message: { fields: FieldDef[] }): void {
    this.columns = message.fields;
    super.handleRowDescription(message);
  }

  complete(message: unknown, connection: Connection, known: BatchConnection['columns']): void {
    this.handleCommandComplete(message, connection);
    if (this.name !== undefined) known.set(this.name, this.columns);
    this.handleReadyForQuery(connection);
  }
}

/**
 * Statements that are sent together and ask for one answer (one `Sync` of the protocol): PostgreSQL sends the results of all with
 * one system call, and wakes us once. After a failed statement it skips the rest. So they are statements of one transaction, or
 * one that says before whose rows it sees: without an end in between, both are one transaction.
 */
export class StatementBatch extends Query {
  private readonly parts: BatchPart[];

  constructor(
    statements: readonly BatchedStatement[],
    private readonly connection: BatchConnection,
  ) {
    super({ text: '' });
    this.callback = () => undefined;
    this.parts = statements.map((statement) => new BatchPart(statement));
  }

  override submit(connection: Connection): null {
    for (const part of this.parts) part.send(this.connection);
    connection.sync();
    this.continue();
    return null;
  }

  override handleRowDescription(message: { fields: FieldDef[] }): void {
    this.parts[0]!.handleRowDescription(message);
  }

  override handleDataRow(message: unknown): void {
    this.parts[0]!.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    this.parts[0]!.complete(message, connection, this.connection.columns);
    this.continue();
  }

  override handleError(error: Error, connection: Connection): void {
    const [failed, ...skipped] = this.parts.splice(0);
    const isAnswer = failed?.isHeard && (error as pg.DatabaseError).severity === 'ERROR';
    failed?.handleError(error, connection);
    const { submittedNamedStatements } = connection as ProtocolConnection;
    for (const part of skipped) {
      if (part.name !== undefined) delete submittedNamedStatements[part.name];
      if (!part.isOver) part.handleError(isAnswer ? aborted() : error, connection);
    }
  }

  /** An empty statement has no other end. */
  override handleReadyForQuery(connection: Connection): void {
    for (const part of this.parts.splice(0)) part.handleReadyForQuery(connection);
  }

  /** To the first statement whose answer is awaited. The client asks which one it is when one has been parsed. */
  private continue(): void {
    while (this.parts[0]?.isOver) this.parts.shift();
    this.name = this.parts[0]?.name;
    this.text = this.parts[0]?.text ?? '';
  }
}

function aborted(): Error {
  const error = new pg.DatabaseError(ABORTED.message, 0, 'error');
  return Object.assign(error, { severity: 'ERROR', code: ABORTED.code });
}
