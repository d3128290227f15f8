import { Injectable } from '@nestjs/common';
import type { RowOf, Work } from '#libs/platform';
import { hashOfLink } from '../rules/hash-of-link.js';
import type { AuditChain } from './audit-chain.entity.js';
import { AUDIT_ENTRY_HASH, microsOf } from './audit-entry-text.js';
import { lockAuditChains } from './lock-audit-chains.js';

type Head = RowOf<AuditChain>;

interface WaitingEntry {
  id: number;
  chain: number;
  entry_hash: Buffer;
  at_micros: number;
}

interface NewLink extends WaitingEntry {
  position: number;
  hash: Buffer;
}

/**
 * Links audit entries into one hash chain for each company, behind the writes, so that writers do
 * not wait for each other.
 */
@Injectable()
export class AuditChainService {
  /**
   * Links the oldest waiting entries, once each: the link and the end of the waiting are one commit. An entry that is
   * committed late follows those that are linked already. One process at a time.
   *
   * @param limit maximum
   * @returns how many were linked
   */
  async linkNext(work: Work, limit = 2000): Promise<number> {
    await lockAuditChains(work);
    const entries = await this.waiting(work, limit);
    if (entries.length === 0) return 0;
    const heads = await this.heads(work, [...new Set(entries.map(({ chain }) => chain))]);
    await this.write(
      work,
      entries.map((entry) => linkTo(heads, entry)),
      [...heads.values()],
    );
    return entries.length;
  }

  /** Asks for the entries of these instants alone, so that months without any are not looked at. */
  private async waiting(work: Work, limit: number): Promise<WaitingEntry[]> {
    const queued = await work.row<{ ids: number[]; first: string | null; last: string | null }>(
      `select coalesce(array_agg(next.entry_id), '{}') as ids, min(next.at)::text as first, max(next.at)::text as last
         from (select uae.entry_id, uae.at from unlinked_audit_entries uae order by uae.entry_id limit $1) next`,
      [limit],
    );
    const { ids, first, last } = queued!;
    if (ids.length === 0) return [];
    return work.rows<WaitingEntry>(
      `select ae.id, coalesce(ae.company_id, 0) as chain, ${AUDIT_ENTRY_HASH} as entry_hash, ${microsOf('ae.at')} as at_micros
         from audit_entries ae where ae.id = any($1::bigint[]) and ae.at between $2::timestamptz and $3::timestamptz
        order by ae.id`,
      [ids, first, last],
    );
  }

  private async heads(work: Work, chains: readonly number[]): Promise<Map<number, Head>> {
    const heads = await work.rows<Head>(
      'select ach.chain, ach.position, ach.hash from audit_chains ach where ach.chain = any($1)',
      [chains],
    );
    return new Map(heads.map((head) => [head.chain, head]));
  }

  private async write(
    work: Work,
    links: readonly NewLink[],
    heads: readonly Head[],
  ): Promise<void> {
    await work.rows(
      `with linked as (
         delete from unlinked_audit_entries uae where uae.entry_id = any($3) returning uae.entry_id, uae.at)
       insert into audit_links (chain, position, entry_id, hash, entry_hash, at, linked_at)
       select link.chain, link.position, link.entry_id, link.hash, link.entry_hash, linked.at, (select clock_timestamp())
         from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bytea[], $5::bytea[]) as link(chain, position, entry_id, hash, entry_hash)
         join linked on linked.entry_id = link.entry_id`,
      [
        links.map(({ chain }) => chain),
        links.map(({ position }) => position),
        links.map(({ id }) => id),
        links.map(({ hash }) => hash),
        links.map(({ entry_hash: hash }) => hash),
      ],
    );
    await work.rows(
      `insert into audit_chains (chain, position, hash) select * from unnest($1::bigint[], $2::bigint[], $3::bytea[])
       on conflict (chain) do update set position = excluded.position, hash = excluded.hash`,
      [
        heads.map(({ chain }) => chain),
        heads.map(({ position }) => position),
        heads.map(({ hash }) => hash),
      ],
    );
  }
}

/** Links an entry to the head of its chain, which it becomes. */
function linkTo(heads: Map<number, Head>, entry: WaitingEntry): NewLink {
  const { chain, entry_hash: entryHash, at_micros: atMicros } = entry;
  const last = heads.get(chain);
  const hash = hashOfLink(last?.hash ?? null, { entryHash, atMicros });
  const position = (last?.position ?? 0) + 1;
  heads.set(chain, { chain, position, hash });
  return { ...entry, position, hash };
}
