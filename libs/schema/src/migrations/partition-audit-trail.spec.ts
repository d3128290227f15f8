import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aDatabase, dropAll } from '../../../../test/support/database.js';
import { dataSourceOptions } from '../data-source-options.js';
import { PartitionAuditTrail1795810000000 } from './1795810000000-partition-audit-trail.js';

/** Triggers, policies, constraints, indexes and columns of both tables. */
const SHAPE = `
  with whole as (select oid, relname, relkind, relrowsecurity, relforcerowsecurity, relacl::text from pg_class where oid in ('audit_entries'::regclass, 'audit_links'::regclass))
  select relname || relkind::text || relrowsecurity || relforcerowsecurity || coalesce(relacl, '') as it from whole
   union all select pg_get_triggerdef(t.oid) from pg_trigger t join whole on whole.oid = tgrelid
   union all select relname || polname || pg_get_expr(polqual, polrelid) || pg_get_expr(polwithcheck, polrelid) from pg_policy join whole on whole.oid = polrelid
   union all select conname || pg_get_constraintdef(c.oid) from pg_constraint c join whole on whole.oid = conrelid where contype <> 'n'
   union all select pg_get_indexdef(indexrelid) || indisvalid from pg_index join whole on whole.oid = indrelid
   union all select relname || attname || attnotnull || attidentity::text from pg_attribute join whole on whole.oid = attrelid where attnum > 0 and not attisdropped
   union all select pg_get_viewdef('audit_trail'::regclass)
   order by 1`;
/** As the version before writes, and this one. */
const WRITE = `insert into audit_entries (company_id, actor_kind, action, subject, subject_id)
  select $1, 'house', 'x', 'y', n from generate_series(1, 3) n returning id`;

