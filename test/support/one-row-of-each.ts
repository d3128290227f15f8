import type { DataSource } from 'typeorm';

export interface KeyOfRow {
  name: string;
  table: string;
  parent: string;
  columns: string[];
  parentColumns: string[];
}

interface ColumnOfTable {
  table: string;
  name: string;
  type: string;
  required: boolean;
}

type Row = Record<string, unknown>;

/** What a column's check wants. A new table with a check needs a line here. */
const ALLOWED: Record<string, Record<string, unknown>> = {
  role_grants: { role: 'steward' },
  import_links: { cookie_hash: null },
  contact_imports: { kind: 'csv', state: 'done' },
  labor_requirements: { needed_labor: 2 },
  meal_breaks: { minutes: 30, break_type: 'paid' },
  scans: { source: 'station', reads: 'code', outcome: 'in' },
  arrival_reports: { source: 'worker' },
  billing_accounts: { state: 'trial' },
  pay_rates: {
    ...{ per: 'hour', amount: 1 },
    ...{ labor_type_id: null, location_profile_id: null, event_id: null },
  },
  pay_extras: { kind: 'gift', cents: 1 },
  pay_rule_sets: { layer: 'contract' },
  pay_rule_set_choices: { layer: 'contract' },
  closed_pay_items: { cancellation_id: null },
  pay_exports: { format: 'csv', state: 'done' },
};

const SAMPLES: Record<string, (n: number) => unknown> = {
  bigint: (n) => n,
  integer: () => 1,
  smallint: () => 1,
  boolean: () => true,
  text: (n) => `text ${n}`,
  uuid: (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  date: () => '2031-05-01',
  'time without time zone': () => '09:00',
  'timestamp with time zone': () => '2031-05-01T09:00:00Z',
  jsonb: () => '{}',
  bytea: () => 'bytes',
};

let drawn = 1000;

/**
 * Writes a company and one row of each of these tables that belongs to it, by what the database says of columns and keys:
 * all references within the company are filled, and no statement names the company where a trigger finds it.
 *
 * @returns the rows by table
 */
export async function oneRowOfEach(
  db: DataSource,
  tables: readonly string[],
): Promise<Record<string, Row>> {
  const columns = await columnsIn(db);
  const keys = await keysBetween(db, ['companies', ...tables]);
  const filled = await tablesWithTrigger(db);
  const rows: Record<string, Row> = {};
  const write = async (table: string): Promise<void> => {
    const row: Row = {};
    for (const { name, type, required } of columns.filter((column) => column.table === table))
      if (required && name !== 'company_id') row[name] = sampleOf(table, name, type);
    for (const key of keys.filter((one) => one.table === table))
      for (const [at, column] of key.columns.entries())
        row[column] = rows[key.parent]![key.parentColumns[at]!];
    if (columns.some((column) => column.table === table && column.name === 'company_id'))
      row['company_id'] = rows['companies']!['id'];
    Object.assign(row, ALLOWED[table]);
    if (filled.includes(table)) delete row['company_id'];
    rows[table] = await insert(db, table, row);
  };
  const waiting = new Set<string>(['companies', ...tables]);
  while (waiting.size > 0) {
    const next = [...waiting].find((table) =>
      keys.every((key) => key.table !== table || key.parent === table || !waiting.has(key.parent)),
    );
    if (!next) throw new Error(`Circle of references: ${[...waiting].join(', ')}`);
    waiting.delete(next);
    await write(next);
  }
  return rows;
}

/** Foreign keys from one of these tables to another. */
export async function keysBetween(db: DataSource, tables: readonly string[]): Promise<KeyOfRow[]> {
  return db.query(
    `select c.conname as name, c.conrelid::regclass::text as table, c.confrelid::regclass::text as parent,
            (select array_agg(a.attname::text order by k.at) from unnest(c.conkey) with ordinality as k (number, at)
               join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number) as columns,
            (select array_agg(a.attname::text order by k.at) from unnest(c.confkey) with ordinality as k (number, at)
               join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.number) as "parentColumns"
       from pg_constraint c
      where c.contype = 'f' and c.conrelid::regclass::text = any ($1) and c.confrelid::regclass::text = any ($1)
      order by 2, 1`,
    [tables],
  );
}

async function columnsIn(db: DataSource): Promise<ColumnOfTable[]> {
  return db.query(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
            a.attnotnull and not a.atthasdef and a.attidentity = '' as required
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
  );
}

async function tablesWithTrigger(db: DataSource): Promise<string[]> {
  const found = await db.query<{ table: string }[]>(
    `select tgrelid::regclass::text as table from pg_trigger where tgname = 'fill_company'`,
  );
  return found.map(({ table }) => table);
}

async function insert(db: DataSource, table: string, row: Row): Promise<Row> {
  const names = Object.keys(row);
  const [written] = await db.query<Row[]>(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')}) returning *`,
    Object.values(row),
  );
  return written!;
}

function sampleOf(table: string, name: string, type: string): unknown {
  const sample = SAMPLES[type];
  if (!sample) throw new Error(`No sample for ${table}.${name}, which is ${type}.`);
  return sample(++drawn);
}
