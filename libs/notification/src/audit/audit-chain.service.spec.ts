import type { Fact } from '#libs/platform';
import { TimeChangeAnswered, WorkerAdded, WorkerRequested } from '#libs/labor';
import { NotificationHarness } from '../../../../test/support/notification-harness.js';
import { asOwner } from '../../../../test/support/database.js';
import { allAtOnce } from '../../../../test/support/at-once.js';
import { AuditChainService } from './audit-chain.service.js';
import { AuditClosingService } from './audit-closing.service.js';
import { AuditStateQueries } from './audit-state.queries.js';
import { AuditVerificationService, type KeptHead } from './audit-verification.service.js';

describe('the chain of the audit trail', () => {
  let bench: NotificationHarness;
  beforeAll(async () => {
    bench = await NotificationHarness.open();
  });
  afterAll(() => bench.close());
  /** Entries are counted from 1 in each test. */
  beforeEach(() =>
    tamper(`delete from audit_entries; delete from audit_values; delete from unlinked_audit_entries;
      delete from audit_links; delete from audit_chains; delete from audit_closings; delete from audit_verifications;
      alter sequence audit_entries_id_seq restart`),
  );

  const record = (...facts: Fact[]) =>
    bench.unitOfWork.asSystem(async (work) => {
      for (const fact of facts) await bench.facts.record(work, fact);
    });
  const link = (limit?: number) =>
    bench.unitOfWork.asSystem((work) => bench.get(AuditChainService).linkNext(work, limit));
  const verify = async (company: string | null = null, kept: readonly KeptHead[] = []) => {
    const verification = bench.get(AuditVerificationService);
    const { heads: _heads, ...report } = await verification.verify(
      bench.unitOfWork.reading(),
      company,
      kept,
    );
    return report;
  };
  const heads = async (): Promise<KeptHead[]> =>
    bench.rows(
      `select chain, position, encode(hash, 'hex') as hash from audit_chains order by chain`,
    );
  /** As somebody who owns the tables. */
  async function tamper(sql: string): Promise<void> {
    await asOwner(bench.db, `set session_replication_role = replica; ${sql}`);
  }

  /** A contact of text, a request of numbers, an answer of text. */
  async function someEntriesOf(name: string): Promise<number> {
    const place = await bench.aRequest();
    const { companyId, workerId } = place;
    await record(
      new WorkerAdded({ companyId, workerId, after: { name, phone_number: '+14155550113' } }),
      new WorkerRequested(place, null, { n: 1 }),
      new TimeChangeAnswered(place, true, 'my daughter is ill'),
    );
    return companyId;
  }
  /** Entries 1 to 3 of the first company, 4 to 6 of the second. */
  const someEntries = async (): Promise<number[]> => [
    await someEntriesOf('Dana Reyes'),
    await someEntriesOf('Lee Park'),
  ];
  const FITS = { erased: 0, unlinked: 0, misfit: null };

  it('fits, whatever the size of its parts, and goes on where it ended', async () => {
    await someEntries();
    expect(await verify()).toEqual({ ...FITS, checked: 0, unlinked: 6 });
    expect([await link(4), await link(4), await link(4)]).toEqual([4, 2, 0]);
    await someEntries();
    expect(await link()).toBe(6);
    expect(await verify()).toEqual({ ...FITS, checked: 12 });
    const chains = await bench.rows(
      'select chain, count(*) as n, max(position) as last from audit_links group by chain',
    );
    expect(chains).toEqual(
      Array.from({ length: 4 }, () => ({ chain: expect.any(Number), n: 3, last: 3 })),
    );
  });

  it('links each entry once, when two processes do it at once', async () => {
    await someEntries();
    const linked = await allAtOnce(bench.db, 'audit_links', [() => link(), () => link()]);
    expect(linked.sort()).toEqual([0, 6]);
    expect(await verify()).toEqual({ ...FITS, checked: 6 });
  });

  it('goes on after a process that ended between two parts, or within one', async () => {
    await someEntries();
    await link(2);
    const killed = bench.unitOfWork.asSystem(async (work) => {
      await bench.get(AuditChainService).linkNext(work, 2);
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await verify()).toEqual({ ...FITS, checked: 2, unlinked: 4 });
    expect([await link(2), await link(2), await link(2)]).toEqual([2, 2, 0]);
    expect(await verify()).toEqual({ ...FITS, checked: 6 });
  });

  it('takes in once what is committed after later entries were linked, however many', async () => {
    const place = await bench.aRequest();
    let commit: () => void = () => undefined;
    const untilLater = new Promise<void>((resolve) => (commit = resolve));
    let isWritten: () => void = () => undefined;
    const written = new Promise<void>((resolve) => (isWritten = resolve));
    const late = bench.unitOfWork.asSystem(async (work) => {
      await bench.facts.record(work, new WorkerRequested(place, null, { n: 0 }));
      await work.flushBatchWrites();
      await work.waitForPending();
      isWritten();
      await untilLater;
    });
    await written;
    await asOwner(bench.db, `select setval('audit_entries_id_seq', 5000000)`);
    await record(new WorkerRequested(place, null, { n: 1 }));
    expect(await link()).toBe(1);
    commit();
    await late;
    expect([await link(), await link()]).toEqual([1, 0]);
    const linked = await bench.rows('select position, entry_id from audit_links order by position');
    expect(linked).toEqual([
      { position: 1, entry_id: 5_000_001 },
      { position: 2, entry_id: 1 },
    ]);
    expect(await verify()).toEqual({ ...FITS, checked: 2 });
  });

  it('fits after values were erased, before and after they are linked', async () => {
    await someEntries();
    await bench.rows(`delete from audit_values where after::text like '%Dana%'`);
    await link();
    await bench.rows(`delete from audit_values where after::text like '%daughter%'`);
    expect(await verify()).toEqual({ ...FITS, checked: 6, erased: 3 });
    const left = await bench.rows('select after from audit_trail order by id');
    expect(left).toEqual(
      [
        null,
        { n: 1 },
        null,
        { name: 'Lee Park', phone_number: '********0113' },
        { n: 1 },
        null,
      ].map((after) => ({ after })),
    );
  });

  const SWAPPED = `update audit_links set position = -position where entry_id in (1, 2);
    update audit_links set position = 3 + position where entry_id in (1, 2)`;
  const INSERTED = `insert into audit_entries (id, company_id, actor_kind, action, subject)
    select 100, company_id, 'house', 'forged', 'company' from audit_entries where id = 1`;

  it.each`
    sql                                                                                                          | because        | entry   | position | action
    ${`update audit_entries set user_id = 99 where id = 2`}                                                      | ${'changed'}   | ${2}    | ${2}     | ${'request.created'}
    ${`update audit_entries set at = at + interval '1 microsecond' where id = 2`}                                | ${'changed'}   | ${2}    | ${2}     | ${'request.created'}
    ${`update audit_entries set after = '{"n": 2}' where id = 2`}                                                | ${'changed'}   | ${2}    | ${2}     | ${'request.created'}
    ${`update audit_links set at = at + interval '1 microsecond' where entry_id = 2`}                            | ${'order'}     | ${2}    | ${2}     | ${'request.created'}
    ${`delete from audit_entries where id = 2`}                                                                  | ${'removed'}   | ${2}    | ${2}     | ${null}
    ${`delete from audit_links where entry_id = 2`}                                                              | ${'gap'}       | ${3}    | ${3}     | ${'request.time_change_answered'}
    ${`delete from audit_links where entry_id = 1`}                                                              | ${'gap'}       | ${2}    | ${2}     | ${'request.created'}
    ${SWAPPED}                                                                                                   | ${'order'}     | ${2}    | ${1}     | ${'request.created'}
    ${`update audit_entries set id = 99 where id = 1; update audit_entries set id = 1 where id = 2`}             | ${'changed'}   | ${1}    | ${1}     | ${'request.created'}
    ${INSERTED}                                                                                                  | ${'inserted'}  | ${100}  | ${null}  | ${'forged'}
    ${`delete from audit_links where entry_id = 3; delete from audit_entries where id = 3`}                      | ${'truncated'} | ${null} | ${3}     | ${null}
    ${`delete from audit_links where chain > 0`}                                                                 | ${'truncated'} | ${null} | ${1}     | ${null}
    ${`update audit_values set after = '{"cant_do_it": false}' where after ? 'cant_do_it'`}                      | ${'values'}    | ${3}    | ${3}     | ${'request.time_change_answered'}
    ${`delete from audit_values where after ? 'cant_do_it'; update audit_entries set after = '{}' where id = 2`} | ${'changed'}   | ${2}    | ${2}     | ${'request.created'}
  `(
    'names the first entry that does not fit after: $sql',
    async ({ sql, because, entry, position, action }) => {
      const [chain] = await someEntries();
      await link();
      await tamper(sql as string);
      const { misfit } = await verify();
      expect(misfit).toEqual({
        ...{ because, chain, position, action, entryId: entry, company: expect.any(String) },
        at: entry === null ? null : expect.stringMatching(/^2\d{3}-.*Z$/),
      });
    },
  );

  it('notices an entry that is removed before it is linked', async () => {
    await someEntries();
    await tamper('delete from audit_entries where id = 2');
    expect(await link()).toBe(5);
    expect((await verify()).misfit).toMatchObject({
      because: 'removed',
      entryId: 2,
      position: null,
    });
  });

  it('of another company fits whatever was done to this one', async () => {
    await someEntries();
    await link();
    await tamper('delete from audit_entries where id = 2');
    const slugs = await bench.rows<{ slug: string }>(
      'select slug from companies order by id desc limit 2',
    );
    expect((await verify(slugs[1]!.slug)).misfit).toMatchObject({ because: 'removed' });
    expect(await verify(slugs[0]!.slug)).toEqual({ ...FITS, checked: 3 });
    await expect(verify('nothing')).rejects.toThrow('No Company');
  });

  it('that was cut or written anew without a trace is noticed by a hash that was kept', async () => {
    const [chain] = await someEntries();
    await link();
    const kept = await heads();
    const cut = `delete from audit_links where entry_id = 3; delete from audit_entries where id = 3;
      update audit_chains ach set position = 2, hash = al.hash from audit_links al where al.entry_id = 2 and ach.chain = al.chain`;
    await tamper(cut);
    expect((await verify()).misfit).toBeNull();
    expect((await verify(null, kept)).misfit).toMatchObject({
      because: 'truncated',
      position: 3,
      chain,
    });
    await record(
      new WorkerAdded({ companyId: chain!, workerId: 1, after: { name: 'Somebody Else' } }),
    );
    await link();
    expect((await verify()).misfit).toBeNull();
    expect((await verify(null, kept)).misfit).toMatchObject({
      because: 'rewritten',
      position: 3,
      chain,
    });
    expect(await verify(null, await heads())).toMatchObject({ misfit: null });
    await tamper(`delete from audit_links where chain = ${chain}; delete from audit_chains where chain = ${chain};
      delete from audit_entries where company_id = ${chain}; delete from companies where id = ${chain}`);
    expect((await verify()).misfit).toBeNull();
    expect((await verify(null, kept)).misfit).toMatchObject({
      ...{ because: 'truncated', chain, company: null, position: 1 },
    });
  });

  it('closed before an instant goes on from its last hash when what is older is dropped', async () => {
    const [chain] = await someEntries();
    await link();
    const close = (before: Date) =>
      bench.unitOfWork.asSystem((work) => bench.get(AuditClosingService).closeBefore(work, before));
    const [{ now } = { now: new Date() }] = await bench.rows<{ now: Date }>(
      `select date_trunc('milliseconds', max(linked_at)) + interval '1 millisecond' as now from audit_links`,
    );
    // An entry of the closed time that is linked after it.
    await tamper(`insert into audit_entries (id, at, company_id, actor_kind, action, subject) values (50, '2000-01-01', ${chain}, 'house', 'old', 'company');
      insert into unlinked_audit_entries (entry_id, chain, at) values (50, ${chain}, '2000-01-01')`);
    await expect(close(now)).rejects.toThrow('1 entries of that time are not linked yet.');
    await link();
    expect(await close(now)).toBe(2);
    expect(await verify()).toEqual({ ...FITS, checked: 7 });

    await tamper(`delete from audit_links where linked_at < '${now.toISOString()}';
      delete from audit_entries where id <= 6 or id = 50`);
    expect(await verify()).toEqual({ ...FITS, checked: 1 });
    await record(new WorkerAdded({ companyId: chain!, workerId: 1, after: { name: 'Ann' } }));
    await link();
    expect(await verify()).toEqual({ ...FITS, checked: 2 });
    await tamper(`delete from audit_links where entry_id = 50`);
    expect((await verify()).misfit).toMatchObject({ because: 'gap', position: 5 });
  });

  it('of links from before they had the hash of their entry still fits, and is guarded', async () => {
    const [chain] = await someEntries();
    await tamper(`insert into audit_links (chain, position, entry_id, hash)
      with recursive text as (
        select ae.id, jsonb_build_array(ae.id, extract(epoch from ae.at), ae.user_id, ae.actor_kind, ae.impersonator_id, ae.company_id,
          ae.action, ae.subject, ae.subject_id, ae.before, ae.after, ae.request_id, encode(ae.values_hash, 'hex'))::text as text from audit_entries ae
      ), chained as (
        select id, sha256(convert_to(text, 'UTF8')) as hash from text where id = 1
        union all select text.id, sha256(chained.hash || convert_to(text.text, 'UTF8')) from chained join text on text.id = chained.id + 1 where text.id <= 2
      ) select ${chain}, id, id, hash from chained;
      delete from unlinked_audit_entries where entry_id <= 2;
      insert into audit_chains select chain, position, hash from audit_links where entry_id = 2`);
    await link();
    expect(await verify()).toEqual({ ...FITS, checked: 6 });
    await tamper('update audit_entries set user_id = 99 where id = 1');
    expect((await verify()).misfit).toMatchObject({ because: 'changed', entryId: 1 });
    await tamper('delete from audit_entries where id = 1');
    expect((await verify()).misfit).toMatchObject({ because: 'removed', entryId: 1 });
  });

  it('tells how far behind the writes it is, and what was found last', async () => {
    const state = () => bench.get(AuditStateQueries).read(bench.unitOfWork.reading());
    await someEntries();
    expect(await state()).toEqual({
      ...{ unlinked: 6, oldest_unlinked_at: expect.any(String) },
      ...{ verified_at: null, verified_entries: 0, misfit: null },
    });
    await link();
    await tamper('delete from audit_entries where id = 2');
    const verification = bench.get(AuditVerificationService);
    await bench.unitOfWork.asSystem(async (work) =>
      verification.record(work, work.now, await verification.verify(work)),
    );
    expect(await state()).toMatchObject({
      ...{ unlinked: 0, oldest_unlinked_at: null, verified_at: expect.any(String) },
      misfit: { because: 'removed', entryId: 2, position: 2 },
    });
  });
});
