import { Injectable } from '@nestjs/common';
import type { RowOf, Work } from '#libs/platform';
import { hashOfLink } from '../rules/hash-of-link.js';
import { AUDIT_ENTRY_TEXT } from './audit-entry-text.js';
import type { AuditLink } from './audit-link.entity.js';

/** Ids behind the latest link in which late commits are looked for. */
const LATE_IDS = 100_000;

type Link = Pick<RowOf<AuditLink>, 'chain' | 'position' | 'hash'>;

/**
 * Links audit entries into one hash chain for each company, behind the writes, so that writers do
 * not wait for each other.
 */
@Injectable()
export class AuditChainService {
  /**
   * Links the oldest unlinked entries. One process at a time.
   *
   * @param limit maximum
   * @returns how many were linked
   */
  async linkNext(work: Work, limit = 2000): Promise<number> {
    await work.rows(`select pg_advisory_xact_lock(hashtextextended('audit chain', 0))`);
    const entries = await work.rows<{ id: number; chain: number; text: string }>(
      `select ae.id, coalesce(ae.company_id, 0) as chain, ${AUDIT_ENTRY_TEXT} as text from audit_entries ae
        where ae.id > (select coalesce(max(entry_id), 0) - ${LATE_IDS} from audit_links)
          and not exists (select from audit_links al where al.entry_id = ae.id)
        order by ae.id limit $1`,
      [limit],
    );
    if (entries.length === 0) return 0;
    const ends = await this.ends(
      work,
      entries.map(({ chain }) => chain),
    );
    const links = entries.map(({ id, chain, text }) => {
      const last = ends.get(chain);
      const position = (last?.position ?? 0) + 1;
      const link = { chain, position, entryId: id, hash: hashOfLink(last?.hash ?? null, text) };
      ends.set(chain, link);
      return link;
    });
    await work.rows(
      `insert into audit_links (chain, position, entry_id, hash)
       select * from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bytea[])`,
      [
        links.map(({ chain }) => chain),
        links.map(({ position }) => position),
        links.map(({ entryId }) => entryId),
        links.map(({ hash }) => hash),
      ],
    );
    return links.length;
  }

  /** The last link of each of these chains that has one. */
  private async ends(work: Work, chains: readonly number[]): Promise<Map<number, Link>> {
    const ends = await work.rows<Link>(
      `select last.* from unnest($1::bigint[]) as given(chain)
        cross join lateral (select al.chain, al.position, al.hash from audit_links al
                             where al.chain = given.chain order by al.position desc limit 1) last`,
      [[...new Set(chains)]],
    );
    return new Map(ends.map((link) => [link.chain, link]));
  }
}
