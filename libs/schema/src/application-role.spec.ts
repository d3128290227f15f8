import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import type { DatabaseConnection } from '#libs/platform';
import { aCompany } from '../../../test/factories/a-company.js';
import { aManager } from '../../../test/factories/a-grant.js';
import { aWorker } from '../../../test/factories/a-worker.js';
import { asOwner } from '../../../test/support/database.js';
import { aLibApp, type LibApp } from '../../../test/support/lib-app.js';
import { dataSourceOptions } from './data-source-options.js';
import { migrate } from './migrate.js';
import { CountRevisionsOfCompanies1795770000000 } from './migrations/1795770000000-count-revisions-of-companies.js';
import { REVISED_TABLES } from './migrations/1795770000000-revised-tables.js';
import { LetTextsMoveRevisions1795780000000 } from './migrations/1795780000000-let-texts-move-revisions.js';

/** What an attacker would try who can say any SQL as the application. */
const FORBIDDEN = {
  'switch a guard off': `alter table audit_entries disable trigger audit_entries_append_only`,
  'switch all triggers off': `alter table audit_entries disable trigger all`,
  'drop a guard': `drop trigger audit_entries_append_only on audit_entries`,
  'replace what the guard does': `create or replace function refuse_change() returns trigger language plpgsql as 'begin return old; end'`,
  'drop what the guard does': `drop function refuse_change() cascade`,
  'act as a replica, for which no trigger fires': `set session_replication_role = 'replica'`,
  'add a trigger of its own': `create trigger mine before delete on punches for each row execute function refuse_change()`,
  'add a rule of its own': `create rule mine as on delete to consent_entries do instead nothing`,
  'drop the table': `drop table audit_entries cascade`,
  'read a month by its own name, which no policy guards': `select from audit_months.audit_entries_other`,
  'drop a month': `drop table audit_months.audit_entries_other`,
  'keep less of the audit trail': `create or replace function audit_kept_months() returns integer language sql immutable as 'select 1'`,
  'rename the table': `alter table audit_entries rename to away`,
  'empty a table': `truncate workers cascade`,
  'take the table': `alter table audit_entries owner to current_user`,
  'make a table that hides one': `create table public.crew ()`,
  'make a function': `create function public.mine() returns int language sql as 'select 1'`,
  'become the owner': `set role OWNER`,
  'make itself a superuser': `alter role current_user superuser`,
  'make an accomplice': `create role accomplice superuser login`,
  'forget a migration': `delete from migrations`,
  'forget a migration of the task queue': `delete from graphile_worker.migrations`,
  'close the task queue': `drop policy granted on graphile_worker._private_jobs`,
  'read a file of the server': `select pg_read_file('postgresql.conf')`,
  'run a program on the server': `copy (select 1) to program 'true'`,
  'write a file of the server': `copy (select 1) to '/tmp/callmanager-was-here'`,
  'change the server': `alter system set fsync = off`,
};

describe("the application's role in the database", () => {
  let app: LibApp;
  let owner: string;
  beforeAll(async () => {
    app = await aLibApp([]);
    [{ owner }] = (await asOwner(app.db, 'select current_user as owner')) as [{ owner: string }];
  });
  afterAll(() => app.close());

  it('is nobody special, in nobody’s group, and owns nothing', async () => {
    const [role] = await app.db.query(
      `select rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls,
              (select count(*) from pg_auth_members where member = r.oid) as groups,
              (select count(*) from pg_shdepend d where d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid and d.deptype = 'o') as owns
         from pg_roles r where rolname = current_user`,
    );
    expect(role).toEqual({
      rolsuper: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      rolbypassrls: false,
      groups: 0,
      owns: 0,
    });
  });

  it.each(Object.entries(FORBIDDEN))('cannot %s', async (_what, sql) => {
    const said = app.db.query(sql.replace('OWNER', owner));
    await expect(said).rejects.toMatchObject({ driverError: { code: '42501' } });
  });

  it('may read and write the rows of every table, ours and the queue’s', async () => {
    const lacking = await app.db.query(
      `select c.oid::regclass as table, p.privilege from pg_class c
        cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) as p(privilege)
        where c.relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace) and c.relkind in ('r', 'p')
          and c.relname <> 'migrations' and not has_table_privilege(c.oid, p.privilege)`,
    );
    expect(lacking).toEqual([]);
    const [{ n }] = await app.db.query(
      `with job as (select graphile_worker.add_job('x')) select count(*) as n from job`,
    );
    expect(n).toBe(1);
    expect(await app.db.query('delete from graphile_worker._private_jobs')).toEqual([[], 1]);
  });
});

