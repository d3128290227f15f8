import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the oldest waiting message of a channel without reading the others, for the metrics. */
export class IndexWaitingMessages1795405000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index outgoing_messages_waiting_idx on outgoing_messages (channel, created_at) where status in ('queued', 'sending')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index outgoing_messages_waiting_idx`);
  }
}
