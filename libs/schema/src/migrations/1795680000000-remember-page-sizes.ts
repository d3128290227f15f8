import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts remember how many rows a page of their lists has; the choice counts at once in every process. */
export class RememberPageSizes1795680000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table users add rows_per_page integer,
        add constraint users_rows_per_page_check check (rows_per_page in (10, 25, 50, 100))`);
    await this.tellOf(
      runner,
      'is_active, username, first_name, last_name, language, rows_per_page',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.tellOf(runner, 'is_active, username, first_name, last_name, language');
    await runner.query('alter table users drop column rows_per_page');
  }

  private async tellOf(runner: QueryRunner, columns: string): Promise<void> {
    await runner.query('drop trigger tell_actors_changed_update on users');
    await runner.query(
      `create trigger tell_actors_changed_update after update of ${columns} on users
         for each statement execute function tell_actors_changed()`,
    );
  }
}
