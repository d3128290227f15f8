import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What confirmed workers say about being on their way; and our question whether they are, which a text answers. */
export class ReportArrivals1795580000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table arrival_reports (
        labor_request_id bigint not null,
        source text not null,
        reported_at timestamptz not null,
        minutes integer,
        expected_by timestamptz not null,
        constraint arrival_reports_pkey primary key (labor_request_id),
        constraint arrival_reports_labor_request_id_fkey foreign key (labor_request_id)
          references labor_requests (id) on delete cascade,
        constraint arrival_reports_source_check check (source in ('worker', 'confirmation'))
      )`);
    await allowKinds(runner, `'menu', 'withdraw', 'drop', 'late', 'arrival'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from text_questions where kind = 'arrival'`);
    await runner.query(
      `update text_questions set expires_at = asked_at, items = '[]' where kind = 'menu' and items @> '[{"kind": "arrival"}]'`,
    );
    await allowKinds(runner, `'menu', 'withdraw', 'drop', 'late'`);
    await runner.query(`drop table arrival_reports`);
  }
}

async function allowKinds(runner: QueryRunner, kinds: string): Promise<void> {
  await runner.query(`alter table text_questions drop constraint text_questions_kind_check`);
  await runner.query(
    `alter table text_questions add constraint text_questions_kind_check check (kind in (${kinds}))`,
  );
}
