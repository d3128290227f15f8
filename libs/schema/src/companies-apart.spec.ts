import { asOwner } from '../../../test/support/database.js';
import { aLibApp, type LibApp } from '../../../test/support/lib-app.js';
import { type KeyOfRow, keysBetween, oneRowOfEach } from '../../../test/support/one-row-of-each.js';
import {
  CHAINED_TABLES,
  COMPANY_TABLES,
  PARTLY_OF_COMPANIES,
  TABLES_OF_NO_COMPANY,
} from './company-tables.js';

const REFERRING = [...COMPANY_TABLES, ...Object.keys(PARTLY_OF_COMPANIES)];

/** Columns of which only one may be set; the others are emptied when one of them is tried. */
const ALONE: Record<string, string[]> = {
  pay_rates: ['labor_type_id', 'location_profile_id', 'event_id', 'labor_requirement_id'],
  closed_pay_items: ['time_entry_id', 'cancellation_id'],
};

describe('rows of companies', () => {
  let app: LibApp;
  let ours: Record<string, Record<string, unknown>>;
  let theirs: typeof ours;
  let keys: KeyOfRow[];
  beforeAll(async () => {
    app = await aLibApp([]);
    const tables = [...COMPANY_TABLES, 'role_grants', 'users'];
    ours = await oneRowOfEach(app.db, tables);
    theirs = await oneRowOfEach(app.db, tables);
    keys = await keysBetween(app.db, REFERRING);
  });
  afterAll(() => app.close());

  it('say whose they are, in every table that does not say why not', async () => {
    const found = await app.db.query<{ table: string; has: string }[]>(
      `select c.relname as table,
              coalesce((select case when a.attnotnull then 'always' else 'sometimes' end from pg_attribute a
                         where a.attrelid = c.oid and a.attname = 'company_id' and not a.attisdropped),
                       (select 'chain' from pg_attribute a where a.attrelid = c.oid and a.attname = 'chain'), 'never') as has
         from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
    );
    const decided = {
      always: [...COMPANY_TABLES],
      sometimes: Object.keys(PARTLY_OF_COMPANIES),
      chain: [...CHAINED_TABLES],
      never: Object.keys(TABLES_OF_NO_COMPANY),
    };
    for (const [has, tables] of Object.entries(decided))
      expect(
        found
          .filter((one) => one.has === has)
          .map(({ table }) => table)
          .sort(),
      ).toEqual([...tables].sort());
  });

  it('get it from their parent, whoever inserts them', () => {
    const given = COMPANY_TABLES.map((table) => [table, ours[table]!['company_id']]);
    expect(given).toEqual(COMPANY_TABLES.map((table) => [table, ours['companies']!['id']]));
  });

  it('reference only with their company', () => {
    const alone = keys.filter(({ columns }) => !columns.includes('company_id'));
    expect(alone.map(({ name }) => name)).toEqual([]);
    expect(keys.length).toBeGreaterThan(55);
  });

  it('cannot point into another company, by any insert or update', async () => {
    const accepted: string[] = [];
    for (const key of keys.filter(({ columns }) => columns.length > 1))
      for (const how of ['update', 'insert'] as const) {
        const said = await tried(key, how);
        if (said !== `23503 ${key.name}`) accepted.push(`${how} ${key.name}: ${said}`);
      }
    expect(accepted).toEqual([]);
  });

  /** As the owner, without the triggers of tables that refuse changes. @returns code and constraint of the error */
  async function tried(key: KeyOfRow, how: 'insert' | 'update'): Promise<string> {
    const { table, parent } = key;
    const at = key.columns.findIndex((name) => name !== 'company_id' && name.endsWith('_id'));
    const column = key.columns[at]!;
    const alone = ALONE[table] ?? [];
    const emptied = alone.includes(column) ? alone.filter((one) => one !== column) : [];
    const values = {
      ...Object.fromEntries(emptied.map((one) => [one, null])),
      [column]: theirs[parent]![key.parentColumns[at]!],
    };
    const set = Object.entries(values)
      .map(
        ([name, value]) => `${name} = ${value === null ? 'null' : `'${String(value as number)}'`}`,
      )
      .join(', ');
    const own = `${table}.company_id = ${String(ours['companies']!['id'])}`;
    const copied = `(jsonb_populate_record(null::${table}, to_jsonb(own) || '${JSON.stringify(values)}')).*`;
    // Their own row would be in the way of unique keys.
    const deleted = (where: string): string =>
      `set local session_replication_role = 'replica'; delete from ${table} where ${where}; set local session_replication_role = 'origin'`;
    const statement =
      how === 'update'
        ? `${deleted(`not ${own}`)}; alter table ${table} disable trigger user; update ${table} set ${set} where ${own}`
        : `create temp table own on commit drop as select * from ${table} where ${own};
           ${deleted('true')}; insert into ${table} select ${copied} from own`;
    try {
      await asOwner(app.db, `begin; ${statement}; commit`);
      return 'accepted';
    } catch (error) {
      const { code, constraint, message } = error as Record<string, string>;
      return constraint ? `${code} ${constraint}` : `${code} ${message}`;
    }
  }

  it('stay where they are: nothing else of a row changes when what it may reference is deleted', async () => {
    const { events, location_profiles: place, role_grants: grant } = ours;
    await app.db.query(`delete from location_profiles where id = $1`, [place!['id']]);
    await app.db.query(`delete from role_grants where id = $1`, [grant!['id']]);
    const [row] = await app.db.query(
      `select company_id, location_profile_id, created_by_id, steward_id from events where id = $1`,
      [events!['id']],
    );
    expect(row).toEqual({
      company_id: ours['companies']!['id'],
      ...{ location_profile_id: null, created_by_id: null, steward_id: null },
    });
  });

  it('of a parent that does not exist are refused as before', async () => {
    await expect(
      app.db.query(`insert into alt_phones (worker_id, phone_number) values (99999999, '+1')`),
    ).rejects.toMatchObject({
      driverError: { code: '23503', constraint: 'alt_phones_worker_id_fkey' },
    });
  });
});