describe('an audit trail in one table', () => {
  let owner: DataSource;
  /** Two connections of the application: to write, and to read what the other has not committed yet. */
  let app: DataSource;
  let company: number;
  const migration = new PartitionAuditTrail1795810000000();
  beforeAll(async () => {
    const database = await aDatabase();
    owner = await new DataSource(dataSourceOptions(database.owner, 2)).initialize();
    app = await new DataSource(dataSourceOptions(database, 3)).initialize();
    ({ id: company } = await aCompany(app));
  });
  afterAll(async () => {
    await app.destroy();
    await owner.destroy();
    await dropAll();
  });

  const rows = <Row extends object>(sql: string): Promise<Row[]> => owner.query<Row[]>(sql);
  const contents = (): Promise<object[]> =>
    rows(
      `select to_jsonb(ae) as it from audit_entries ae union all select to_jsonb(al) from audit_links al order by 1`,
    );
  const shape = async (): Promise<string[]> =>
    (await rows<{ it: string }>(SHAPE)).map(({ it }) => it);
  const write = (): Promise<{ id: number }[]> => app.query(WRITE, [company]);
  const link = (position: number): Promise<unknown> =>
    app.query(
      `insert into audit_links (chain, position, entry_id, hash) values ($1, $2, $2, sha256('x'))`,
      [company, position],
    );
  async function run(direction: 'up' | 'down'): Promise<void> {
    const runner = owner.createQueryRunner();
    try {
      await migration[direction](runner);
      await migration[direction](runner);
    } finally {
      await runner.release();
    }
  }

  it('is divided by month and united again: same rows, ids that go on, and the tables as they were', async () => {
    const divided = await shape();
    await run('down');
    const united = await shape();
    expect(united).toContain('audit_entriesrtruetrue' + (await grants()));
    expect(united.filter((line) => line.includes('company_is_seen'))).toHaveLength(2);
    const ids = [...(await write()), ...(await write())].map(({ id }) => id);
    await link(1);
    const before = await contents();

    await run('up');
    expect(await shape()).toEqual(divided);
    expect(await contents()).toEqual(before);
    const more = (await write()).map(({ id }) => id);
    expect(more[0]).toBeGreaterThan(ids.at(-1)!);
    await link(2);
    await app.query(
      `insert into audit_entries (at, actor_kind, action, subject) values (now() + interval '2 months', 'house', 'x', 'y')`,
    );
    const later = await contents();

    await run('down');
    expect(await shape()).toEqual(united);
    expect(await contents()).toEqual(later);
    expect((await write())[0]!.id).toBeGreaterThan(more.at(-1)!);
    await run('up');
    expect(await shape()).toEqual(divided);
    expect(await rows('select count(*)::int as n from audit_trail')).toEqual([{ n: 13 }]);
  });

  it('is divided while others write and read it, whose statements were planned before', async () => {
    await run('down');
    let isOver = false;
    let written = 0;
    const known = await rows<{ n: number }>('select count(*)::int as n from audit_trail');
    const writing = (async () => {
      while (!isOver) {
        written += (await write()).length;
        const [{ n }] = await app.query<[{ n: number }]>(
          'select count(*)::int as n from audit_trail where company_id = $1 or company_id is null',
          [company],
        );
        expect(n).toBe(known[0]!.n + written);
      }
    })();
    await run('up');
    const meanwhile = written;
    while (written < meanwhile + 9) await sleep(5);
    isOver = true;
    await writing;
    expect(meanwhile).toBeGreaterThan(0);
  });

  it('waits for an open transaction without making others wait, and divides when it ends', async () => {
    await run('down');
    const open = app.createQueryRunner();
    await open.startTransaction();
    await open.query(WRITE, [company]);
    const upgraded = run('up');
    const until = Date.now() + 1500;
    while (Date.now() < until) await write();
    expect(await rows(`select relkind from pg_class where relname = 'audit_entries'`)).toEqual([
      { relkind: 'r' },
    ]);
    await open.commitTransaction();
    await open.release();
    await upgraded;
    expect(await rows(`select relkind from pg_class where relname = 'audit_entries'`)).toEqual([
      { relkind: 'p' },
    ]);
  });

  it('makes a month that was missed, with the rows that came meanwhile', async () => {
    const [last] = await rows<{ part: string; begins: string }>(
      `select max(inhrelid::regclass::text) as part, to_char(date_trunc('month', now() at time zone 'UTC') + interval '3 months', 'YYYY-MM-DD') as begins
         from pg_inherits where inhparent = 'audit_entries'::regclass and inhrelid::regclass::text ~ '\\d_\\d\\d$' and inhrelid::regclass::text not like '%before%'`,
    );
    await rows(`drop table ${last!.part}`);
    const at = `${last!.begins} 12:00Z`;
    const [{ id }] = await app.query<[{ id: number }]>(
      `insert into audit_entries (at, actor_kind, action, subject) values ($1, 'house', 'x', 'y') returning id`,
      [at],
    );
    const partOf = () =>
      rows<{ part: string }>(
        `select tableoid::regclass::text as part from audit_entries where id = ${id}`,
      );
    expect(await partOf()).toEqual([{ part: 'audit_months.audit_entries_other' }]);
    expect(await app.query('select make_audit_months() as made')).toEqual([{ made: 1 }]);
    expect(await partOf()).toEqual([{ part: last!.part }]);
    expect(await app.query('select make_audit_months() as made')).toEqual([{ made: 0 }]);
    await app.query(
      `insert into audit_entries (at, actor_kind, action, subject) values ('2200-01-01', 'house', 'x', 'y')`,
    );
    for (const table of [last!.part, 'audit_months.audit_entries_other', 'audit_entries'])
      await expect(rows(`delete from ${table} where at >= '${at}'`)).rejects.toMatchObject({
        driverError: { code: '23001' },
      });
  });

  async function grants(): Promise<string> {
    const [row] = await rows<{ acl: string }>(
      `select coalesce(relacl::text, '') as acl from pg_class where oid = 'punches'::regclass`,
    );
    return row!.acl;
  }
});
