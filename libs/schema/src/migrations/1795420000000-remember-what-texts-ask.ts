import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Menus list other things than offers; a list of calls to give back and the question how late are new; alternate numbers
 * text. Entries of requests that are gone keep their place, since numbers refer to it.
 */
export class RememberWhatTextsAsk1795420000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table text_questions drop constraint text_questions_kind_check`);
    await runner.query(
      `alter table text_questions add constraint text_questions_kind_check check (kind in ('menu', 'withdraw', 'drop', 'late'))`,
    );
    await runner.query(`
      update text_questions asked
         set items = coalesce((
               select jsonb_agg(item.value || jsonb_build_object('kind', case asked.kind when 'menu' then 'offer' else 'drop' end, 'companyId', coalesce(e.company_id, 0))
                                order by item.n)
                 from jsonb_array_elements(asked.items) with ordinality as item(value, n)
                 left join labor_requests r on r.id = (item.value ->> 'requestId')::bigint
                 left join labor_requirements q on q.id = r.labor_requirement_id
                 left join call_times ct on ct.id = q.call_time_id
                 left join events e on e.id = ct.event_id), '[]')
    `);
    await runner.query(`create index alt_phones_phone_number_idx on alt_phones (phone_number)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index alt_phones_phone_number_idx`);
    await runner.query(
      `delete from text_questions where kind in ('withdraw', 'late') or items @? '$[*] ? (@.kind != "offer" && @.kind != "drop")'`,
    );
    await runner.query(`
      update text_questions set items = (
        select coalesce(jsonb_agg(item.value - 'kind' - 'companyId' order by item.n), '[]')
          from jsonb_array_elements(items) with ordinality as item(value, n))
    `);
    await runner.query(`alter table text_questions drop constraint text_questions_kind_check`);
    await runner.query(
      `alter table text_questions add constraint text_questions_kind_check check (kind in ('menu', 'drop'))`,
    );
  }
}
