import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RemindAutomatically1795397000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table companies add reminder_hours integer[] not null default '{}'`);
    await runner.query(`
      alter table companies add constraint companies_reminder_hours_check
        check (cardinality(reminder_hours) <= 5 and 1 <= all (reminder_hours) and 336 >= all (reminder_hours))
    `);
    await runner.query(`
      create table automatic_reminders (
        labor_request_id bigint not null,
        hours integer not null,
        call_starts_at timestamptz not null,
        written_at timestamptz not null,
        constraint automatic_reminders_pkey primary key (labor_request_id, hours, call_starts_at)
      )
    `);
    await runner.query(`
      alter table automatic_reminders add constraint automatic_reminders_labor_request_id_fkey
        foreign key (labor_request_id) references labor_requests(id) on delete cascade
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table automatic_reminders`);
    await runner.query(`alter table companies drop column reminder_hours`);
  }
}
