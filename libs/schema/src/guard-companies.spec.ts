import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { Actor } from '#libs/kernel';
import type { Caller, Work } from '#libs/platform';
import { asOwner } from '../../../test/support/database.js';
import { aLibApp, type LibApp } from '../../../test/support/lib-app.js';
import { aCompany } from '../../../test/factories/a-company.js';
import { testConfiguration } from '../../../test/support/configuration.js';
import { recordStatements } from '../../../test/support/record-statements.js';
import { poolOfApplication } from '../../../test/support/seeing-all.js';
import { oneRowOfEach } from '../../../test/support/one-row-of-each.js';
import { COMPANY_TABLES, TABLES_OF_NO_COMPANY } from './company-tables.js';
import { GUARDED_TABLES, guardCompanies } from './guard-companies.js';

const OF_BOTH = [...COMPANY_TABLES, 'role_grants'];

describe('rows of companies in a guarded database', () => {
  let app: LibApp;
  let ours: Record<string, Record<string, unknown>>;
  let theirs: typeof ours;
  /** The application's role, on one connection. */
  let client: pg.Client;

  beforeAll(async () => {
    app = await aLibApp([]);
    ours = await oneRowOfEach(app.db, [...OF_BOTH, 'users']);
    theirs = await oneRowOfEach(app.db, [...OF_BOTH, 'users']);
    await guard(app, true);
    const { host, port, username, password, database } = app.db
      .options as unknown as pg.ClientConfig & { username: string };
    client = new pg.Client({ host, port, user: username, password, database });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await app.close();
  });

  const ourId = (): number => ours['companies']!['id'] as number;
  async function seeing<Row extends object>(reach: string, sql: string): Promise<Row[]> {
    await client.query('begin');
    try {
      await client.query(`select set_config('callmanager.companies', $1, true)`, [reach]);
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.query('rollback');
    }
  }
  const companiesIn = async (reach: string, table: string, column: string): Promise<number[]> => {
    const own = [ourId(), theirs['companies']!['id']].join(', ');
    const rows = await seeing<{ id: number }>(
      reach,
      `select distinct ${column}::int as id from ${table} where ${column} in (${own}) order by 1`,
    );
    return rows.map(({ id }) => id);
  };
  const everyTable = [{ table: 'companies', column: 'id' }].concat(
    OF_BOTH.map((table) => ({ table, column: 'company_id' })),
  );

  it('have a policy in every table that has not said why it needs none, for the owner too', async () => {
    const found = await app.db.query<{ table: string }[]>(
      `select c.relname as table from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy where polrelid = c.oid))`,
    );
    const unguarded = Object.keys(TABLES_OF_NO_COMPANY).filter((table) => table !== 'companies');
    expect(found.map(({ table }) => table).sort()).toEqual(unguarded.sort());
  });

  it('are seen by who says their company, and by who says all; by nobody else', async () => {
    const id = ourId();
    const both = [id, theirs['companies']!['id']];
    for (const { table, column } of everyTable) {
      const seen = {
        ...{ table, ours: await companiesIn(`{${id}}`, table, column) },
        ...{ none: await companiesIn('{}', table, column) },
        ...{ both: await companiesIn(`{${both.join(',')}}`, table, column) },
        ...{ all: await companiesIn('all', table, column) },
      };
      expect(seen).toEqual({ table, ours: [id], none: [], both, all: both });
    }
  });

  it('cannot be changed, deleted or taken over from another company', async () => {
    const [worker, event] = [theirs['workers']!['id'], theirs['events']!['id']];
    const reach = `{${ourId()}}`;
    for (const change of [
      `update workers set name = 'x' where id = ${String(worker)} returning id`,
      `delete from alt_phones where worker_id = ${String(worker)} returning id`,
      `update events set company_id = ${ourId()} where id = ${String(event)} returning id`,
    ])
      expect(await seeing(reach, change)).toEqual([]);
    const foreign = theirs['companies']!['id'];
    for (const change of [
      `insert into labor_types (company_id, name) values (${String(foreign)}, 'x')`,
      `update labor_types set company_id = ${String(foreign)}`,
    ])
      await expect(seeing(reach, change)).rejects.toMatchObject({ code: '42501' });
  });

  it('are not seen by the next transaction of the connection because the last one saw them', async () => {
    const reach = `current_setting('callmanager.companies', true)`;
    await seeing(`{${ourId()}}`, 'select 1');
    const { rows } = await client.query<{ said: string }>(`select ${reach} as said`);
    expect(rows[0]!.said || null).toBeNull();
  });

  it('are compared without looking anything up for each row, and found by the same indexes', async () => {
    const plan = async (sql: string): Promise<string> => {
      await client.query(
        `set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_sort = off; set enable_bitmapscan = off`,
      );
      await client.query('begin');
      await client.query(`prepare planned as ${sql}`);
      const { rows } = await client.query<{ 'QUERY PLAN': string }>('explain execute planned (1)');
      await client.query('rollback; deallocate planned');
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    };
    const ofCall = await plan(
      `select r.id from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id where q.call_time_id = $1 and q.archived_at is null`,
    );
    expect(ofCall).toContain('labor_requirements_live_key');
    expect(ofCall).toContain('InitPlan');
    expect(ofCall).not.toContain('SubPlan');
    expect(
      await plan(
        `select id from workers where company_id = $1 order by lower(name), name, id limit 10`,
      ),
    ).toContain('workers_by_name_idx');
    for (const [index, sql] of [
      [
        'labor_requests_confirmed_idx',
        `select id from labor_requests where labor_requirement_id = $1 and state = 'confirmed'`,
      ],
      ['worker_skills_pkey', 'select labor_type_id from worker_skills where worker_id = $1'],
      ['workers_user_id_idx', 'select from workers where user_id = $1'],
    ] as const)
      expect(await plan(sql)).toContain(`Index Only Scan using ${index}`);
  });
});

