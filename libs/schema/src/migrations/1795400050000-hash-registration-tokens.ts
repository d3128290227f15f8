import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A backup opens no registration: of a token only its hash is kept, and what it is made of with the secret key. */
export class HashRegistrationTokens1795400050000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table registration_tokens add column token_hash text, add column seed uuid`,
    );
    await runner.query(
      `update registration_tokens set token_hash = encode(sha256(convert_to(token::text, 'UTF8')), 'hex')`,
    );
    await runner.query(`alter table registration_tokens alter column token_hash set not null`);
    await runner.query(
      `alter table registration_tokens add constraint registration_tokens_token_hash_key unique (token_hash)`,
    );
    await runner.query(`alter table registration_tokens drop column token`);
  }

  /** Links that were sent before open nothing any more: their tokens are not known. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table registration_tokens add column token uuid not null default gen_random_uuid()`,
    );
    await runner.query(
      `alter table registration_tokens add constraint registration_tokens_token_key unique (token)`,
    );
    await runner.query(`alter table registration_tokens drop column token_hash, drop column seed`);
  }
}
