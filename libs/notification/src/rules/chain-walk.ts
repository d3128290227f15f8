import { hashOfLink, hashOfOlderLink } from './hash-of-link.js';

/** A link as it stands, beside its entry as it is now. */
export interface WalkedLink {
  position: number;
  hash: Buffer;
  linked_entry_hash: Buffer | null;
  linked_at_micros: number | null;
  entry_hash: Buffer | null;
  entry_text: string | null;
  values_fit: boolean;
}

/** Where a chain was closed: it may begin behind this link. */
export interface WalkedClosing {
  position: number;
  hash: Buffer;
}

export type LinkObjection = 'changed' | 'removed' | 'values' | 'order' | 'gap';

/** Follows a chain link by link from its beginning, or from where it was closed. */
export class ChainWalk {
  private last: { position: number; hash: Buffer } | null = null;
  private readonly droppedBeforeMicros: number;
  private readonly closedUpTo: number;

  /** @param droppedBefore entries before it may be gone, of every chain; null: none was dropped */
  constructor(
    private readonly closings: readonly WalkedClosing[],
    droppedBefore: Date | null,
  ) {
    this.droppedBeforeMicros = (droppedBefore?.getTime() ?? -Infinity) * 1000;
    this.closedUpTo = Math.max(0, ...closings.map(({ position }) => position));
  }

  /** Of the last link that fitted; 0 before the first. */
  get position(): number {
    return this.last?.position ?? 0;
  }

  /** Goes on to the next link. @returns why it does not fit; null: it does */
  objection(link: WalkedLink): LinkObjection | null {
    const start = this.last ?? this.startBefore(link.position);
    if (link.position !== (start?.position ?? 0) + 1) return 'gap';
    const objection = this.objectionTo(link, start?.hash ?? null);
    if (!objection) this.last = { position: link.position, hash: link.hash };
    return objection;
  }

  /** Where a chain begins whose older links were dropped. */
  private startBefore(position: number): WalkedClosing | null {
    return this.closings.find((each) => each.position === position - 1) ?? null;
  }

  private objectionTo(link: WalkedLink, previous: Buffer | null): LinkObjection | null {
    const { linked_entry_hash: entryHash, linked_at_micros: atMicros, hash } = link;
    if (entryHash === null || atMicros === null) {
      // A closed one cannot be checked without its entry; the next link and the closing have its hash.
      if (link.entry_text === null) return link.position > this.closedUpTo ? 'removed' : null;
      if (!hashOfOlderLink(previous, link.entry_text).equals(hash)) return 'changed';
    } else {
      const isGone = link.entry_hash === null;
      if (isGone && atMicros >= this.droppedBeforeMicros) return 'removed';
      if (!isGone && !link.entry_hash!.equals(entryHash)) return 'changed';
      if (!hashOfLink(previous, { entryHash, atMicros }).equals(hash)) return 'order';
    }
    const closing = this.closings.find((each) => each.position === link.position);
    if (closing && !closing.hash.equals(hash)) return 'order';
    return link.values_fit ? null : 'values';
  }
}
