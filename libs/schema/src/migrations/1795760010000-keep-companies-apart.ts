import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createIndex, dropIndex, inShortTransaction, inSteps } from './online-change.js';

/** Referenced together with their company; events, labor types, locations, workers and tables of pay are already. */
const PARENTS = [
  ...['role_grants', 'call_times', 'labor_requirements', 'labor_requests', 'replacements'],
  ...['stations', 'scans', 'time_entries'],
];

/** Have an index on the company alone, which the new one serves. */
const INDEXED = ['role_grants', 'replacements', 'scans'];

const CASCADE = 'on delete cascade';
const RESTRICT = 'on delete restrict';
const SET_NULL = 'on delete set null';

const OF_REQUEST = [['labor_request_id', 'labor_requests', CASCADE]] as const;
const OF_ENTRY = [['time_entry_id', 'time_entries', CASCADE]] as const;
const OF_CALL = [['call_time_id', 'call_times', CASCADE]] as const;
const OF_EVENT = [['event_id', 'events', CASCADE]] as const;
const OF_WORKER = [['worker_id', 'workers', CASCADE]] as const;
const OF_REQUIREMENT = [['labor_requirement_id', 'labor_requirements', CASCADE]] as const;

type Reference = readonly [column: string, parent: string, onDelete: string];

/** What rows of a company reference of the same company. */
const REFERENCES: Record<string, readonly Reference[]> = {
  events: [
    ['location_profile_id', 'location_profiles', SET_NULL],
    ['created_by_id', 'role_grants', SET_NULL],
    ['steward_id', 'role_grants', SET_NULL],
  ],
  call_times: OF_EVENT,
  call_sheets: OF_CALL,
  workers: [
    ['primary_skill_id', 'labor_types', SET_NULL],
    ['secondary_skill_id', 'labor_types', SET_NULL],
  ],
  worker_skills: [...OF_WORKER, ['labor_type_id', 'labor_types', CASCADE]],
  alt_phones: OF_WORKER,
  former_numbers: OF_WORKER,
  registration_tokens: OF_WORKER,
  labor_requirements: [...OF_CALL, ['labor_type_id', 'labor_types', RESTRICT]],
  labor_requests: [...OF_REQUIREMENT, ...OF_WORKER],
  deleted_requests: [...OF_REQUIREMENT, ...OF_WORKER],
  cancellations: [
    ['labor_requirement_id', 'labor_requirements', RESTRICT],
    ['call_time_id', 'call_times', RESTRICT],
  ],
  time_changes: OF_REQUEST,
  automatic_reminders: OF_REQUEST,
  arrival_reports: OF_REQUEST,
  replacements: [...OF_REQUIREMENT, ...OF_REQUEST],
  replacement_offers: [
    ['replacement_id', 'replacements', CASCADE],
    ...OF_WORKER,
    ['labor_request_id', 'labor_requests', SET_NULL],
  ],
  time_entries: [['labor_request_id', 'labor_requests', RESTRICT]],
  meal_breaks: OF_ENTRY,
  punches: [...OF_ENTRY, ['scan_id', 'scans', '']],
  clock_in_tokens: [...OF_EVENT, ...OF_WORKER],
  stations: OF_EVENT,
  scans: [
    ...OF_EVENT,
    ['worker_id', 'workers', SET_NULL],
    ['station_id', 'stations', SET_NULL],
    ['labor_request_id', 'labor_requests', SET_NULL],
  ],
  time_sheets: OF_CALL,
  time_sheet_changes: OF_CALL,
  time_entry_adjustments: [...OF_CALL, ...OF_REQUEST],
  time_entry_disputes: [...OF_CALL, ...OF_REQUEST],
  pay_rates: OF_REQUIREMENT,
  pay_entry_details: OF_ENTRY,
  pay_extras: OF_ENTRY,
  closed_pay_items: [['time_entry_id', 'time_entries', RESTRICT]],
  notifications: [
    ...OF_EVENT,
    ...OF_CALL,
    ...OF_REQUIREMENT,
    ['labor_request_id', 'labor_requests', SET_NULL],
  ],
};

/**
 * Foreign keys between rows of companies contain the company: no verb and no prompt writes a row that points into another
 * one. Existing rows are compared; if one points elsewhere, the migration stops and PostgreSQL's message names it.
 */
export class KeepCompaniesApart1795760010000 implements MigrationInterface {
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await inSteps(runner, async (inUse) => {
      for (const table of PARENTS)
        await createIndex(runner, inUse, {
          name: `${table}_company_id_id_key`,
          on: `${table} (company_id, id)`,
          unique: true,
        });
      for (const [table, column, parent, onDelete] of references()) {
        const deletion = onDelete === SET_NULL ? `${SET_NULL} (${column})` : onDelete;
        await replaceKey(
          runner,
          { table, column, columns: 2 },
          `foreign key (company_id, ${column}) references ${parent} (company_id, id) ${deletion}`,
        );
      }
      for (const table of INDEXED) await dropIndex(runner, inUse, `${table}_company_id_idx`);
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await inSteps(runner, async (inUse) => {
      for (const table of INDEXED)
        await createIndex(runner, inUse, {
          name: `${table}_company_id_idx`,
          on: `${table} (company_id)`,
        });
      for (const [table, column, parent, onDelete] of references())
        await replaceKey(
          runner,
          { table, column, columns: 1 },
          `foreign key (${column}) references ${parent} (id) ${onDelete}`,
        );
      for (const table of PARENTS) await dropIndex(runner, inUse, `${table}_company_id_id_key`);
    });
  }
}

function references(): (readonly [table: string, ...Reference])[] {
  return Object.entries(REFERENCES).flatMap(([table, keys]) =>
    keys.map((key) => [table, ...key] as const),
  );
}

/** Puts a key of so many columns in the place of the one with its name, which checks rows until then. */
async function replaceKey(
  runner: QueryRunner,
  { table, column, columns }: { table: string; column: string; columns: number },
  definition: string,
): Promise<void> {
  const name = `${table}_${column}_fkey`;
  const next = `${table}_${column}_next_fkey`;
  const [{ has, begun }] = (await runner.query(
    `select (select cardinality(conkey) from pg_constraint where conrelid = '${table}'::regclass and conname = '${name}') as has,
            exists (select from pg_constraint where conrelid = '${table}'::regclass and conname = '${next}') as begun`,
  )) as [{ has: number | null; begun: boolean }];
  if (has === columns) return;
  if (!begun)
    await inShortTransaction(
      runner,
      `alter table ${table} add constraint ${next} ${definition} not valid`,
    );
  await runner.query(`alter table ${table} validate constraint ${next}`);
  await inShortTransaction(
    runner,
    `alter table ${table} drop constraint if exists ${name};
     alter table ${table} rename constraint ${next} to ${name}`,
  );
}
