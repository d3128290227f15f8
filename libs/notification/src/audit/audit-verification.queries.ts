import { Injectable } from '@nestjs/common';
import type { RowOf, Work } from '#libs/platform';
import type { AuditChain } from './audit-chain.entity.js';
import type { AuditClosing } from './audit-closing.entity.js';
import { AUDIT_ENTRY_HASH, AUDIT_ENTRY_TEXT, microsOf } from './audit-entry-text.js';

/** Links that are read at once. */
export const LINKS_AT_ONCE = 5000;

export interface Link {
  position: number;
  hash: Buffer;
  entry_id: number;
  linked_entry_hash: Buffer | null;
  linked_at_micros: number | null;
  /** Of the entry, ISO text; null: an older link. */
  entry_at: string | null;
}

/** An entry, hashed as it is now. */
export interface LinkedEntryRow {
  entry_id: number;
  entry_hash: Buffer;
  /** What the hash of an older link is made of. */
  entry_text: string;
  /** ISO text. */
  at: string;
  action: string;
  is_erased: boolean;
  values_fit: boolean;
}

/** An entry that is not linked as it should be. */
export interface StrayEntry {
  entry_id: number;
  at: string;
  action: string | null;
}

export type ChainHead = Pick<RowOf<AuditChain>, 'chain' | 'position' | 'hash'> & {
  company: string | null;
  /** Null: no company, or it is gone. */
  slug: string | null;
};
export type Closing = Pick<RowOf<AuditClosing>, 'position' | 'hash'>;

const ISO = (instant: string): string =>
  `to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** What a verification reads: chains in parts, and entries that no chain has. */
@Injectable()
export class AuditVerificationQueries {
  /** The heads of all chains, also of those without a link, or of one company’s; for operators. */
  headsUnchecked(work: Work, companySlug: string | null): Promise<ChainHead[]> {
    return work.rows<ChainHead>(
      `select known.chain, coalesce(ach.position, 0) as position, coalesce(ach.hash, '') as hash, c.name as company, c.slug
         from (${KNOWN_CHAINS}) known left join audit_chains ach on ach.chain = known.chain left join companies c on c.id = known.chain
        where $1::text is null or c.slug = $1 order by known.chain`,
      [companySlug],
    );
  }

  /** Entries before it may be gone, also of a chain that had no link yet when the others were closed. Null: none was dropped. */
  async droppedBefore(work: Work): Promise<Date | null> {
    const row = await work.row<{ before: Date | null }>(
      'select max(acg.entries_before) as before from audit_closings acg',
    );
    return row!.before;
  }

  closings(work: Work, chain: number): Promise<Closing[]> {
    return work.rows<Closing>(
      'select acg.position, acg.hash from audit_closings acg where acg.chain = $1 order by acg.position',
      [chain],
    );
  }

  /** The next links of a chain after a position, `LINKS_AT_ONCE` at most. */
  linksAfter(work: Work, chain: number, position: number): Promise<Link[]> {
    return work.rows<Link>(
      `select al.position, al.hash, al.entry_id, al.entry_hash as linked_entry_hash, ${microsOf('al.at')} as linked_at_micros, ${ISO('al.at')} as entry_at
         from audit_links al where al.chain = $1 and al.position > $2 order by al.position limit ${LINKS_AT_ONCE}`,
      [chain, position],
    );
  }

  /** Entries of these ids between two instants (ISO text), which tell the months in which they are looked for. */
  entriesBetweenUnchecked(
    work: Work,
    ids: readonly number[],
    first: string,
    last: string,
  ): Promise<LinkedEntryRow[]> {
    return work.rows<LinkedEntryRow>(
      `select ${ENTRY} ae.id = any($1::bigint[]) and ae.at between $2::timestamptz and $3::timestamptz`,
      [ids, first, last],
    );
  }

  /** The same in every month: of older links, which name no instant, and of entries that are not where their links say. */
  entriesAnywhereUnchecked(work: Work, ids: readonly number[]): Promise<LinkedEntryRow[]> {
    return work.rows<LinkedEntryRow>(`select ${ENTRY} ae.id = any($1::bigint[])`, [ids]);
  }

  /** The first entry of a chain that is neither linked nor waiting. */
  firstInserted(work: Work, chain: number): Promise<StrayEntry | null> {
    const whose = chain === 0 ? 'ae.company_id is null and $1 = 0' : 'ae.company_id = $1';
    return work.row<StrayEntry>(
      `select ae.id as entry_id, ${ISO('ae.at')} as at, ae.action from audit_entries ae
        where ${whose} and not exists (select from audit_links al where al.chain = $1 and al.entry_id = ae.id)
          and not exists (select from unlinked_audit_entries uae where uae.entry_id = ae.id and uae.at = ae.at)
          and ae.at >= coalesce((select max(acg.entries_before) from audit_closings acg), '-infinity')
        order by ae.id limit 1`,
      [chain],
    );
  }

  /** How many entries of a chain wait, and the first of them that is gone. One statement. */
  async waiting(
    work: Work,
    chain: number,
  ): Promise<{ count: number; firstGone: Pick<StrayEntry, 'entry_id' | 'at'> | null }> {
    const row = await work.row<{ count: number; gone: Pick<StrayEntry, 'entry_id' | 'at'> | null }>(
      `select count(*)::int as count, (
         select json_build_object('entry_id', uae.entry_id, 'at', ${ISO('uae.at')}) from unlinked_audit_entries uae
          where uae.chain = $1 and not exists (select from audit_entries ae where ae.id = uae.entry_id and ae.at = uae.at)
          order by uae.entry_id limit 1) as gone
         from unlinked_audit_entries uae where uae.chain = $1`,
      [chain],
    );
    return { count: row!.count, firstGone: row!.gone };
  }
}

const ENTRY = `
  ae.id as entry_id, ${AUDIT_ENTRY_HASH} as entry_hash, ${AUDIT_ENTRY_TEXT} as entry_text, ${ISO('ae.at')} as at, ae.action,
  ae.values_hash is not null and av.hash is null as is_erased,
  av.hash is null or audit_values_hash(av.salt, av.before, av.after) = av.hash as values_fit
  from audit_entries ae left join audit_values av on av.hash = ae.values_hash where`;

/** Every company may have inserted entries; chains of companies that are gone are known by their links. */
const KNOWN_CHAINS = `
  select 0::bigint as chain union select c.id from companies c union select ach.chain from audit_chains ach
  union select acg.chain from audit_closings acg union select uae.chain from unlinked_audit_entries uae
  union select * from (
    with recursive linked as (
      (select al.chain from audit_links al order by al.chain limit 1)
      union all select (select al.chain from audit_links al where al.chain > linked.chain order by al.chain limit 1) from linked where linked.chain is not null)
    select chain from linked where chain is not null) chains`;
