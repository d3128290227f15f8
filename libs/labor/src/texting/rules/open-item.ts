/** Kinds of questions to a number by text. `drop`: whether to give up a confirmed call. `arrival`: whether they are on their way. */
export const ITEM_KINDS = ['offer', 'time_change', 'consent', 'drop', 'arrival'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** An item as a text has listed it; its start shows whether the call has moved since. */
export interface ListedItem {
  kind: ItemKind;
  /** Null: a company's question for consent. */
  requestId: number | null;
  companyId: number;
  /** ISO; null: it is about no call. */
  startsAt: string | null;
}

/** Something that a yes or a no may answer. */
export interface OpenItem extends ListedItem {
  /** The text named another start than the call has now. */
  isStale: boolean;
}

export type TextQuestionKind = 'menu' | 'withdraw' | 'drop' | 'late' | 'arrival';

/**
 * The last question of a text: a numbered menu, a numbered list of calls to give up, whether to drop one call, how late
 * the worker is, whether they are on their way.
 */
export interface TextQuestion {
  kind: TextQuestionKind;
  /** In the order of their numbers; of `drop`, `late` and `arrival`, the one call. */
  items: readonly ListedItem[];
}

export function isSameItem(a: ListedItem, b: ListedItem): boolean {
  return a.kind === b.kind && a.requestId === b.requestId && a.companyId === b.companyId;
}

/** The same item, whose call has not moved since. */
export function isUnmoved(a: ListedItem, b: ListedItem): boolean {
  return isSameItem(a, b) && a.startsAt === b.startsAt;
}
