/** When more requirements changed at once, dashboards hear that anything may have. */
const MAX_NAMED = 20;

/** What a room is to be told of. */
export interface RoomNews {
  /** Requirements that changed; null: anything may have. */
  requirementIds: readonly number[] | null;
  /** Batches of hints it came with. Who tells a room tells the others which batches that includes. */
  batches: readonly string[];
  /** No other process can know that it was told here: this one reads for its own dashboards. */
  isOwn: boolean;
  /** How often another process was about to read the room. */
  refusals: number;
}

export function newsOf(requirementIds: readonly number[] | null, batch: string | null): RoomNews {
  return {
    requirementIds,
    batches: batch === null ? [] : [batch],
    isOwn: batch === null,
    refusals: 0,
  };
}

/** @param all at least one */
export function mergeNews(all: readonly RoomNews[]): RoomNews {
  return {
    requirementIds: mergeIds(all.map(({ requirementIds }) => requirementIds)),
    batches: [...new Set(all.flatMap(({ batches }) => batches))],
    isOwn: all.some(({ isOwn }) => isOwn),
    refusals: Math.max(...all.map(({ refusals }) => refusals)),
  };
}

/** Whether what was told includes all of it. */
export function isTold({ isOwn, batches }: RoomNews, toldBatches: ReadonlySet<string>): boolean {
  return !isOwn && batches.every((batch) => toldBatches.has(batch));
}

function mergeIds(all: readonly (readonly number[] | null)[]): readonly number[] | null {
  const ids = new Set<number>();
  for (const some of all) {
    if (some === null) return null;
    for (const id of some) ids.add(id);
  }
  return ids.size > MAX_NAMED ? null : [...ids];
}
