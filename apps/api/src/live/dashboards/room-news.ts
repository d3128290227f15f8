/** Maximum of named requirements; above it dashboards are told that anything may have changed. */
const MAX_NAMED = 20;

/** Changes of a room that are to be broadcast. */
export interface RoomNews {
  /** Requirements that changed; null: anything may have changed. */
  requirementIds: readonly number[] | null;
  /** Batches of the hints that caused it. A broadcast names the batches that it includes. */
  batches: readonly string[];
  /** No other process can have broadcast it: this one reads for its own dashboards. */
  isOwn: boolean;
  /** How often the claim was refused because another process reads the room. */
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

/** @param all at least one element */
export function mergeNews(all: readonly RoomNews[]): RoomNews {
  return {
    requirementIds: mergeIds(all.map(({ requirementIds }) => requirementIds)),
    batches: [...new Set(all.flatMap(({ batches }) => batches))],
    isOwn: all.some(({ isOwn }) => isOwn),
    refusals: Math.max(...all.map(({ refusals }) => refusals)),
  };
}

/** Whether the broadcasts so far include all of it. */
export function isDelivered(
  { isOwn, batches }: RoomNews,
  sentBatches: ReadonlySet<string>,
): boolean {
  return !isOwn && batches.every((batch) => sentBatches.has(batch));
}

function mergeIds(all: readonly (readonly number[] | null)[]): readonly number[] | null {
  const ids = new Set<number>();
  for (const some of all) {
    if (some === null) return null;
    for (const id of some) ids.add(id);
  }
  return ids.size > MAX_NAMED ? null : [...ids];
}
