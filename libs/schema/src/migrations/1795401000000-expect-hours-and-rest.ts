import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ExpectHoursAndRest1795401000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table call_times add expected_minutes integer`);
    await runner.query(`
      alter table call_times add constraint call_times_expected_minutes_check check (expected_minutes between 0 and 1440)
    `);
    await runner.query(`alter table companies add rest_minutes integer default 480`);
    await runner.query(`
      alter table companies add constraint companies_rest_minutes_check check (rest_minutes between 0 and 1440)
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table companies drop column rest_minutes`);
    await runner.query(`alter table call_times drop column expected_minutes`);
  }
}
