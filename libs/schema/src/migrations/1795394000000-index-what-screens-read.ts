import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Found by asking for the plan of every look-up with ten years of rows. */
export class IndexWhatScreensRead1795394000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Contacts by name and events of all companies by date, whole or in pages.
    await runner.query(
      `create index workers_by_name_idx on workers (company_id, lower(name), name, id)`,
    );
    await runner.query(`create index events_start_date_id_idx on events (start_date, id)`);
    // The list of events counts who is confirmed; without the table, for ten years at once.
    await runner.query(
      `create index labor_requests_confirmed_idx on labor_requests (labor_requirement_id, id) where state = 'confirmed'`,
    );
    // Deleting what lines or contacts point to would read all of them.
    await runner.query(`create index notifications_event_id_idx on notifications (event_id)`);
    await runner.query(
      `create index notifications_call_time_id_idx on notifications (call_time_id)`,
    );
    await runner.query(
      `create index notifications_labor_requirement_id_idx on notifications (labor_requirement_id)`,
    );
    await runner.query(
      `create index workers_primary_skill_id_idx on workers (primary_skill_id) where primary_skill_id is not null`,
    );
    await runner.query(
      `create index workers_secondary_skill_id_idx on workers (secondary_skill_id) where secondary_skill_id is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index workers_secondary_skill_id_idx`);
    await runner.query(`drop index workers_primary_skill_id_idx`);
    await runner.query(`drop index notifications_labor_requirement_id_idx`);
    await runner.query(`drop index notifications_call_time_id_idx`);
    await runner.query(`drop index notifications_event_id_idx`);
    await runner.query(`drop index labor_requests_confirmed_idx`);
    await runner.query(`drop index events_start_date_id_idx`);
    await runner.query(`drop index workers_by_name_idx`);
  }
}
