import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { CloseAuditChains1795620000000 } from './1795620000000-close-audit-chains.js';
import { PartitionAuditTrail1795810000000 } from './1795810000000-partition-audit-trail.js';

describe('chains of the audit trail from before their entries waited in a queue', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([], {}, 'owner');
  });
  afterAll(() => app.close());

  const rows = (sql: string) => app.db.query<object[]>(sql);

  it('go on from their last link, with the entries that are not linked; there and back', async () => {
    const migration = new CloseAuditChains1795620000000();
    const runner = app.db.createQueryRunner();
    try {
      await new PartitionAuditTrail1795810000000().down(runner);
      await migration.down(runner);
      await rows(
        `insert into audit_entries (company_id, actor_kind, action, subject) select nullif(n % 2, 0), 'house', 'x', 'y' from generate_series(1, 6) n`,
      );
      await rows(
        `insert into audit_links (chain, position, entry_id, hash) values (1, 1, 1, 'a'), (0, 1, 2, 'b'), (1, 2, 3, 'c')`,
      );
      const before = await rows('select * from audit_links order by chain, position');
      await migration.up(runner);
      expect(await rows('select entry_id, chain from unlinked_audit_entries order by 1')).toEqual([
        { entry_id: 4, chain: 0 },
        { entry_id: 5, chain: 1 },
        { entry_id: 6, chain: 0 },
      ]);
      expect(
        await rows(
          `select chain, position, encode(hash, 'escape') as hash from audit_chains order by 1`,
        ),
      ).toEqual([
        { chain: 0, position: 1, hash: 'b' },
        { chain: 1, position: 2, hash: 'c' },
      ]);
      await rows(
        `insert into audit_links (chain, position, entry_id, hash, entry_hash, at) values (1, 3, 5, 'd', 'e', now())`,
      );
      await migration.down(runner);
      expect(await rows('select * from audit_links order by chain, position')).toEqual(before);
      await migration.up(runner);
      await new PartitionAuditTrail1795810000000().up(runner);
    } finally {
      await runner.release();
    }
  });
});
