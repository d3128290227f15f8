import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whom a company took off a call, and when. What was canceled before is not brought in: nobody knew whether it was owed, and
 * it was paid beside CallManager.
 */
export class RememberCancellations1795730000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Of one sequence: pay counts hours and cancellations alike, by one id.
    await runner.query(
      `create function next_entry_id() returns bigint language sql as $$ select nextval('time_entries_id_seq') $$`,
    );
    await runner.query(`
      create table cancellations (
        id bigint not null default next_entry_id(),
        company_id bigint not null,
        worker_id bigint not null,
        labor_requirement_id bigint not null,
        call_time_id bigint not null,
        starts_at timestamptz not null,
        date date not null,
        time_zone text not null,
        canceled_at timestamptz not null,
        canceled_by_user_id bigint,
        withdrawn_at timestamptz,
        constraint cancellations_pkey primary key (id),
        constraint cancellations_worker_id_company_id_fkey foreign key (company_id, worker_id) references workers (company_id, id) on delete restrict,
        constraint cancellations_labor_requirement_id_fkey foreign key (labor_requirement_id) references labor_requirements (id) on delete restrict,
        constraint cancellations_call_time_id_fkey foreign key (call_time_id) references call_times (id) on delete restrict
      )`);
    await runner.query(
      `create unique index cancellations_standing_key on cancellations (call_time_id, worker_id) where withdrawn_at is null`,
    );
    await runner.query(
      `create index cancellations_worker_id_starts_at_idx on cancellations (worker_id, starts_at)`,
    );
    await runner.query(
      `create index cancellations_company_id_date_idx on cancellations (company_id, date)`,
    );
    await runner.query(
      `create index cancellations_labor_requirement_id_idx on cancellations (labor_requirement_id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table cancellations`);
    await runner.query(`drop function next_entry_id()`);
  }
}
