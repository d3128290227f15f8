import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCompanyLogos1795393004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table company_logos (
        company_id bigint not null,
        content bytea not null,
        media_type text not null,
        etag text not null,
        updated_at timestamptz not null default now(),
        constraint company_logos_pkey primary key (company_id)
      )
    `);
    await runner.query(
      `alter table company_logos add constraint company_logos_company_id_fkey foreign key (company_id) references companies(id) on delete cascade`,
    );
    await runner.query(`alter table companies add logo_file text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table companies drop column logo_file`);
    await runner.query(`drop table company_logos`);
  }
}
