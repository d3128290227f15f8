import type { Fact } from '#libs/platform';
import { TimeChangeAnswered, WorkerAdded, WorkerRequested } from '#libs/labor';
import { NotificationHarness } from '../../../../test/support/notification-harness.js';
import { asOwner } from '../../../../test/support/database.js';
import { allAtOnce } from '../../../../test/support/at-once.js';
import { AuditChainService } from './audit-chain.service.js';
import { AuditVerificationService } from './audit-verification.service.js';

describe('the chain of the audit trail', () => {
  let bench: NotificationHarness;
  beforeEach(async () => {
    bench = await NotificationHarness.open();
  });
  afterEach(() => bench.close());

  const record = (...facts: Fact[]) =>
    bench.unitOfWork.asSystem(async (work) => {
      for (const fact of facts) await bench.facts.record(work, fact);
    });
  const link = (limit?: number) =>
    bench.unitOfWork.asSystem((work) => bench.get(AuditChainService).linkNext(work, limit));
  const verify = () => bench.get(AuditVerificationService).verify(bench.unitOfWork.reading());
  /** As somebody who owns the tables. */
  async function tamper(sql: string): Promise<void> {
    await asOwner(bench.db, `set session_replication_role = replica; ${sql}`);
  }

  /** Two companies, each with a contact of text and a request of numbers. */
  async function someEntries(): Promise<void> {
    for (const name of ['Dana Reyes', 'Lee Park']) {
      const place = await bench.aRequest();
      const { companyId, workerId } = place;
      await record(
        new WorkerAdded({ companyId, workerId, after: { name, phone_number: '+14155550113' } }),
        new WorkerRequested(place, null, { n: 1 }),
        new TimeChangeAnswered(place, true, 'my daughter is ill'),
      );
    }
  }

  it('fits, whatever the size of its parts, and goes on where it ended', async () => {
    await someEntries();
    expect(await verify()).toEqual({ checked: 0, erased: 0, unlinked: 6, misfit: null });
    expect([await link(4), await link(4), await link(4)]).toEqual([4, 2, 0]);
    await someEntries();
    expect(await link()).toBe(6);
    expect(await verify()).toEqual({ checked: 12, erased: 0, unlinked: 0, misfit: null });
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
    expect(await verify()).toMatchObject({ checked: 6, misfit: null });
  });

  it('fits after values were erased, before and after they are linked', async () => {
    await someEntries();
    await bench.rows(`delete from audit_values where after::text like '%Dana%'`);
    await link();
    await bench.rows(`delete from audit_values where after::text like '%daughter%'`);
    expect(await verify()).toEqual({ checked: 6, erased: 3, unlinked: 0, misfit: null });
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

  it.each`
    sql                                                                                                          | because
    ${`update audit_entries set user_id = 99 where id = 2`}                                                      | ${'entry'}
    ${`update audit_entries set at = at + interval '1 microsecond' where id = 2`}                                | ${'entry'}
    ${`update audit_entries set after = '{"n": 2}' where id = 2`}                                                | ${'entry'}
    ${`delete from audit_entries where id = 2`}                                                                  | ${'entry'}
    ${`delete from audit_links where entry_id = 2`}                                                              | ${'gap'}
    ${`update audit_values set after = '{"cant_do_it": false}' where after ? 'cant_do_it'`}                      | ${'values'}
    ${`delete from audit_values where after ? 'cant_do_it'; update audit_entries set after = '{}' where id = 2`} | ${'entry'}
  `('names the first entry that does not fit after: $sql', async ({ sql, because }) => {
    await someEntries();
    await link();
    await tamper(sql as string);
    expect((await verify()).misfit).toMatchObject({ because, chain: expect.any(Number) });
  });
});
