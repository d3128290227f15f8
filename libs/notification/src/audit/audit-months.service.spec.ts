import { Clock, type Fact } from '#libs/platform';
import { WorkerAdded } from '#libs/labor';
import type { TestClock } from '../../../../test/support/clock.js';
import { asOwner } from '../../../../test/support/database.js';
import { NotificationHarness } from '../../../../test/support/notification-harness.js';
import { AuditChainService } from './audit-chain.service.js';
import { AuditMonthsService } from './audit-months.service.js';
import { AuditVerificationService } from './audit-verification.service.js';

/** What is kept: entries from the first of the month that long ago, links of one month more. */
const KEPT_MONTHS = 13;

describe('months of the audit trail', () => {
  let bench: NotificationHarness;
  let busy: number;
  let quiet: number;
  beforeAll(async () => {
    bench = await NotificationHarness.open();
    for (const table of ['audit_entries', 'audit_links']) await addMonths(table);
    [busy, quiet] = [(await bench.aRequest()).companyId, (await bench.aRequest()).companyId];
    await write(16, 10, busy, quiet);
    await write(15, 10, busy);
    await write(14, 1, busy);
    await write(14, 20, busy, quiet);
    await write(13, 2, busy);
    await write(2, 5, busy);
    await link();
    await age('true', 'ae.at');
    // Linked by a clock behind that of the writer, and a month later than it was written, in a chain that has no link in between.
    await age(`ae.id = ${await entryOf(14, 1)}`, `${monthsAgo(14)} - interval '1 second'`);
    await age(`ae.id = ${await entryOf(14, 20, quiet)}`, `${monthsAgo(13)} + interval '1 second'`);
  });
  afterAll(() => bench.close());

  const months = () => bench.get(AuditMonthsService);
  const clock = () => bench.get(Clock) as TestClock;
  const monthsAgo = (months: number): string =>
    `(date_trunc('month', now() at time zone 'UTC') - interval '${months} months') at time zone 'UTC'`;
  const instant = async (months: number, day: number): Promise<Date> => {
    const [row] = await bench.rows<{ at: Date }>(
      `select ${monthsAgo(months)} + interval '${day - 1} days 1 hour' as at`,
    );
    return row!.at;
  };
  const entryOf = async (months: number, day: number, company = busy): Promise<number> => {
    const [row] = await bench.rows<{ id: number }>(
      'select id from audit_entries where at = $1 and company_id = $2',
      [await instant(months, day), company],
    );
    return row!.id;
  };
  async function write(months: number, day: number, ...companies: number[]): Promise<void> {
    clock().setTime(await instant(months, day));
    const facts: Fact[] = companies.map(
      (companyId) => new WorkerAdded({ companyId, workerId: 1, after: { name: 'Dana Reyes' } }),
    );
    await bench.unitOfWork.asSystem(async (work) => {
      for (const fact of facts) await bench.facts.record(work, fact);
    });
    clock().useRealTime();
  }
  const link = () =>
    bench.unitOfWork.asSystem((work) => bench.get(AuditChainService).linkNext(work));
  /** Links are made now; here they are of the time of their entries. */
  const age = (which: string, linkedAt: string) =>
    asOwner(
      bench.db,
      `set session_replication_role = replica;
       update audit_links al set linked_at = ${linkedAt} from audit_entries ae where ae.id = al.entry_id and ${which}`,
    );
  const keep = (months: number) =>
    asOwner(
      bench.db,
      `create or replace function audit_kept_months() returns integer language sql immutable as 'select ${months}'`,
    );
  /** As if the tables had been divided long ago. */
  async function addMonths(table: string): Promise<void> {
    const [first] = await bench.rows<{ part: string; ends: string }>(
      `select inhrelid::regclass::text as part, to_char(date_trunc('month', now() at time zone 'UTC'), 'YYYY-MM-DD') || 'Z' as ends
         from pg_inherits where inhparent = $1::regclass and inhrelid::regclass::text like '%before%'`,
      [table],
    );
    const bounds = await bench.rows<{ name: string; begins: string; ends: string }>(
      `select '${table}_' || n as name, (${monthsAgo(0)} - make_interval(months => n))::text as begins, (${monthsAgo(0)} - make_interval(months => n - 1))::text as ends
         from generate_series(1, 17) n order by n desc`,
    );
    await asOwner(
      bench.db,
      [
        `alter table ${table} detach partition ${first!.part}`,
        `alter table ${table} attach partition ${first!.part} for values from (minvalue) to ('${bounds[0]!.begins}')`,
        ...bounds.map(
          ({ name, begins, ends }) =>
            `create table audit_months.${name} partition of ${table} for values from ('${begins}') to ('${ends}')`,
        ),
      ].join(';\n'),
    );
  }
  const partsOf = async (table: string): Promise<number> =>
    (
      await bench.rows<{ n: number }>(
        `select count(*)::int as n from pg_inherits where inhparent = '${table}'::regclass`,
      )
    )[0]!.n;
  const count = async (table: string): Promise<number> =>
    (await bench.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n;
  const verify = async () => {
    const { heads: _heads, ...report } = await bench
      .get(AuditVerificationService)
      .verify(bench.unitOfWork.reading());
    return report;
  };

  it('are all there where the trail is kept for ever, whoever asks', async () => {
    expect(await verify()).toEqual({ checked: 8, erased: 0, unlinked: 0, misfit: null });
    const parts = await partsOf('audit_entries');
    expect(await months().dropOld()).toBe(0);
    expect(await bench.rows('select drop_audit_months() as dropped')).toEqual([{ dropped: 0 }]);
    expect(await partsOf('audit_entries')).toBe(parts);
  });

  it('are not dropped while entries of them wait to be linked, nor where their chains are not closed', async () => {
    await keep(KEPT_MONTHS);
    expect(await bench.rows('select drop_audit_months() as dropped')).toEqual([{ dropped: 0 }]);
    await bench.rows(
      `insert into audit_closings (chain, position, hash, entries_before) values (999, 1, 'x', now())`,
    );
    const dropping = bench.rows(
      `with reach as materialized (select set_config('callmanager.companies', '{}', true) as said)
       select drop_audit_months() from reach where said is not null`,
    );
    await expect(dropping).rejects.toThrow('is not closed where');
    await asOwner(
      bench.db,
      `set session_replication_role = replica; delete from audit_closings where chain = 999`,
    );

    await write(14, 25, busy);
    await expect(months().dropOld()).rejects.toThrow('1 entries of that time are not linked yet.');
    await link();
    await age(`ae.id = ${await entryOf(14, 25)}`, 'ae.at');
  });

  it('are dropped with the values beside their entries when they are old; the rest still fits', async () => {
    const entries = await partsOf('audit_entries');
    const links = await partsOf('audit_links');
    // Those of 17 to 14 months ago and what was before; of links a month less.
    expect(await months().dropOld()).toBe(5 + 4);
    expect(await partsOf('audit_entries')).toBe(entries - 5);
    expect(await partsOf('audit_links')).toBe(links - 4);
    expect([await count('audit_entries'), await count('audit_values')]).toEqual([2, 2]);
    const report = await verify();
    expect(report).toEqual({
      checked: await count('audit_links'),
      erased: 0,
      unlinked: 0,
      misfit: null,
    });
    expect(report.checked).toBe(5);
    expect(await months().dropOld()).toBe(0);
  });

  it('that are gone do not hide what is taken out of those that stay', async () => {
    const gone = await entryOf(13, 2);
    await asOwner(
      bench.db,
      `set session_replication_role = replica; delete from audit_entries where id = ${gone}`,
    );
    expect((await verify()).misfit).toMatchObject({
      because: 'removed',
      chain: busy,
      entryId: gone,
    });
  });

  it('are there three months ahead', async () => {
    expect(await months().makeAhead()).toBe(0);
    expect(
      await bench.rows(
        `select inhparent::regclass::text as table from pg_inherits
          where inhrelid::regclass::text like to_char(now() at time zone 'UTC' + interval '3 months', '%_YYYY_MM') order by 1`,
      ),
    ).toEqual([{ table: 'audit_entries' }, { table: 'audit_links' }]);
  });
});
