import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often a message was tried, and whether the provider may have it without our knowing; progress is read by request. */
export class RememberTriesOfMessages1795395000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table outgoing_messages add column tries integer not null default 0, add column unsure_since timestamptz, add column status_at timestamptz`,
    );
    await runner.query(`update outgoing_messages set status_at = coalesce(sent_at, created_at)`);
    await runner.query(
      `create index outgoing_messages_subject_id_idx on outgoing_messages (subject_id, kind, id) where subject_id is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index outgoing_messages_subject_id_idx`);
    await runner.query(
      `alter table outgoing_messages drop column tries, drop column unsure_since, drop column status_at`,
    );
  }
}
