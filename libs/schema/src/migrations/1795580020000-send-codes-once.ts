import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each worker's clock-in code is texted once for each event. */
export class SendCodesOnce1795580020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table clock_in_tokens add column qr_sent_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table clock_in_tokens drop column qr_sent_at`);
  }
}
