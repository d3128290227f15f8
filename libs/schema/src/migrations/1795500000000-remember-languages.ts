import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts may choose a language; like a changed name, the choice counts at once in every process. */
export class RememberLanguages1795500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table users add language text,
        add constraint users_language_check check (language in ('en', 'es'))`);
    await this.tellOf(runner, 'is_active, username, first_name, last_name, language');
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.tellOf(runner, 'is_active, username, first_name, last_name');
    await runner.query('alter table users drop column language');
  }

  private async tellOf(runner: QueryRunner, columns: string): Promise<void> {
    await runner.query('drop trigger tell_actors_changed_update on users');
    await runner.query(
      `create trigger tell_actors_changed_update after update of ${columns} on users
         for each statement execute function tell_actors_changed()`,
    );
  }
}
