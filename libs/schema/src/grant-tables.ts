import type { QueryRunner } from 'typeorm';

const SCHEMAS = 'public, graphile_worker';
/** Tells which migrations ran; the application only reads it. */
const MIGRATION_TABLES = 'public.migrations, graphile_worker.migrations';

/** True when the role lacks a right, or has one that only the owner should have. */
const IS_OUTDATED = `
  select exists (
    select from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'graphile_worker')
       and case when c.relkind = 'S' then not has_sequence_privilege($1, c.oid, 'USAGE')
                when c.relkind not in ('r', 'p', 'v') then false
                else has_table_privilege($1, c.oid, 'TRUNCATE') or has_table_privilege($1, c.oid, 'TRIGGER')
                     or not has_table_privilege($1, c.oid, 'SELECT')
                     or (c.relname = 'migrations' and c.relkind = 'r') = has_table_privilege($1, c.oid, 'INSERT')
                     or c.relrowsecurity and not exists (select from pg_policy where polrelid = c.oid)
           end
  ) as outdated`;

/** True when what the current role makes in our schema is not open to the role at once. */
const LACKS_NEW_ONES = `
  select not exists (
    select from pg_default_acl d cross join aclexplode(d.defaclacl) a join pg_roles r on r.oid = a.grantee
     where d.defaclrole = (select oid from pg_roles where rolname = current_user)
       and d.defaclnamespace = 'public'::regnamespace and d.defaclobjtype = 'S' and r.rolname = $1
  ) as lacks`;

/** Row security closes the task queue's tables to all but their owner; a policy opens them to granted roles. */
const OPEN_THE_TASK_QUEUE = `
  do $$
  declare closed regclass;
  begin
    for closed in
      select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'graphile_worker' and c.relrowsecurity and not exists (select from pg_policy where polrelid = c.oid)
    loop
      execute format('create policy granted on %s using (true) with check (true)', closed);
    end loop;
  end $$`;

/**
 * Lets the application's role read and write the rows of all tables, and nothing else: it owns none, so it can neither change
 * nor empty a table, nor switch a trigger off. For the owner of the tables.
 */
export async function grantTables(runner: QueryRunner, role: string): Promise<void> {
  const [{ outdated }] = (await runner.query(IS_OUTDATED, [role])) as [{ outdated: boolean }];
  if (!outdated) return;
  const name = quoted(role);
  await inTransaction(runner, [
    `revoke create on schema public from public`,
    `grant usage on schema ${SCHEMAS} to ${name}`,
    `revoke all on all tables in schema ${SCHEMAS} from ${name}`,
    `grant select, insert, update, delete on all tables in schema ${SCHEMAS} to ${name}`,
    `revoke insert, update, delete on ${MIGRATION_TABLES} from ${name}`,
    `grant usage, select on all sequences in schema ${SCHEMAS} to ${name}`,
    OPEN_THE_TASK_QUEUE,
  ]);
}

/**
 * Opens tables to the application's role as soon as a migration makes them: triggers of the same migration write them for
 * processes that are running. For the owner of the tables; `grantTables` closes what should stay closed.
 */
export async function grantNewTables(runner: QueryRunner, role: string): Promise<void> {
  const [{ lacks }] = (await runner.query(LACKS_NEW_ONES, [role])) as [{ lacks: boolean }];
  if (!lacks) return;
  const grant = 'alter default privileges in schema public grant';
  await inTransaction(runner, [
    `${grant} select, insert, update, delete on tables to ${quoted(role)}`,
    `${grant} usage, select on sequences to ${quoted(role)}`,
  ]);
}

const quoted = (role: string): string => `"${role.replaceAll('"', '""')}"`;

async function inTransaction(runner: QueryRunner, statements: readonly string[]): Promise<void> {
  await runner.startTransaction();
  try {
    for (const statement of statements) await runner.query(statement);
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}
