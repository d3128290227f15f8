import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import type { AuditMisfit } from './audit-misfit.js';

/** How far behind the writes the chains are, and what the last verification found. */
export interface AuditState {
  /** Entries that are not linked yet. */
  unlinked: number;
  /** Instant of the oldest of them. ISO text, as the next one. */
  oldest_unlinked_at: string | null;
  /** Null: never. */
  verified_at: string | null;
  /** Entries that fitted then. */
  verified_entries: number;
  /** What did not; null: everything fitted. */
  misfit: AuditMisfit | null;
}

/** `AuditState` as one JSON object, for a statement that reads more. */
export const AUDIT_STATE = `(
  select json_build_object('unlinked', waiting.count, 'oldest_unlinked_at', waiting.oldest, 'verified_at', last.finished_at,
                           'verified_entries', coalesce(last.checked, 0), 'misfit', last.misfit)
    from (select count(*)::int as count, min(uae.at) as oldest from unlinked_audit_entries uae) waiting
    left join (select * from audit_verifications avf order by avf.id desc limit 1) last on true)`;

@Injectable()
export class AuditStateQueries {
  /** One statement. */
  async read(work: Work): Promise<AuditState> {
    const row = await work.row<{ state: AuditState }>(`select ${AUDIT_STATE} as state`);
    return row!.state;
  }
}
