import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An event with several doors has several stations; whoever revokes one has to know which. */
export class NameStations1795440020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table stations add column name text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table stations drop column name`);
  }
}
