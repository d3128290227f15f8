import type { MigrationInterface, QueryRunner } from 'typeorm';

const LIVE = `kind = 'offer' and status in ('queued', 'held', 'sending', 'sent', 'delivered')`;

/** A worker's number changes: what went to the old one is withdrawn, and the new one may get an offer of its own. */
export class WithdrawMessagesToFormerNumbers1795430000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table outgoing_messages add column withdrawn_at timestamptz`);
    await runner.query(`drop index outgoing_messages_live_offer_key`);
    await runner.query(
      `create unique index outgoing_messages_live_offer_key on outgoing_messages (subject_id) where ${LIVE} and withdrawn_at is null`,
    );
  }

  /** Withdrawn offers give up their request, so that each has one live offer again. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index outgoing_messages_live_offer_key`);
    await runner.query(
      `update outgoing_messages set subject_id = null where withdrawn_at is not null`,
    );
    await runner.query(
      `create unique index outgoing_messages_live_offer_key on outgoing_messages (subject_id) where ${LIVE}`,
    );
    await runner.query(`alter table outgoing_messages drop column withdrawn_at`);
  }
}
