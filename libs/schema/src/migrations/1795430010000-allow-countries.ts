import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A company chooses whose numbers may get its invitations and codes; without a choice, those of its own country. */
export class AllowCountries1795430010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table companies add column text_countries text[] not null default '{}'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table companies drop column text_countries`);
  }
}
