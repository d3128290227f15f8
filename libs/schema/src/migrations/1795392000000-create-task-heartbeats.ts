import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTaskHeartbeats1795392000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table task_heartbeats (
        runner_id text not null,
        beat_at timestamptz not null,
        constraint task_heartbeats_pkey primary key (runner_id)
      )
    `);
    await runner.query(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% keeps what was written; it cannot be changed or deleted', tg_table_name using errcode = 'restrict_violation';
      end $$
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table task_heartbeats`);
    await runner.query(`drop function refuse_change()`);
  }
}
