import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  copyPolicies,
  FUNCTIONS,
  guardsOf,
  identityOf,
  noteNextId,
  SCHEMA,
  trailOf,
  truncateGuard,
  withoutGuards,
} from './1795810000000-audit-months.js';
import { createIndex, dropIndex, inShortTransaction, inSteps } from './online-change.js';

interface GrowingTable {
  name: string;
  /** When a row was written: which month it belongs to. */
  instant: string;
  /** Columns of the primary key before. */
  key: string;
  indexes: Readonly<Record<string, string>>;
  /** Makes the ids; null: the table has none. */
  identity: string | null;
  /** Was unique, which no index over several months can be. */
  unique: { name: string; columns: string } | null;
}

const TABLES: readonly GrowingTable[] = [
  {
    name: 'audit_entries',
    instant: 'at',
    key: 'id',
    indexes: {
      audit_entries_subject_subject_id_idx: 'subject, subject_id, id',
      audit_entries_company_id_id_idx: 'company_id, id',
    },
    identity: 'id',
    unique: null,
  },
  {
    name: 'audit_links',
    instant: 'linked_at',
    key: 'chain, position',
    indexes: { audit_links_entry_id_idx: 'entry_id' },
    identity: null,
    unique: { name: 'audit_links_entry_id_key', columns: 'entry_id' },
  },
];

/**
 * Audit entries and links lie in one table for each month, so that old months can be dropped. What is there becomes the first
 * part as it is, whatever its size: no row is copied. Processes of the version before write and read on.
 */
export class PartitionAuditTrail1795810000000 implements MigrationInterface {
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await inSteps(runner, async (inUse) => {
      await inShortTransaction(runner, `create schema if not exists ${SCHEMA}`);
      for (const table of TABLES) await divide(runner, inUse, table);
      await inShortTransaction(runner, `${FUNCTIONS}; select make_audit_months()`);
    });
  }

  /** Rows of later months are copied into the first part while the table is locked. */
  async down(runner: QueryRunner): Promise<void> {
    await inSteps(runner, async (inUse) => {
      for (const table of TABLES) await unite(runner, inUse, table);
      await inShortTransaction(
        runner,
        `drop function if exists make_audit_months();
         drop function if exists drop_audit_months();
         drop function if exists audit_kept_before();
         drop function if exists audit_kept_months();
         drop schema if exists ${SCHEMA}`,
      );
    });
  }
}

async function divide(runner: QueryRunner, inUse: boolean, table: GrowingTable): Promise<void> {
  const { name, instant, key, unique, identity } = table;
  if (await isDivided(runner, name)) return;
  const next = `${name}_month_key`;
  await createIndex(runner, inUse, {
    name: next,
    on: `${name} (${key}, ${instant})`,
    unique: true,
  });
  for (const [index, columns] of Object.entries(table.indexes))
    await createIndex(runner, inUse, { name: index, on: `${name} (${columns})` });
  const bound = await endOfFirstPart(runner, inUse, table);
  // Compared beside the writes, so that attaching the part reads no row.
  const check = `${name}_month_check`;
  await inShortTransaction(
    runner,
    `alter table ${name} drop constraint if exists ${check}, add constraint ${check} check (${instant} < '${bound}') not valid`,
  );
  await runner.query(`alter table ${name} validate constraint ${check}`);
  const part = `${name}_before_${bound.slice(0, 7).replace('-', '_')}`;
  const [first, other] = [`${SCHEMA}.${part}`, `${SCHEMA}.${name}_other`];
  await inShortTransaction(
    runner,
    [
      `lock table ${name} in access exclusive mode`,
      withoutGuards(name),
      ...(unique ? [`alter table ${name} drop constraint ${unique.name}`] : []),
      `alter table ${name} drop constraint ${name}_pkey, add constraint ${name}_pkey primary key using index ${next}`,
      ...(identity
        ? [noteNextId(name), `alter table ${name} alter ${identity} drop identity`]
        : []),
      `alter table ${name} rename to ${part}`,
      `alter table ${part} set schema ${SCHEMA}`,
      `create table ${name} (like ${first} including defaults) partition by range (${instant})`,
      `alter table ${name} add constraint ${name}_pkey primary key (${key}, ${instant})`,
      ...Object.entries(table.indexes).map(([at, on]) => `create index ${at} on ${name} (${on})`),
      ...(identity ? [identityOf(name)] : []),
      copyPolicies(first, name),
      guardsOf(name),
      `alter table ${name} attach partition ${first} for values from (minvalue) to ('${bound}')`,
      `alter table ${first} drop constraint ${check}`,
      `create table ${other} (like ${name} including defaults)`,
      `alter table ${name} attach partition ${other} default`,
      ...[first, other].map((each) => truncateGuard(name, each)),
      ...(name === 'audit_entries' ? [trailOf(name)] : []),
    ].join(';\n'),
  );
}

async function unite(runner: QueryRunner, inUse: boolean, table: GrowingTable): Promise<void> {
  const { name, key, unique, identity, indexes } = table;
  if (!(await isDivided(runner, name))) return;
  const [{ part }] = (await runner.query(
    `select (select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
              where i.inhparent = '${name}'::regclass and c.relname like '%\\_before\\_%') as part`,
  )) as [{ part: string | null }];
  if (part === null)
    throw new Error(`The first part of ${name} was dropped: there is no table to go back to.`);
  const first = `${SCHEMA}.${part}`;
  const former = `${name}_former_key`;
  await dropIndex(runner, inUse, `${SCHEMA}.${former}`);
  await createIndex(runner, inUse, { name: former, on: `${first} (${key})`, unique: true });
  await inShortTransaction(
    runner,
    [
      `lock table ${name} in access exclusive mode`,
      `alter table ${name} detach partition ${first}`,
      `insert into ${first} select * from ${name} order by ${key}`,
      ...(name === 'audit_entries' ? [trailOf(first)] : []),
      copyPolicies(name, first),
      ...(identity ? [noteNextId(name)] : []),
      `drop table ${name}`,
      `alter table ${first} set schema public`,
      `alter table ${part} rename to ${name}`,
      `alter table ${name} drop constraint ${name}_pkey, add constraint ${name}_pkey primary key using index ${former}`,
      ...(identity ? [identityOf(name)] : []),
      ...(unique
        ? [
            `drop index ${Object.keys(indexes)[0]}`,
            `alter table ${name} add constraint ${unique.name} unique (${unique.columns})`,
          ]
        : []),
      withoutGuards(name),
      guardsOf(name),
    ].join(';\n'),
  );
}

async function isDivided(runner: QueryRunner, name: string): Promise<boolean> {
  const [{ divided }] = (await runner.query(
    `select relkind = 'p' as divided from pg_class where oid = 'public.${name}'::regclass`,
  )) as [{ divided: boolean }];
  return divided;
}

/**
 * The instant up to which rows are in the first part: the first of a month that nobody writes in before the part is made; of
 * this one in an empty database.
 */
async function endOfFirstPart(
  runner: QueryRunner,
  inUse: boolean,
  { name, instant }: GrowingTable,
): Promise<string> {
  const [{ bound }] = (await runner.query(
    `select to_char(
              case when ${inUse} or last.at is not null
                then date_trunc('month', greatest(now() + interval '3 days', last.at) at time zone 'UTC') + interval '1 month'
                else date_trunc('month', now() at time zone 'UTC') end, 'YYYY-MM-DD') as bound
       from (select max(${instant}) as at from ${name}) last`,
  )) as [{ bound: string }];
  return `${bound} 00:00:00Z`;
}
