import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A calendar that holds the call of a deleted request has to read that it is canceled. */
export class RememberDeletedRequests1795540000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table deleted_requests (
        id bigint not null,
        labor_requirement_id bigint not null,
        worker_id bigint not null,
        token_short text not null,
        confirmed_at timestamptz,
        revision integer not null,
        deleted_at timestamptz not null,
        constraint deleted_requests_pkey primary key (id),
        constraint deleted_requests_token_short_key unique (token_short),
        constraint deleted_requests_labor_requirement_id_fkey foreign key (labor_requirement_id)
          references labor_requirements (id) on delete cascade,
        constraint deleted_requests_worker_id_fkey foreign key (worker_id) references workers (id) on delete cascade
      )`);
    await runner.query(
      `create index deleted_requests_labor_requirement_id_idx on deleted_requests (labor_requirement_id)`,
    );
    await runner.query(
      `create index deleted_requests_worker_id_idx on deleted_requests (worker_id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table deleted_requests`);
  }
}
