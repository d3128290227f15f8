import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What counts as a change, by table. */
const CHANGES = {
  events: 'old.* is distinct from new.*',
  call_times: 'old.* is distinct from new.*',
  labor_requirements: 'old.archived_at is distinct from new.archived_at',
  labor_requests: 'old.state is distinct from new.state',
};

export class CountRevisions1795460000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table events add revised_at timestamp with time zone not null default now()`,
    );
    await runner.query(`
      create function count_revision() returns trigger language plpgsql as $$
      begin
        new.revision := old.revision + 1;
        return new;
      end $$
    `);
    for (const [table, changed] of Object.entries(CHANGES)) {
      await runner.query(`alter table ${table} add revision integer not null default 0`);
      await runner.query(`
        create trigger ${table}_count_revision before update on ${table}
          for each row when (${changed}) execute function count_revision()
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(CHANGES)) {
      await runner.query(`drop trigger ${table}_count_revision on ${table}`);
      await runner.query(`alter table ${table} drop column revision`);
    }
    await runner.query(`drop function count_revision()`);
    await runner.query(`alter table events drop column revised_at`);
  }
}
