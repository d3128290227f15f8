import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inParts, inShortTransaction, inSteps } from './online-change.js';

interface FilledTable {
  table: string;
  from: string;
  by: string;
  key: string;
}

/** Tables whose rows belong to the company of their parent; parents first. `key` is the first column of the primary key. */
const FILLED: readonly FilledTable[] = [
  { table: 'call_times', from: 'events', by: 'event_id', key: 'id' },
  { table: 'stations', from: 'events', by: 'event_id', key: 'id' },
  { table: 'clock_in_tokens', from: 'events', by: 'event_id', key: 'id' },
  { table: 'labor_requirements', from: 'call_times', by: 'call_time_id', key: 'id' },
  { table: 'time_sheet_changes', from: 'call_times', by: 'call_time_id', key: 'id' },
  { table: 'labor_requests', from: 'labor_requirements', by: 'labor_requirement_id', key: 'id' },
  { table: 'deleted_requests', from: 'labor_requirements', by: 'labor_requirement_id', key: 'id' },
  ...['time_changes', 'time_entries'].map((table) => ofRequests(table, 'id')),
  ...['automatic_reminders', 'arrival_reports'].map((table) =>
    ofRequests(table, 'labor_request_id'),
  ),
  { table: 'meal_breaks', from: 'time_entries', by: 'time_entry_id', key: 'id' },
  { table: 'punches', from: 'time_entries', by: 'time_entry_id', key: 'id' },
  {
    table: 'replacement_offers',
    from: 'replacements',
    by: 'replacement_id',
    key: 'replacement_id',
  },
  ...['alt_phones', 'registration_tokens'].map((table) => ofWorkers(table, 'id')),
  ...['former_numbers', 'worker_skills'].map((table) => ofWorkers(table, 'worker_id')),
];

/** Whether an update does anything but give a row its company: older processes change rows that have none yet. */
const IS_CHANGE = 'old.company_id is not distinct from new.company_id';

/** Triggers that mind every update: what they do while rows get their company, and what they do else. */
const MINDING = [
  {
    table: 'call_times',
    quiet: `create or replace trigger call_times_count_revision before update on call_times for each row
            when (old.* is distinct from new.* and ${IS_CHANGE}) execute function count_revision()`,
    usual: `create or replace trigger call_times_count_revision before update on call_times for each row
            when (old.* is distinct from new.*) execute function count_revision()`,
  },
  ...['time_entries', 'meal_breaks', 'punches'].map((table) => ({
    table,
    quiet: `create or replace trigger note_pay_change after insert or delete on ${table} for each row execute function note_pay_change_of_${table}();
            create or replace trigger note_pay_change_of_known after update on ${table} for each row
            when (${IS_CHANGE}) execute function note_pay_change_of_${table}()`,
    usual: `create or replace trigger note_pay_change after insert or update or delete on ${table} for each row execute function note_pay_change_of_${table}();
            drop trigger if exists note_pay_change_of_known on ${table}`,
  })),
  {
    table: 'punches',
    quiet: `create or replace trigger punches_append_only before delete on punches for each row execute function refuse_change();
            create or replace trigger punches_append_only_of_known before update on punches for each row
            when (old.company_id is not null or to_jsonb(old) - 'company_id' is distinct from to_jsonb(new) - 'company_id') execute function refuse_change()`,
    usual: `create or replace trigger punches_append_only before update or delete on punches for each row execute function refuse_change();
            drop trigger if exists punches_append_only_of_known on punches`,
  },
];

/**
 * Every row of a company says which: statements need no joins to learn it, and the database can guard it. A trigger takes
 * it from the parent where a statement does not give it, so that older processes go on writing.
 */
export class SayWhoseRowsAre1795760000000 implements MigrationInterface {
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await inSteps(runner, async () => {
      for (const filled of FILLED) await fill(runner, filled);
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await inSteps(runner, async () => {
      for (const { table } of FILLED.toReversed())
        await inShortTransaction(
          runner,
          `drop trigger if exists fill_company on ${table};
           drop function if exists fill_company_of_${table}();
           drop policy if exists of_company on ${table};
           drop policy if exists sees_company on ${table};
           drop policy if exists company_is_seen on ${table};
           alter table ${table} disable row level security, no force row level security, drop column if exists company_id`,
        );
    });
  }
}

async function fill(runner: QueryRunner, { table, from, by, key }: FilledTable): Promise<void> {
  const minding = MINDING.filter((trigger) => trigger.table === table);
  await inShortTransaction(
    runner,
    [
      `alter table ${table} add column if not exists company_id bigint`,
      functionOf(table, from, by),
      `create or replace trigger fill_company before insert on ${table} for each row
       when (new.company_id is null) execute function fill_company_of_${table}()`,
      ...minding.map(({ quiet }) => quiet),
    ].join(';\n'),
  );
  await inParts(
    runner,
    table,
    key,
    `update ${table} set company_id = p.company_id from ${from} p where p.id = ${table}.${by} and ${table}.company_id is null and :part`,
  );
  const check = `${table}_company_check`;
  await inShortTransaction(
    runner,
    `alter table ${table} drop constraint if exists ${check}, add constraint ${check} check (company_id is not null) not valid`,
  );
  await runner.query(`alter table ${table} validate constraint ${check}`);
  await inShortTransaction(
    runner,
    [
      `alter table ${table} alter company_id set not null, drop constraint ${check}`,
      ...minding.map(({ usual }) => usual),
    ].join(';\n'),
  );
}

/** A missing parent is a foreign key violation, as it would be without the trigger. */
function functionOf(table: string, from: string, by: string): string {
  return `
    create or replace function fill_company_of_${table}() returns trigger language plpgsql as $$
    begin
      select p.company_id into new.company_id from ${from} p where p.id = new.${by};
      if not found then
        raise foreign_key_violation using
          message = 'insert on table "${table}" violates foreign key constraint "${table}_${by}_fkey"',
          table = '${table}', constraint = '${table}_${by}_fkey';
      end if;
      return new;
    end $$`;
}

function ofRequests(table: string, key: string): FilledTable {
  return { table, from: 'labor_requests', by: 'labor_request_id', key };
}

function ofWorkers(table: string, key: string): FilledTable {
  return { table, from: 'workers', by: 'worker_id', key };
}
