import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For sums of what was sent: by company, or of all of them. */
export class IndexMessagesByDeparture1795393002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index outgoing_messages_taken_idx on outgoing_messages (company_id, sent_at) where channel = 'sms' and status in ('sent', 'delivered', 'undelivered')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index outgoing_messages_taken_idx`);
  }
}
