import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { oneRowOfEach } from '../../../../test/support/one-row-of-each.js';
import { COMPANY_TABLES } from '../company-tables.js';
import { SayWhoseRowsAre1795760000000 } from './1795760000000-say-whose-rows-are.js';
import { KeepCompaniesApart1795760010000 } from './1795760010000-keep-companies-apart.js';
import { KnowCompaniesInIndexes1795790000000 } from './1795790000000-know-companies-in-indexes.js';

/** Triggers, constraints, indexes and columns, without the order of the columns. */
const SHAPE = `
  select pg_get_triggerdef(oid) as it from pg_trigger where not tgisinternal
   union all select conrelid::regclass || ' ' || conname || ' ' || convalidated || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
   union all select pg_get_indexdef(indexrelid) || indisvalid from pg_index where indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
   union all select attrelid::regclass || ' ' || attname || ' ' || attnotnull from pg_attribute join pg_class c on c.oid = attrelid
              where c.relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped
   union all select proname from pg_proc where pronamespace = 'public'::regnamespace
   order by 1`;

/** Revisions move with whatever is written. */
const isContent = (table: string): boolean => table !== 'company_revisions';

describe('tables that are filled before their rows say whose they are', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([], {}, 'owner');
    for (let company = 0; company < 3; company++)
      await oneRowOfEach(app.db, [...COMPANY_TABLES, 'role_grants', 'users']);
    // Keys far apart, so that there are several parts.
    await app.db.query(
      `insert into alt_phones (id, worker_id, phone_number) select 20000, min(id), '+1' from workers`,
    );
  });
  afterAll(() => app.close());

  const rows = (sql: string): Promise<{ it: unknown }[]> => app.db.query(sql);
  const contents = async (): Promise<unknown[]> =>
    Promise.all(
      [...COMPANY_TABLES, 'companies']
        .filter(isContent)
        .map((table) =>
          rows(`select to_jsonb(${table}) as it from ${table} order by to_jsonb(${table})::text`),
        ),
    );

  it('get the company of their parent, and nothing else changes; there, back, and from where it was killed', async () => {
    const [columns, keys, indexes] = [
      new SayWhoseRowsAre1795760000000(),
      new KeepCompaniesApart1795760010000(),
      new KnowCompaniesInIndexes1795790000000(),
    ];
    const runner = app.db.createQueryRunner();
    try {
      const [shape, before] = [await rows(SHAPE), await contents()];

      await indexes.down(runner);
      await indexes.down(runner);
      await keys.down(runner);
      await keys.down(runner);
      await columns.down(runner);
      const without = await rows(
        `select attrelid::regclass as it from pg_attribute where attname = 'company_id' and attrelid = 'punches'::regclass`,
      );
      expect(without).toEqual([]);

      await columns.up(runner);
      await rows(`insert into alt_phones (worker_id, phone_number) select id, '+2' from workers`);
      await columns.up(runner);
      await rows(`delete from alt_phones where phone_number = '+2'`);
      await rows(`delete from former_numbers where phone_number = '+2'`);
      await rows(`create unique index scans_company_id_id_key on scans (company_id, id)`);
      await rows(
        `update pg_index set indisvalid = false where indexrelid = 'scans_company_id_id_key'::regclass`,
      );
      await keys.up(runner);
      await keys.up(runner);
      await rows(`create index workers_user_id_idx_new on workers (user_id) include (company_id)`);
      await indexes.up(runner);
      await indexes.up(runner);

      expect(await rows(SHAPE)).toEqual(shape);
      expect(await contents()).toEqual(before);
    } finally {
      await runner.release();
    }
  });

  it('mind what older processes change in rows that have no company yet, and nothing else', async () => {
    const changes = {
      call_times: `update call_times set date = date + 1`,
      time_entries: `update time_entries set end_at = start_at + interval '1 hour'`,
      meal_breaks: `update meal_breaks set starts_at = starts_at + interval '1 minute'`,
    };
    const minded = async (): Promise<number[]> => {
      const [counted] = await rows(
        `select array[(select sum(revision) from call_times), (select count(*) from unsettled_pay_changes)]::int[] as it`,
      );
      return counted!.it as number[];
    };
    const columns = new SayWhoseRowsAre1795760000000();
    const runner = app.db.createQueryRunner();
    try {
      await new KeepCompaniesApart1795760010000().down(runner);
      await columns.down(runner);
      const query = runner.query.bind(runner) as (sql: string) => Promise<never>;
      const seen = [await minded()];
      const done = new Set<string>();
      runner.query = async (sql: string): Promise<never> => {
        for (const [table, change] of Object.entries(changes))
          if (sql.startsWith(`update ${table} set company_id`) && !done.has(table)) {
            done.add(table);
            await rows(change);
            seen.push(await minded());
          }
        return query(sql);
      };
      await columns.up(runner);
      seen.push(await minded());
      const steps = seen.slice(1).map((now, at) => now.map((count, of) => count - seen[at]![of]!));
      expect(steps).toEqual([
        [3, 0],
        [0, 6],
        [0, 6],
        [0, 0],
      ]);
      runner.query = query;
      await new KeepCompaniesApart1795760010000().up(runner);
    } finally {
      await runner.release();
    }
  });

  it('refuse to be kept apart while a row points into another company, and name it', async () => {
    const keys = new KeepCompaniesApart1795760010000();
    const runner = app.db.createQueryRunner();
    try {
      await keys.down(runner);
      await rows(
        `update events set steward_id = (select max(id) from role_grants) where id = (select min(id) from events)`,
      );
      await expect(keys.up(runner)).rejects.toMatchObject({
        driverError: { code: '23503', detail: expect.stringContaining('(company_id, steward_id)') },
      });
      await rows(`update events set steward_id = null where id = (select min(id) from events)`);
      await keys.up(runner);
    } finally {
      await runner.release();
    }
  });
});
