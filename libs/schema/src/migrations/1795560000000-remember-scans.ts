import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A scan is a fact with an id of its own; punches that follow from one name it, all others are edits by a person. */
export class RememberScans1795560000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table scans (
        id uuid not null,
        company_id bigint not null,
        event_id bigint not null,
        worker_id bigint,
        station_id bigint,
        user_id bigint,
        source text not null,
        reads text not null,
        wanted_action text,
        wanted_call_time_id bigint,
        device_at timestamptz not null,
        offset_ms bigint not null,
        at timestamptz not null,
        received_at timestamptz not null,
        outcome text not null,
        sentence text not null,
        labor_request_id bigint,
        counted_at timestamptz,
        first_answer jsonb not null,
        judgement text,
        judged_at timestamptz,
        judged_by_user_id bigint,
        constraint scans_pkey primary key (id),
        constraint scans_source_check check (source in ('station', 'scanner', 'clock_in_page')),
        constraint scans_reads_check check (reads in ('token', 'code')),
        constraint scans_outcome_check check (outcome in ('in', 'out', 'still_in', 'still_out', 'refused', 'kept')),
        constraint scans_judgement_check check (judgement in ('accepted', 'dismissed')),
        constraint scans_wanted_check check ((wanted_action is null) = (wanted_call_time_id is null)),
        constraint scans_company_id_fkey foreign key (company_id) references companies (id) on delete cascade,
        constraint scans_event_id_fkey foreign key (event_id) references events (id) on delete cascade,
        constraint scans_worker_id_fkey foreign key (worker_id) references workers (id) on delete set null,
        constraint scans_station_id_fkey foreign key (station_id) references stations (id) on delete set null,
        constraint scans_labor_request_id_fkey foreign key (labor_request_id) references labor_requests (id) on delete set null
      )`);
    await runner.query(
      `create index scans_event_id_worker_id_at_idx on scans (event_id, worker_id, at)`,
    );
    await runner.query(
      `create index scans_to_judge_idx on scans (event_id, at) where outcome = 'kept' and judgement is null`,
    );
    await runner.query(`create index scans_company_id_idx on scans (company_id)`);
    await runner.query(`create index scans_worker_id_idx on scans (worker_id)`);
    await runner.query(`create index scans_station_id_idx on scans (station_id)`);
    await runner.query(`create index scans_labor_request_id_idx on scans (labor_request_id)`);
    await runner.query(
      `alter table punches add column scan_id uuid, add constraint punches_scan_id_fkey foreign key (scan_id) references scans (id)`,
    );
    await runner.query(
      `create index punches_scan_id_idx on punches (scan_id) where scan_id is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table punches drop column scan_id`);
    await runner.query(`drop table scans`);
  }
}