describe('the work of an application on a guarded database', () => {
  let app: LibApp;
  let ids: number[];
  beforeAll(async () => {
    const { database } = testConfiguration();
    app = await aLibApp([], { database: { ...database, rowSecurity: true } });
    ids = [(await aCompany(app.db)).id, (await aCompany(app.db)).id];
    await guard(app, true);
  });
  afterAll(() => app.close());

  const manager = (): Caller => {
    const grants = [{ id: 1, role: 'manager' as const, companyId: ids[0]! }];
    return app.as(new Actor({ userId: 1, grants }));
  };
  const seen = async (work: Work): Promise<number[]> =>
    (await work.rows<{ id: number }>('select id from companies order by id')).map(({ id }) => id);

  it.each(['a reading', 'a snapshot', 'a transaction'])(
    'sees what its actor does, in %s',
    async (kind) => {
      const { unitOfWork } = app;
      const seenBy = (caller: Caller): Promise<number[]> => {
        if (kind === 'a transaction') return unitOfWork.as(caller, seen);
        return kind === 'a reading'
          ? seen(unitOfWork.reading(caller))
          : unitOfWork.inSnapshot(caller, (inside) => seen(unitOfWork.reading(inside)));
      };
      const sights = await Promise.all(
        [manager(), app.as(), manager(), app.as(), manager()].map(seenBy),
      );
      expect(sights).toEqual([[ids[0]], ids, [ids[0]], ids, [ids[0]]]);
    },
  );

  it('sees all in one statement of a transaction that asks for it, and only in that', async () => {
    const sights = await app.unitOfWork.as(manager(), async (work) => {
      const all = work.seeingAll(() =>
        work.rows<{ id: number }>('select id from companies order by id'),
      );
      return [(await all).map(({ id }) => id), await seen(work)];
    });
    expect(sights).toEqual([ids, [ids[0]]]);
  });

  it('takes no statement more for saying whose rows it sees', async () => {
    const sent = (): Promise<string[]> =>
      recordStatements(app.db, () => seen(app.unitOfWork.reading(manager())));
    expect(await sent()).toEqual([expect.stringContaining('select id')]);
    const inTransaction = await recordStatements(app.db, () => app.unitOfWork.as(manager(), seen));
    expect(inTransaction).toEqual([
      'START TRANSACTION',
      expect.stringContaining('select id'),
      'COMMIT',
    ]);
  });

  it('sees nothing where a statement does not say whose rows it sees, also after one that did', async () => {
    const pool = poolOfApplication(app.db);
    const forgetful = async (): Promise<number[]> => {
      const clients = await Promise.all(
        Array.from({ length: pool.options.max }, () => pool.connect()),
      );
      const counts = await Promise.all(
        clients.map((one) => one.query<{ count: number }>('select count(*) from companies')),
      );
      for (const client of clients) client.release();
      return counts.map(({ rows }) => rows[0]!.count);
    };
    const nothing = Array.from({ length: pool.options.max }, () => 0);
    expect(await forgetful()).toEqual(nothing);
    const reads = Array.from({ length: 30 }, (_, nth) =>
      seen(app.unitOfWork.reading(nth % 2 ? manager() : app.as())),
    );
    expect((await Promise.all(reads)).map((ids) => ids.length)).toEqual(
      reads.map((_, nth) => (nth % 2 ? 1 : 2)),
    );
    await app.unitOfWork.as(manager(), seen);
    await expect(app.unitOfWork.reading().row('select 1 / $1::int', [0])).rejects.toThrow('zero');
    expect(await forgetful()).toEqual(nothing);
    expect(() => app.unitOfWork.reading().tx).toThrow('Only a transaction');
  });
});

