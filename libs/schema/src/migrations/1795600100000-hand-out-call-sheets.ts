import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A crew reads where to park, what to wear and whom to call. */
export class HandOutCallSheets1795600100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table call_sheets (
        call_time_id bigint not null,
        company_id bigint not null,
        place text not null default '',
        parking text not null default '',
        dress text not null default '',
        meals text not null default '',
        notes text not null default '',
        contacts jsonb not null default '[]',
        shows_crew boolean not null default false,
        updated_at timestamptz not null,
        constraint call_sheets_pkey primary key (call_time_id),
        constraint call_sheets_call_time_id_fkey foreign key (call_time_id) references call_times (id) on delete cascade,
        constraint call_sheets_company_id_fkey foreign key (company_id) references companies (id) on delete cascade
      )`);
    await runner.query(`create index call_sheets_company_id_idx on call_sheets (company_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table call_sheets`);
  }
}