describe('an owner who is no superuser', () => {
  let app: LibApp;
  let owner: DatabaseConnection;
  let application: DatabaseConnection;
  let db: DataSource;
  beforeAll(async () => {
    app = await aLibApp([]);
    const { host, port, username, password } = app.db.options as unknown as DatabaseConnection & {
      username: string;
    };
    const name = `callmanager_plain_${randomBytes(4).toString('hex')}`;
    owner = { host, port, user: name, password: name, database: name };
    application = { ...owner, user: username, password };
    await asOwner(app.db, `create role ${name} login createrole nosuperuser password '${name}'`);
    await asOwner(app.db, `create database ${name} owner ${name}`);
    await migrate(owner, application.user, true);
    db = await new DataSource(dataSourceOptions(application, 2)).initialize();
  });
  afterAll(async () => {
    await db?.destroy();
    await asOwner(app.db, `drop database ${owner.database} with (force)`);
    await asOwner(app.db, `drop role ${owner.user}`);
    await app.close();
  });

  it('migrates a database of their own, where the application writes and sees what it said', async () => {
    const companies = [(await aCompany(db)).id, (await aCompany(db)).id];
    const { userId } = await aManager(db, companies[0]!);
    const revisions = (): Promise<{ company_id: number; value: number }[]> =>
      db.query(
        'select company_id, sum(value)::bigint as value from company_revisions group by 1 order by 1',
      );

    const before = await revisions();
    const reach = `{${companies[0]}}`;
    const said = await db.transaction(async (manager) => {
      await manager.query(`select set_config('callmanager.companies', $1, true)`, [reach]);
      await manager.query(`update users set last_name = 'Renamed' where id = $1`, [userId]);
      return manager.query<unknown[]>(
        `select current_setting('callmanager.companies') as reach, count(*) as seen from companies`,
      );
    });
    expect(said).toEqual([{ reach, seen: 1 }]);
    const after = await revisions();
    expect(after.map((row) => row.company_id)).toEqual(companies);
    expect(after.filter((row, at) => row.value > before[at]!.value)).toEqual(after);
  });

  it('lets the application write while a migration that has made triggers still waits for a table', async () => {
    const tables = [REVISED_TABLES[0]!.name, REVISED_TABLES.at(-1)!.name];
    const withTriggers = async (): Promise<string[]> => {
      const found = await db.query<{ name: string }[]>(
        `select distinct tgrelid::regclass::text as name from pg_trigger
          where tgname like 'move_revisions_%' and tgrelid::regclass::text = any ($1)`,
        [tables],
      );
      return found.map(({ name }) => name);
    };
    const [first, last] = tables;
    const undone = ['CountRevisionsOfCompanies1795770000000', 'LetTextsMoveRevisions1795780000000'];
    const asTheirOwner = await new DataSource(dataSourceOptions(owner, 2)).initialize();
    const open = db.createQueryRunner();
    try {
      const runner = asTheirOwner.createQueryRunner();
      await new LetTextsMoveRevisions1795780000000().down(runner);
      await new CountRevisionsOfCompanies1795770000000().down(runner);
      for (const statement of [
        `delete from migrations where name = any ('{${undone.join()}}')`,
        `alter default privileges in schema public revoke all on tables from ${application.user}`,
        `alter default privileges in schema public revoke all on sequences from ${application.user}`,
      ])
        await runner.query(statement);
      await runner.release();

      await open.startTransaction();
      await open.query(`lock table ${last} in row exclusive mode`);
      const migrated = migrate(owner, application.user, true);
      while (!(await Promise.race([migrated, withTriggers()])).includes(first!)) await sleep(20);
      await aWorker(db, { companyId: (await aCompany(db)).id });
      await db.query(
        `insert into alt_phones (worker_id, phone_number) select id, '+1' from workers`,
      );
      expect(await db.query('select from company_revisions')).not.toEqual([]);
      expect(await withTriggers()).toEqual([first]);
      await open.commitTransaction();
      expect(await migrated).toEqual(undone);
      expect((await withTriggers()).toSorted()).toEqual(tables.toSorted());
    } finally {
      if (open.isTransactionActive) await open.rollbackTransaction();
      await open.release();
      await asTheirOwner.destroy();
    }
  });
});
