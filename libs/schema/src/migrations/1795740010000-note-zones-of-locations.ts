import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days around hours in which they may count: their workweek before them; 14 days of rest and the workweek after them. */
const BEFORE = 9;
const AFTER = 23;
/** Zone and work rules of the chain: they count for hours until the first sign-out writes them into the entry. */
const PRESENT = ['time_zone', 'minimum_minutes', 'meal_trigger_minutes', 'round_up_minutes'];
/** Table, and which events its row is asked for. */
const ASKED = [
  ['location_profiles', 'new.company_id', 'e.location_profile_id = new.id'],
  ['companies', 'new.id', 'e.company_id = new.id'],
] as const;

const isChanged = (columns: readonly string[]): string =>
  columns.map((column) => `old.${column} is distinct from new.${column}`).join(' or ');

/**
 * Hours that were moved in from elsewhere may have ended without zone and rules of their own, and are paid by those of their
 * location and company. The penalty of the company is paid by the default set, whenever hours were worked.
 */
export class NoteZonesOfLocations1795740010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, company, isOf] of ASKED) {
      const penalty =
        table === 'companies'
          ? `if old.meal_penalty_hundredths is distinct from new.meal_penalty_hundredths then
               insert into unsettled_pay_changes (company_id, from_date)
                 select new.id, date '1900-01-01' where exists (select from pay_periods pp where pp.company_id = new.id);
             end if;`
          : '';
      await runner.query(`
        create function note_pay_change_of_${table}() returns trigger language plpgsql as $$
        begin
          ${penalty}
          if ${isChanged(PRESENT)} then
            insert into unsettled_pay_changes (company_id, from_date, until_date)
              select ${company}, min(te.start_at)::date - ${BEFORE}, max(te.end_at)::date + ${AFTER}
                from events e
                join call_times ct on ct.event_id = e.id
                join labor_requirements q on q.call_time_id = ct.id
                join labor_requests r on r.labor_requirement_id = q.id
                join time_entries te on te.labor_request_id = r.id
               where ${isOf} and te.end_at is not null and (te.time_zone is null or te.minimum_minutes is null)
              having min(te.start_at)::date - ${BEFORE} <= (select max(pp.ends_on) from pay_periods pp where pp.company_id = ${company});
          end if;
          return null;
        end $$`);
      const columns = [...PRESENT, ...(penalty ? ['meal_penalty_hundredths'] : [])];
      await runner.query(
        `create trigger note_pay_change after update on ${table} for each row when (${isChanged(columns)}) execute function note_pay_change_of_${table}()`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of ASKED) {
      await runner.query(`drop trigger note_pay_change on ${table}`);
      await runner.query(`drop function note_pay_change_of_${table}()`);
    }
  }
}
