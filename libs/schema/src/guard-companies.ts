import type { QueryRunner } from 'typeorm';
import { CHAINED_TABLES, COMPANY_TABLES, PARTLY_OF_COMPANIES } from './company-tables.js';
import { inShortTransaction } from './migrations/online-change.js';

/** Table, column of the company, and the rows that belong to none. */
export const GUARDED_TABLES: readonly { table: string; column: string; shared?: string }[] = [
  { table: 'companies', column: 'id' },
  ...COMPANY_TABLES.map((table) => ({ table, column: 'company_id' })),
  ...Object.keys(PARTLY_OF_COMPANIES).map((table) => ({
    ...{ table, column: 'company_id', shared: 'company_id is null' },
  })),
  ...CHAINED_TABLES.map((table) => ({ table, column: 'chain', shared: 'chain = 0' })),
];

/** Of another name whenever it compares in another way, so that databases with the one before get it. */
const POLICY = 'company_is_seen';
const FORMER_POLICIES = ['of_company', 'sees_company'];

/**
 * What a transaction says it sees, `callmanager.companies`: `all`, or ids as in '{1,2}'. Null: all, also for who says
 * nothing. Computed once for each statement and table, not for each row.
 */
const SEEN = `(select nullif(nullif(current_setting('callmanager.companies', true), ''), 'all')::bigint[])`;

const NOT_AS_WANTED = `
  select c.relname as table, p.oid is null as lacks from unnest($1::text[]) as wanted(name)
    join pg_class c on c.relname = wanted.name and c.relnamespace = 'public'::regnamespace
    left join pg_policy p on p.polrelid = c.oid and p.polname = '${POLICY}'
   where p.oid is null or c.relrowsecurity <> $2 or c.relforcerowsecurity <> $2`;

/**
 * Gives each table of companies its policy, and switches row security on, also for the tables' owner, or off. Switched off,
 * policies are there and cost nothing. For the owner of the tables.
 */
export async function guardCompanies(runner: QueryRunner, on: boolean): Promise<void> {
  const tables = GUARDED_TABLES.map(({ table }) => table);
  const found = (await runner.query(NOT_AS_WANTED, [tables, on])) as {
    table: string;
    lacks: boolean;
  }[];
  const [enable, force] = on ? ['enable', 'force'] : ['disable', 'no force'];
  for (const { table, lacks } of found)
    await inShortTransaction(
      runner,
      `${lacks ? `${policyOf(table)};` : ''}
       alter table ${table} ${enable} row level security, ${force} row level security`,
    );
}

/**
 * True where the company is among those that are seen, and where these are null. The planner takes "is not null" for true, and a
 * condition on the company for as selective as without a policy.
 */
function policyOf(name: string): string {
  const { table, column, shared } = GUARDED_TABLES.find((one) => one.table === name)!;
  const isSeen = `nullif(true, ${column} <> all (${SEEN}::bigint[])) is not null`;
  const rows = shared ? `${isSeen} or ${shared}` : isSeen;
  const former = FORMER_POLICIES.map((policy) => `drop policy if exists ${policy} on ${table}; `);
  return `${former.join('')}
          create policy ${POLICY} on ${table} using (${rows}) with check (${rows})`;
}
