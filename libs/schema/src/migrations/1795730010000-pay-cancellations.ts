import type { MigrationInterface, QueryRunner } from 'typeorm';

const NOTED = (row: 'old' | 'new'): string => `
    insert into unsettled_pay_changes (company_id, worker_id, from_date, until_date)
      select ${row}.company_id, w.id, ${row}.date, ${row}.date
        from workers w
       where w.id = ${row}.worker_id
         and ${row}.date <= (select max(pp.ends_on) from pay_periods pp where pp.company_id = ${row}.company_id);`;

/** A closed period keeps what a cancellation was paid, and one of a closed date is noted as what changes its pay. */
export class PayCancellations1795730010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table cancellations add constraint cancellations_company_id_id_key unique (company_id, id)`,
    );
    await runner.query(`
      alter table closed_pay_items
        alter time_entry_id drop not null,
        add column cancellation_id bigint,
        add constraint closed_pay_items_entry_check check (num_nonnulls(time_entry_id, cancellation_id) = 1),
        add constraint closed_pay_items_cancellation_id_fkey
            foreign key (company_id, cancellation_id) references cancellations (company_id, id) on delete restrict`);
    await runner.query(
      `create index closed_pay_items_cancellation_id_idx on closed_pay_items (cancellation_id) where cancellation_id is not null`,
    );
    await runner.query(`
      create function note_pay_change_of_cancellations() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'INSERT' then ${NOTED('old')} end if;
        if tg_op <> 'DELETE' then ${NOTED('new')} end if;
        return null;
      end $$`);
    await runner.query(
      `create trigger note_pay_change after insert or update or delete on cancellations for each row execute function note_pay_change_of_cancellations()`,
    );
  }

  /** Refused while a closed period has pay of a cancellation. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger note_pay_change on cancellations`);
    await runner.query(`drop function note_pay_change_of_cancellations()`);
    await runner.query(`
      alter table closed_pay_items
        alter time_entry_id set not null,
        drop constraint closed_pay_items_entry_check,
        drop constraint closed_pay_items_cancellation_id_fkey,
        drop column cancellation_id`);
    await runner.query(`alter table cancellations drop constraint cancellations_company_id_id_key`);
  }
}