describe('a database that is not guarded', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([]);
  });
  afterAll(() => app.close());

  it('has the policies, which compare nothing, and can be guarded and not again', async () => {
    const guarded = async (): Promise<number> =>
      (
        await app.db.query(
          `select count(*) from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace`,
        )
      )[0].count;
    await guard(app, false);
    expect(await guarded()).toBe(0);
    await guard(app, true);
    expect(await guarded()).toBe(GUARDED_TABLES.length);
    await guard(app, false);
    expect(await guarded()).toBe(0);
  });
});

describe('the work of an application that says nothing', () => {
  let app: LibApp;
  beforeAll(async () => {
    const { database } = testConfiguration();
    app = await aLibApp([], { database: { ...database, rowSecurity: false } });
  });
  afterAll(() => app.close());

  it.each`
    database         | who
    ${'guarded'}     | ${'a process of the version before, during an update'}
    ${'not guarded'} | ${'with ROW_SECURITY=false, the way out'}
  `(
    'sees and writes what it asks for, in a database that is $database: $who',
    async ({ database }: { database: string }) => {
      await guard(app, database === 'guarded');
      const ids = [(await aCompany(app.db)).id, (await aCompany(app.db)).id];
      const grants = [{ id: 1, role: 'manager' as const, companyId: ids[0]! }];
      const manager = app.as(new Actor({ userId: 1, grants }));
      const asked = 'from companies where id = any ($1) order by id';
      const seen = async (work: Work): Promise<number[]> =>
        (await work.rows<{ id: number }>(`select id ${asked}`, [ids])).map(({ id }) => id);
      const { unitOfWork } = app;
      expect(await seen(unitOfWork.reading(manager))).toEqual(ids);
      const written = await unitOfWork.as(manager, async (work) => [
        await work.execute('update companies set city = $2 where id = any ($1)', [ids, 'Troy']),
        await seen(work),
      ]);
      expect(written).toEqual([2, ids]);
      expect(
        await unitOfWork.inSnapshot(manager, (inside) => seen(unitOfWork.reading(inside))),
      ).toEqual(ids);
    },
  );
});

/** As the owner of the tables. */
async function guard(app: LibApp, on: boolean): Promise<void> {
  const query = (sql: string, values?: unknown[]): Promise<unknown> => asOwner(app.db, sql, values);
  await guardCompanies({ query } as unknown as QueryRunner, on);
}
