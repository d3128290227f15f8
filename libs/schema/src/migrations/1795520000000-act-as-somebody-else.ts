import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['sessions', 'api_keys'];

/** Administrators look at pages as their users: such a session or key names the administrator, and ends with theirs. */
export class ActAsSomebodyElse1795520000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(
        `alter table ${table} add impersonator_id bigint constraint ${table}_impersonator_id_fkey references users on delete cascade,
           add opened_from_id bigint constraint ${table}_opened_from_id_fkey references ${table} on delete cascade`,
      );
      await runner.query(
        `alter table ${table} add constraint ${table}_impersonation_check check ((impersonator_id is null) = (opened_from_id is null))`,
      );
      for (const column of ['impersonator_id', 'opened_from_id'])
        await runner.query(
          `create index ${table}_${column}_idx on ${table} (${column}) where ${column} is not null`,
        );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`delete from ${table} where impersonator_id is not null`);
      await runner.query(
        `alter table ${table} drop column impersonator_id, drop column opened_from_id`,
      );
    }
  }
}
