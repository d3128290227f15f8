import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person's calendar reads their calls at a secret address, which can be renewed. */
export class FeedCalendars1795600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table calendar_feeds (
        user_id bigint not null,
        seed uuid not null,
        token_hash text not null,
        created_at timestamptz not null,
        constraint calendar_feeds_pkey primary key (user_id),
        constraint calendar_feeds_token_hash_key unique (token_hash),
        constraint calendar_feeds_user_id_fkey foreign key (user_id) references users (id) on delete cascade
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table calendar_feeds`);
  }
}
