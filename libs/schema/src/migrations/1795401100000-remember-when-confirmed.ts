import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever was confirmed until now was so before their call began, as far as anybody knows: they were asked then. */
export class RememberWhenConfirmed1795401100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table labor_requests add confirmed_at timestamptz`);
    await runner.query(
      `update labor_requests set confirmed_at = requested_at where state in ('confirmed', 'canceled', 'no_show')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table labor_requests drop column confirmed_at`);
  }
}
