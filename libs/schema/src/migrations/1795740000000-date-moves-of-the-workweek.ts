import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days around hours in which they may count: their workweek before them. */
const BEFORE = 9;
/** Table, and where the company stands in its row. */
const MOVED = [
  [
    'pay_settings',
    'company_id',
    'old.workweek_day is distinct from new.workweek_day or old.workweek_minute is distinct from new.workweek_minute',
  ],
  ['companies', 'id', 'old.time_zone is distinct from new.time_zone'],
] as const;

/**
 * A workweek is moved on a day, and lay otherwise before it. So closed periods keep their weeks by that day, and not by a copy of
 * their own.
 */
export class DateMovesOfTheWorkweek1795740000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table earlier_workweeks (
        company_id bigint not null,
        until date not null,
        time_zone text not null,
        workweek_day integer not null,
        workweek_minute integer not null,
        constraint earlier_workweeks_pkey primary key (company_id, until),
        constraint earlier_workweeks_workweek_check check (workweek_day between 0 and 6 and workweek_minute between 0 and 1439),
        constraint earlier_workweeks_company_id_fkey foreign key (company_id) references companies (id) on delete cascade
      )`);
    await runner.query(`
      insert into earlier_workweeks (company_id, until, time_zone, workweek_day, workweek_minute)
      select p.company_id, p.ends_on + 1, p.time_zone, p.workweek_day, p.workweek_minute
        from (select pp.*, lead(concat_ws(' ', pp.time_zone, pp.workweek_day, pp.workweek_minute),
                     1, concat_ws(' ', c.time_zone, coalesce(ps.workweek_day, 0), coalesce(ps.workweek_minute, 0)))
                     over (partition by pp.company_id order by pp.starts_on) as next
                from pay_periods pp join companies c on c.id = pp.company_id
                left join pay_settings ps on ps.company_id = pp.company_id) p
       where p.next <> concat_ws(' ', p.time_zone, p.workweek_day, p.workweek_minute)`);
    await runner.query(
      `insert into pay_settings (company_id) select distinct company_id from earlier_workweeks on conflict do nothing`,
    );
    await runner.query(
      `alter table pay_periods drop column workweek_day, drop column workweek_minute, drop column time_zone`,
    );
    for (const [table] of MOVED) {
      await runner.query(`drop trigger note_pay_change on ${table}`);
      await runner.query(`drop function note_pay_change_of_${table}()`);
    }
    await runner.query(`
      create function note_pay_change_of_earlier_workweeks() returns trigger language plpgsql as $$
      declare changed earlier_workweeks := coalesce(new, old);
      begin
        insert into unsettled_pay_changes (company_id, from_date)
          select changed.company_id, changed.until - ${BEFORE} from companies c
           where c.id = changed.company_id and changed.until - ${BEFORE} <= (select max(pp.ends_on) from pay_periods pp where pp.company_id = c.id);
        return null;
      end $$`);
    await runner.query(
      `create trigger note_pay_change after insert or update or delete on earlier_workweeks for each row execute function note_pay_change_of_earlier_workweeks()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger note_pay_change on earlier_workweeks`);
    await runner.query(`drop function note_pay_change_of_earlier_workweeks()`);
    for (const [table, company, isMoved] of MOVED) {
      await runner.query(`
        create function note_pay_change_of_${table}() returns trigger language plpgsql as $$
        begin
          insert into unsettled_pay_changes (company_id, from_date)
            select new.${company}, (select max(pp.ends_on) from pay_periods pp where pp.company_id = new.${company}) - ${BEFORE}
             where exists (select from pay_periods pp where pp.company_id = new.${company});
          return null;
        end $$`);
      await runner.query(
        `create trigger note_pay_change after update on ${table} for each row when (${isMoved}) execute function note_pay_change_of_${table}()`,
      );
    }
    await runner.query(
      `alter table pay_periods add column workweek_day integer, add column workweek_minute integer, add column time_zone text`,
    );
    await runner.query(`
      update pay_periods pp set (time_zone, workweek_day, workweek_minute) = (
        select placed.time_zone, placed.workweek_day, placed.workweek_minute from (
          select ew.until, ew.time_zone, ew.workweek_day, ew.workweek_minute from earlier_workweeks ew
           where ew.company_id = pp.company_id and ew.until > pp.ends_on
          union all
          select 'infinity', c.time_zone, coalesce(ps.workweek_day, 0), coalesce(ps.workweek_minute, 0)
            from companies c left join pay_settings ps on ps.company_id = c.id where c.id = pp.company_id) placed
         order by placed.until limit 1)`);
    await runner.query(
      `alter table pay_periods alter workweek_day set not null, alter workweek_minute set not null, alter time_zone set not null`,
    );
    await runner.query(`drop table earlier_workweeks`);
  }
}
