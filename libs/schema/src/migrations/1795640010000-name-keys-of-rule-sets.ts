import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Foreign keys are named as their entities name them. */
const RENAMED = [
  {
    table: 'pay_rule_set_versions',
    from: 'pay_rule_set_versions_company_id_rule_set_id_fkey',
    to: 'pay_rule_set_versions_rule_set_id_company_id_fkey',
  },
  {
    table: 'pay_rule_set_choices',
    from: 'pay_rule_set_choices_company_id_layer_rule_set_id_fkey',
    to: 'pay_rule_set_choices_rule_set_id_company_id_layer_fkey',
  },
];

/** Names foreign keys of rule sets as the naming strategy does, so that entities and tables agree. */
export class NameKeysOfRuleSets1795640010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { table, from, to } of RENAMED)
      await runner.query(`alter table ${table} rename constraint ${from} to ${to}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { table, from, to } of RENAMED)
      await runner.query(`alter table ${table} rename constraint ${to} to ${from}`);
  }
}
