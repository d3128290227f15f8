import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Table, and where the company stands in its row. */
const MOVED = [
  ['pay_settings', 'company_id'],
  ['companies', 'id'],
] as const;

/** A closed period keeps how its workweeks lay: moving them later leaves its weeks as they are. */
export class KeepWorkweeksOfClosedPeriods1795720020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table pay_periods add column workweek_day integer, add column workweek_minute integer, add column time_zone text`,
    );
    await runner.query(`
      update pay_periods pp
         set time_zone = c.time_zone,
             workweek_day = coalesce((select ps.workweek_day from pay_settings ps where ps.company_id = c.id), 0),
             workweek_minute = coalesce((select ps.workweek_minute from pay_settings ps where ps.company_id = c.id), 0)
        from companies c where c.id = pp.company_id`);
    await runner.query(
      `alter table pay_periods alter workweek_day set not null, alter workweek_minute set not null, alter time_zone set not null`,
    );
    for (const [table, company] of MOVED)
      await runner.query(
        functionOf(
          table,
          company,
          '(select max(pp.ends_on) from pay_periods pp where pp.company_id = new.' +
            company +
            ') - 9',
        ),
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, company] of MOVED)
      await runner.query(functionOf(table, company, `date '1900-01-01'`));
    await runner.query(
      `alter table pay_periods drop column workweek_day, drop column workweek_minute, drop column time_zone`,
    );
  }
}

/** A moved workweek changes what is paid from the last days of the last closed period on. */
function functionOf(table: string, company: string, from: string): string {
  return `
    create or replace function note_pay_change_of_${table}() returns trigger language plpgsql as $$
    begin
      insert into unsettled_pay_changes (company_id, from_date)
        select new.${company}, ${from}
         where exists (select from pay_periods pp where pp.company_id = new.${company});
      return null;
    end $$`;
}
