import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever signs in from where the account signed in lately is told from whoever guesses. */
export class KnowWhenceAccountsSignIn1795400010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sign_in_networks (
        user_id bigint not null,
        network_hash text not null,
        last_at timestamptz not null,
        constraint sign_in_networks_pkey primary key (user_id, network_hash)
      )
    `);
    await runner.query(
      `alter table sign_in_networks add constraint sign_in_networks_user_id_fkey foreign key (user_id) references users(id) on delete cascade`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table sign_in_networks`);
  }
}
