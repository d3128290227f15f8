import { Injectable } from '@nestjs/common';
import type { RowOf, Work } from '#libs/platform';
import { hashOfLink } from '../rules/hash-of-link.js';
import { AUDIT_ENTRY_TEXT } from './audit-entry-text.js';
import type { AuditLink } from './audit-link.entity.js';

const AT_ONCE = 5000;

/** The first entry that does not fit. */
export interface AuditMisfit {
  /** Null: the link's entry is gone. */
  entryId: number | null;
  /** The company's id; 0: entries without a company. */
  chain: number;
  position: number;
  because: 'entry' | 'values' | 'gap';
}

export interface AuditReport {
  /** Linked entries that fit. */
  checked: number;
  /** Of those, entries whose personal values were erased. */
  erased: number;
  /** Entries that are not linked yet: of the last minute, as a rule. */
  unlinked: number;
  misfit: AuditMisfit | null;
}

type LinkRow = Pick<RowOf<AuditLink>, 'chain' | 'position' | 'hash'> & {
  entry_id: number | null;
  text: string | null;
  erased: boolean;
  values_fit: boolean;
};

/** Checks that no audit entry was changed or removed, and that values beside them were at most erased. */
@Injectable()
export class AuditVerificationService {
  /** Reads all chains, in parts. Stops at the first misfit. */
  async verify(work: Work): Promise<AuditReport> {
    const report: AuditReport = { checked: 0, erased: 0, unlinked: 0, misfit: null };
    let last: LinkRow | null = null;
    for (;;) {
      const links: LinkRow[] = await this.linksAfter(work, last);
      for (const link of links) {
        const because = this.objection(link, last?.chain === link.chain ? last : null);
        if (because) return { ...report, misfit: misfitOf(link, because) };
        report.checked++;
        if (link.erased) report.erased++;
        last = link;
      }
      if (links.length < AT_ONCE) break;
    }
    return { ...report, unlinked: await this.countUnlinked(work) };
  }

  private objection(link: LinkRow, previous: LinkRow | null): AuditMisfit['because'] | null {
    if (link.position !== (previous?.position ?? 0) + 1) return 'gap';
    if (link.text === null) return 'entry';
    if (!hashOfLink(previous?.hash ?? null, link.text).equals(link.hash)) return 'entry';
    return link.values_fit ? null : 'values';
  }

  private linksAfter(work: Work, last: LinkRow | null): Promise<LinkRow[]> {
    return work.rows<LinkRow>(
      `select al.chain, al.position, al.hash, ae.id as entry_id, case when ae.id is not null then ${AUDIT_ENTRY_TEXT} end as text,
              ae.values_hash is not null and av.hash is null as erased,
              av.hash is null or audit_values_hash(av.salt, av.before, av.after) = av.hash as values_fit
         from audit_links al
         left join audit_entries ae on ae.id = al.entry_id
         left join audit_values av on av.hash = ae.values_hash
        where (al.chain, al.position) > ($1::bigint, $2::bigint)
        order by al.chain, al.position limit ${AT_ONCE}`,
      [last?.chain ?? -1, last?.position ?? 0],
    );
  }

  private async countUnlinked(work: Work): Promise<number> {
    const counted = await work.row<{ count: number }>(
      `select count(*)::int as count from audit_entries ae where not exists (select from audit_links al where al.entry_id = ae.id)`,
    );
    return counted!.count;
  }
}

function misfitOf(
  { entry_id: entryId, chain, position }: LinkRow,
  because: AuditMisfit['because'],
): AuditMisfit {
  return { entryId, chain, position, because };
}
