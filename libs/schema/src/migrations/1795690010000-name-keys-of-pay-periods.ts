import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Table, name so far, and the name that the entities give. */
const KEYS = [
  [
    'closed_pay_items',
    'closed_pay_items_company_id_pay_period_id_fkey',
    'closed_pay_items_pay_period_id_company_id_fkey',
  ],
  [
    'worker_payroll_numbers',
    'worker_payroll_numbers_company_id_worker_id_fkey',
    'worker_payroll_numbers_worker_id_company_id_fkey',
  ],
  [
    'pay_exports',
    'pay_exports_company_id_pay_period_id_fkey',
    'pay_exports_pay_period_id_company_id_fkey',
  ],
  [
    'pay_export_parts',
    'pay_export_parts_company_id_pay_export_id_fkey',
    'pay_export_parts_pay_export_id_company_id_fkey',
  ],
] as const;

/** Names as entities have them. */
export class NameKeysOfPayPeriods1795690010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, before, after] of KEYS)
      await runner.query(`alter table ${table} rename constraint ${before} to ${after}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, before, after] of KEYS)
      await runner.query(`alter table ${table} rename constraint ${after} to ${before}`);
  }
}
