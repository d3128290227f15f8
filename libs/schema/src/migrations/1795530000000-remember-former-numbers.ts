import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever forgets a person has to find the texts of their former numbers: audited changes mask them, and contacts without
 * requests have no texts that lead to them.
 */
export class RememberFormerNumbers1795530000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table former_numbers (
        worker_id bigint not null,
        phone_number text not null,
        ended_at timestamptz not null default now(),
        constraint former_numbers_pkey primary key (worker_id, phone_number),
        constraint former_numbers_worker_id_fkey foreign key (worker_id) references workers (id) on delete cascade
      )`);
    await runner.query(`
      create function remember_former_number() returns trigger language plpgsql as $$
      begin
        insert into former_numbers (worker_id, phone_number)
          select w.id, old.phone_number from workers w
           where w.id = (to_jsonb(old) ->> tg_argv[0])::bigint and old.phone_number like '+%'
              on conflict do nothing;
        return null;
      end $$`);
    await runner.query(
      `create trigger remember_former_number after update of phone_number on workers
         for each row when (old.phone_number is distinct from new.phone_number) execute function remember_former_number('id')`,
    );
    await runner.query(
      `create trigger remember_former_alt_number after update of phone_number or delete on alt_phones
         for each row execute function remember_former_number('worker_id')`,
    );
    await runner.query(`
      insert into former_numbers (worker_id, phone_number)
        select distinct w.id, m.recipient
          from outgoing_messages m join labor_requests r on r.id = m.subject_id join workers w on w.id = r.worker_id
         where m.channel = 'sms' and m.recipient like '+%' and m.recipient <> w.phone_number`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger remember_former_alt_number on alt_phones`);
    await runner.query(`drop trigger remember_former_number on workers`);
    await runner.query(`drop function remember_former_number()`);
    await runner.query(`drop table former_numbers`);
  }
}
