import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A contact may be a pseudonym. The ledger of consent stays append-only but for one change: a number becomes its hash. */
export class LetPeopleBeForgotten1795440010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table workers add column erased_at timestamptz`);
    await runner.query(`
      create function refuse_change_but_erasure() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' then
          if old.phone_number not like 'erased:%' and new.phone_number ~ '^erased:[0-9a-f]{64}$' and new.wording is null
             and to_jsonb(new) - 'phone_number' - 'wording' = to_jsonb(old) - 'phone_number' - 'wording' then
            return new;
          end if;
        end if;
        raise exception '% keeps what was written; it cannot be changed or deleted', tg_table_name using errcode = 'restrict_violation';
      end $$
    `);
    await runner.query(`drop trigger consent_entries_append_only on consent_entries`);
    await runner.query(
      `create trigger consent_entries_append_only before update or delete on consent_entries for each row execute function refuse_change_but_erasure()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger consent_entries_append_only on consent_entries`);
    await runner.query(
      `create trigger consent_entries_append_only before update or delete on consent_entries for each row execute function refuse_change()`,
    );
    await runner.query(`drop function refuse_change_but_erasure()`);
    await runner.query(`alter table workers drop column erased_at`);
  }
}
