import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import type { WalkedLink } from '../rules/chain-walk.js';
import {
  AuditVerificationQueries,
  type Link,
  type LinkedEntryRow,
} from './audit-verification.queries.js';

/** A link beside its entry, hashed as it is now. */
export type CheckedLink = WalkedLink &
  Pick<Link, 'entry_id'> & {
    /** Of the entry, else of the link; ISO text. */
    at: string | null;
    /** Null: the entry is gone. */
    action: string | null;
    is_erased: boolean;
  };

/** Puts entries beside their links. Two statements for some thousand of them, one more where entries are not in their months. */
@Injectable()
export class LinkedEntriesService {
  constructor(private readonly queries: AuditVerificationQueries) {}

  /** @param droppedBefore entries before it may be gone; null: none was dropped */
  async after(
    work: Work,
    chain: number,
    position: number,
    droppedBefore: Date | null,
  ): Promise<CheckedLink[]> {
    const links = await this.queries.linksAfter(work, chain, position);
    const entries = await this.inTheirMonths(work, links);
    const dropped = (droppedBefore?.getTime() ?? -Infinity) * 1000;
    const missing = links.filter(
      (link) => !entries.has(link.entry_id) && (link.linked_at_micros ?? Infinity) >= dropped,
    );
    if (missing.length > 0)
      for (const entry of await this.queries.entriesAnywhereUnchecked(work, idsOf(missing)))
        entries.set(entry.entry_id, entry);
    return links.map((link) => beside(link, entries.get(link.entry_id)));
  }

  private async inTheirMonths(
    work: Work,
    links: readonly Link[],
  ): Promise<Map<number, LinkedEntryRow>> {
    const instants = links.flatMap(({ entry_at: at }) => at ?? []).toSorted();
    const [first, last] = [instants[0], instants.at(-1)];
    if (first === undefined || last === undefined) return new Map();
    const found = await this.queries.entriesBetweenUnchecked(work, idsOf(links), first, last);
    return new Map(found.map((entry) => [entry.entry_id, entry]));
  }
}

function idsOf(links: readonly Link[]): number[] {
  return links.map(({ entry_id: id }) => id);
}

function beside(
  { entry_at: entryAt, ...link }: Link,
  entry: LinkedEntryRow | undefined,
): CheckedLink {
  return {
    ...link,
    entry_hash: entry?.entry_hash ?? null,
    entry_text: entry?.entry_text ?? null,
    at: entry?.at ?? entryAt,
    action: entry?.action ?? null,
    is_erased: entry?.is_erased ?? false,
    values_fit: entry?.values_fit ?? true,
  };
}
