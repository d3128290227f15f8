import { Injectable } from '@nestjs/common';
import { Conflict } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { lockAuditChains } from './lock-audit-chains.js';

/** Entries of the time that is to be closed wait to be linked. */
export class AuditEntriesWait extends Conflict {
  constructor(count: number) {
    super('audit.waits', `${count} entries of that time are not linked yet.`);
  }
}

/** Closes chains, so that what is older can be dropped. */
@Injectable()
export class AuditClosingService {
  /**
   * Keeps the last hash of each chain before an instant. Then entries with an earlier instant, and links that were made
   * earlier, may be dropped together: what is left is verified from that hash on.
   *
   * @returns how many chains were closed
   * @throws AuditEntriesWait
   */
  async closeBefore(work: Work, before: Date): Promise<number> {
    await lockAuditChains(work);
    const waiting = await work.row<{ count: number }>(
      'select count(*)::int as count from unlinked_audit_entries uae where uae.at < $1',
      [before],
    );
    if (waiting!.count > 0) throw new AuditEntriesWait(waiting!.count);
    const closed = await work.rows(
      `insert into audit_closings (chain, position, hash, entries_before)
       select distinct on (al.chain) al.chain, al.position, al.hash, $1::timestamptz from audit_links al
        where al.linked_at < $1 order by al.chain, al.position desc
       on conflict (chain, position) do nothing returning chain`,
      [before],
    );
    return closed.length;
  }
}
