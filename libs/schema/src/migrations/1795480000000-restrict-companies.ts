import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RestrictCompanies1795480000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table companies add restricted_since timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table companies drop column restricted_since`);
  }
}
