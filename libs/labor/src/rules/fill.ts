/** How a requirement fills up; each request is counted once. */
export interface Fill {
  needed: number;
  confirmed: number;
  /** Said yes, and waits for a position. */
  available: number;
  /** Asked, no answer yet. */
  asked: number;
  /** Not asked yet: a press on Send asks them. */
  queued: number;
  /** Not asked yet: whether we may text them is asked and not answered. */
  awaiting: number;
  /** Not asked: they sent STOP. */
  stopped: number;
  /** Canceled and no-shows included. */
  declined: number;
}

export const EMPTY_FILL: Fill = {
  ...{
    needed: 0,
    confirmed: 0,
    available: 0,
    asked: 0,
    queued: 0,
    awaiting: 0,
    stopped: 0,
    declined: 0,
  },
};

export function sumOfFills(fills: readonly Fill[]): Fill {
  return fills.reduce(
    (sum, fill) => ({
      needed: sum.needed + fill.needed,
      confirmed: sum.confirmed + fill.confirmed,
      available: sum.available + fill.available,
      asked: sum.asked + fill.asked,
      queued: sum.queued + fill.queued,
      awaiting: sum.awaiting + fill.awaiting,
      stopped: sum.stopped + fill.stopped,
      declined: sum.declined + fill.declined,
    }),
    EMPTY_FILL,
  );
}

/** Filled: every position has its confirmed worker. */
export function isFilled({ needed, confirmed }: Pick<Fill, 'needed' | 'confirmed'>): boolean {
  return confirmed >= needed;
}

/** By how many people more were asked or said yes than are needed, declined ones aside; 0: none. */
export function overbookedBy(fill: Fill): number {
  const { needed, confirmed, available, asked, queued, awaiting, stopped } = fill;
  return Math.max(0, confirmed + available + asked + queued + awaiting + stopped - needed);
}
