/** What may happen of one kind, and within which time. */
export interface AttemptLimit {
  /** So many within the window, and no further one. */
  limit: number;
  /** Milliseconds. */
  window: number;
  now: () => Date;
}

/** What is counted of one key within the window; `limit` at most. */
export interface AttemptCount {
  count: number;
  /** Milliseconds since the epoch; null when there is none. */
  oldest: number | null;
}

/** Where is kept what was counted: in this process, or for all of them. */
export interface AttemptStore {
  read(key: string): Promise<AttemptCount>;
  /**
   * Counts one more, unless the limit is reached: looking and counting are one step, whoever else counts.
   *
   * @returns the tally afterwards, and whether this one is in it
   */
  add(key: string): Promise<AttemptCount & { isCounted: boolean }>;
  reset(key: string): Promise<void>;
}
