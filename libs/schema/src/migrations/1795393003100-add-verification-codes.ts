import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A code is stored when it is asked for, and changes at no other time. */
export class AddVerificationCodes1795393003100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table registration_tokens add column code_hash text`);
    await runner.query(`alter table registration_tokens add column code_expires_at timestamptz`);
    await runner.query(
      `alter table registration_tokens add column code_failures integer not null default 0`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table registration_tokens drop column code_failures`);
    await runner.query(`alter table registration_tokens drop column code_expires_at`);
    await runner.query(`alter table registration_tokens drop column code_hash`);
  }
}
