import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A company may send from a number or messaging service of its own. A STOP holds for the sender that
 * was texted; those that are here were sent to the shared one.
 */
export class SendFromOwnNumbers1795430020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table companies add column sms_sender text`);
    await runner.query(
      `create unique index companies_sms_sender_key on companies (sms_sender) where sms_sender is not null`,
    );
    await runner.query(`alter table outgoing_messages add column sender text`);
    await runner.query(`alter table consent_entries add column own_sender text`);
    await runner.query(`alter table phone_stops add column sender text not null default 'shared'`);
    await runner.query(
      `alter table phone_stops drop constraint phone_stops_pkey, add constraint phone_stops_pkey primary key (phone_number, sender)`,
    );
  }

  /** Without senders of their own all companies send from the shared one, and every STOP holds there. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `delete from phone_stops s where s.sender <> (select min(o.sender) from phone_stops o where o.phone_number = s.phone_number)`,
    );
    await runner.query(
      `alter table phone_stops drop constraint phone_stops_pkey, add constraint phone_stops_pkey primary key (phone_number)`,
    );
    await runner.query(`alter table phone_stops drop column sender`);
    await runner.query(`alter table consent_entries drop column own_sender`);
    await runner.query(`alter table outgoing_messages drop column sender`);
    await runner.query(`alter table companies drop column sms_sender`);
  }
}
