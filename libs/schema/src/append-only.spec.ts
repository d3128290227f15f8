import { aConfirmedRequest } from '../../../test/factories/a-request.js';
import { asOwner } from '../../../test/support/database.js';
import { aLibApp, type LibApp } from '../../../test/support/lib-app.js';

/** Tables whose rows are never changed. */
const TABLES = [
  ...['audit_closings', 'audit_entries', 'audit_links', 'audit_verifications'],
  ...['closed_pay_items', 'consent_entries', 'pay_rule_set_versions', 'punches'],
];
const WITHOUT_ID = ['audit_closings', 'audit_links'];
const REFUSED = { driverError: { code: '23001' } };
const REFUSED_TO_OWNER = { code: '23001' };
const NOT_PERMITTED = { driverError: { code: '42501' } };

describe('append-only tables', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([]);
    const { id } = await aConfirmedRequest(app.db);
    await app.db.query(
      `with entry as (insert into time_entries (labor_request_id, start_at) values ($1, now()) returning id)
       insert into punches (time_entry_id, edge, raw_at, source) select id, 'start', now(), 'time_sheet' from entry`,
      [id],
    );
    await app.db.query(
      `insert into audit_entries (actor_kind, action, subject) values ('house', 'x', 'y')`,
    );
    await app.db.query(
      `insert into audit_links (chain, position, entry_id, hash) values (0, 1, 1, sha256('x'))`,
    );
    await app.db.query(
      `with written as (
         insert into pay_rule_sets (company_id, name, layer, created_at) select c.id, 'House', 'contract', now() from companies c limit 1
         returning id, company_id
       )
       insert into pay_rule_set_versions (company_id, rule_set_id, version, rules, effective_from, created_at)
       select company_id, id, 1, '{}', now(), now() from written`,
    );
    await app.db.query(
      `with closed as (
         insert into pay_periods (company_id, starts_on, ends_on, payday, closed_at) select c.id, '2031-05-01', '2031-05-07', '2031-05-09', now() from companies c limit 1
         returning id, company_id
       )
       insert into closed_pay_items (company_id, pay_period_id, time_entry_id, is_difference, sign, earning, date, week_starts_at, federal, state, contract, because)
       select closed.company_id, closed.id, te.id, false, 1, 'regular', '2031-05-01', now(), 0, 0, 0, '{}' from closed, time_entries te limit 1`,
    );
    await app.db.query(
      `insert into audit_closings (chain, position, hash, entries_before) values (0, 1, sha256('x'), now())`,
    );
    await app.db.query(
      `insert into audit_verifications (started_at, finished_at, checked, erased) values (now(), now(), 0, 0)`,
    );
  });
  afterAll(() => app.close());

  const linesOf = async (table: string): Promise<number> =>
    (await app.db.query(`select count(*) as n from ${table}`))[0].n;

  it('is guarded against three ways of being lost, in each of these tables', async () => {
    const triggers = await app.db.query(
      `select c.relname as table, array_agg(distinct e.event order by e.event) as events
         from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
        cross join lateral (values (8, 'delete'), (16, 'update'), (32, 'truncate')) as e(bit, event)
        where c.relnamespace = 'public'::regnamespace and p.proname in ('refuse_change', 'refuse_change_but_erasure') and t.tgtype & e.bit > 0 and t.tgenabled = 'O'
        group by c.relname order by c.relname`,
    );
    expect(triggers).toEqual(
      [
        ...TABLES.map((table) => ({ table, events: ['delete', 'truncate', 'update'] })),
        { table: 'audit_values', events: ['truncate', 'update'] },
      ].sort((a, b) => (a.table < b.table ? -1 : 1)),
    );
  });

  it('is guarded in each part of a table, too, also against who names the part', async () => {
    const parts = await app.db.query<{ part: string; events: string[] }[]>(
      `select inhrelid::regclass::text as part, array_agg(distinct e.event order by e.event) as events
         from pg_inherits join pg_trigger t on t.tgrelid = inhrelid and t.tgenabled = 'O' join pg_proc p on p.oid = t.tgfoid and p.proname = 'refuse_change'
        cross join lateral (values (8, 'delete'), (16, 'update'), (32, 'truncate')) as e(bit, event)
        where inhparent in (select oid from pg_class where relkind = 'p') and t.tgtype & e.bit > 0
        group by inhrelid`,
    );
    // What was before, this month and three ahead, and all others.
    expect(parts.map(({ part }) => part.replace(/\d{4}_\d\d/, 'M')).sort()).toEqual(
      ['audit_entries', 'audit_links'].flatMap((table) => [
        ...Array.from({ length: 4 }, () => `audit_months.${table}_M`),
        ...[`audit_months.${table}_before_M`, `audit_months.${table}_other`],
      ]),
    );
    for (const { part, events } of parts) {
      expect([part, events]).toEqual([part, ['delete', 'truncate', 'update']]);
      await expect(asOwner(app.db, `truncate ${part}`)).rejects.toMatchObject(REFUSED_TO_OWNER);
      await expect(app.db.query(`select from ${part}`)).rejects.toMatchObject(NOT_PERMITTED);
    }
  });

  it.each(TABLES)('%s cannot be changed, deleted or emptied', async (table) => {
    const lines = await linesOf(table);
    expect(lines).toBeGreaterThan(0);
    const changes = [
      `update ${table} set ${WITHOUT_ID.includes(table) ? 'chain = chain' : 'id = id'}`,
      `delete from ${table}`,
    ];
    const truncations = [`truncate ${table}`, `truncate ${table} cascade`];
    for (const sql of changes) await expect(app.db.query(sql)).rejects.toMatchObject(REFUSED);
    for (const sql of truncations)
      await expect(app.db.query(sql)).rejects.toMatchObject(NOT_PERMITTED);
    for (const sql of [...changes, ...truncations])
      await expect(asOwner(app.db, sql)).rejects.toMatchObject(REFUSED_TO_OWNER);
    expect(await linesOf(table)).toBe(lines);
  });

  it.each`
    change                                                                                       | because
    ${"phone_number = 'erased:' || repeat('a', 64)"}                                             | ${'the wording stays'}
    ${"phone_number = '+14155550111', wording = null"}                                           | ${'that is another number'}
    ${"phone_number = 'erased:', wording = null"}                                                | ${'that is no hash'}
    ${"phone_number = 'erased:' || repeat('a', 64), wording = null, kind = 'revoked'"}           | ${'something else changes'}
    ${"phone_number = 'erased:' || repeat('a', 64), wording = null, at = at + interval '1 day'"} | ${'something else changes'}
  `('the ledger of consent refuses "$change", because $because', async ({ change }) => {
    const sql = `update consent_entries set ${change as string} where wording is not null`;
    await expect(app.db.query(sql)).rejects.toMatchObject(REFUSED);
  });

  it('a number of the ledger becomes its hash, once and for good', async () => {
    const erase = (digit: string): Promise<unknown> =>
      app.db.query(
        `update consent_entries set phone_number = 'erased:' || repeat('${digit}', 64), wording = null where id = 1`,
      );
    await erase('a');
    await expect(erase('b')).rejects.toMatchObject(REFUSED);
    const back = `update consent_entries set phone_number = '+14155550111' where id = 1`;
    await expect(app.db.query(back)).rejects.toMatchObject(REFUSED);
  });

  it.each(['time_entries', 'labor_requests', 'workers', 'companies'])(
    'is not emptied along with %s',
    async (parent) => {
      const before = await Promise.all(TABLES.map(linesOf));
      await expect(asOwner(app.db, `truncate ${parent} cascade`)).rejects.toMatchObject(
        REFUSED_TO_OWNER,
      );
      expect(await Promise.all(TABLES.map(linesOf))).toEqual(before);
    },
  );
});
