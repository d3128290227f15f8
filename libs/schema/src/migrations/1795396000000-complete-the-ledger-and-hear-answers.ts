import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which text said it, and to which of our numbers; what we asked a number by text, and wait to hear. */
export class CompleteTheLedgerAndHearAnswers1795396000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table consent_entries add column sender text, add column message_id bigint`,
    );
    await runner.query(
      `alter table consent_entries add constraint consent_entries_message_id_fkey foreign key (message_id) references incoming_messages(id)`,
    );
    await runner.query(`alter table phone_stops add column confirmed_at timestamptz`);
    await runner.query(`
      create table text_questions (
        phone_number text not null,
        kind text not null,
        items jsonb not null,
        asked_at timestamptz not null,
        expires_at timestamptz not null,
        constraint text_questions_pkey primary key (phone_number),
        constraint text_questions_kind_check check (kind in ('menu', 'drop'))
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table text_questions`);
    await runner.query(`alter table phone_stops drop column confirmed_at`);
    await runner.query(`alter table consent_entries drop column sender, drop column message_id`);
  }
}
