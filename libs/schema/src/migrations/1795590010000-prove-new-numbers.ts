import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workers change their own number: it counts once a code that was texted to it comes back. */
export class ProveNewNumbers1795590010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table number_proofs (
        user_id bigint not null,
        phone_number text not null,
        code_hash text not null,
        expires_at timestamptz not null,
        failures integer not null default 0,
        constraint number_proofs_pkey primary key (user_id),
        constraint number_proofs_user_id_fkey foreign key (user_id) references users (id) on delete cascade
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table number_proofs');
  }
}
