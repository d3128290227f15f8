import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pay asks for the hours of days and weeks, of whole companies. */
export class FindHoursByTime1795650000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index time_entries_start_at_idx on time_entries (start_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index time_entries_start_at_idx`);
  }
}
