import type { DataSource } from 'typeorm';

interface Table {
  schema: string;
  name: string;
}

/**
 * Tables of the whole database, the queue's and the migrations' included, with a row whose text has one of the needles in it,
 * ignoring case. Bytes are read as text too. Months of the audit trail are read through their whole table.
 */
export async function findInTables(
  db: DataSource,
  needles: readonly string[],
): Promise<{ table: string; row: string }[]> {
  const tables = await db.query<Table[]>(
    `select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'audit_months') order by 1, 2`,
  );
  const wanted = needles.flatMap((needle) => [needle, Buffer.from(needle).toString('hex')]);
  const found: { table: string; row: string }[] = [];
  for (const { schema, name } of tables) {
    const rows = await db.query<{ row: string }[]>(
      `select each::text as row from "${schema}"."${name}" each
        where exists (select from unnest($1::text[]) as needle where strpos(lower(each::text), lower(needle)) > 0) limit 3`,
      [wanted],
    );
    found.push(...rows.map(({ row }) => ({ table: name, row })));
  }
  return found;
}
