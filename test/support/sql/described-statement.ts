import pg, { type Client, type FieldDef } from 'pg';

/** A column of a statement's rows, as PostgreSQL describes it. */
export interface DescribedColumn {
  name: string;
  /** Object id of its type. */
  type: number;
  /** For a table's own column; null for an expression or a view, whose nullability PostgreSQL does not report. */
  isNullable: boolean | null;
}

interface Connection {
  parse(query: { text: string; name: string; types: [] }): void;
  describe(what: { type: 'S'; name: string }): void;
  sync(): void;
}

/**
 * Prepares a statement without running it.
 *
 * @returns its columns; none for a statement without rows
 * @throws DatabaseError it does not fit the tables
 */
export async function describeStatement(client: Client, text: string): Promise<DescribedColumn[]> {
  const fields = await new Promise<FieldDef[]>((resolve, reject) => {
    client.query(new Description(text, resolve, reject) as unknown as pg.Submittable);
  });
  const columns: DescribedColumn[] = [];
  for (const { name, dataTypeID, tableID, columnID } of fields)
    columns.push({
      name,
      type: dataTypeID,
      isNullable: tableID === 0 ? null : await isNullable(client, tableID, columnID),
    });
  return columns;
}

/** The messages of `pg` for a prepared statement, without bind and execute. */
class Description {
  private fields: FieldDef[] = [];
  private error: Error | null = null;

  constructor(
    private readonly text: string,
    private readonly resolve: (fields: FieldDef[]) => void,
    private readonly reject: (error: Error) => void,
  ) {}

  submit(connection: Connection): void {
    connection.parse({ text: this.text, name: '', types: [] });
    connection.describe({ type: 'S', name: '' });
    connection.sync();
  }

  handleRowDescription({ fields }: { fields: FieldDef[] }): void {
    this.fields = fields;
  }

  handleError(error: Error): void {
    this.error = error;
    this.reject(error);
  }

  handleReadyForQuery(): void {
    if (!this.error) this.resolve(this.fields);
  }
}

const known = new Map<string, boolean | null>();

async function isNullable(client: Client, table: number, column: number): Promise<boolean | null> {
  const key = `${table} ${column}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const { rows } = await client.query<{ nullable: boolean | null }>(
    `select case when c.relkind <> 'v' then not a.attnotnull end as nullable
       from pg_attribute a join pg_class c on c.oid = a.attrelid where a.attrelid = $1 and a.attnum = $2`,
    [table, column],
  );
  const { nullable } = rows[0]!;
  known.set(key, nullable);
  return nullable;
}
