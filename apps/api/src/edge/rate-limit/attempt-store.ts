/** The limit of one kind of attempts. */
export interface AttemptLimit {
  /** Allowed attempts within the window. */
  limit: number;
  /** Milliseconds. */
  window: number;
  now: () => Date;
}

/** Attempts of one key within the window; at most `limit`. */
export interface AttemptCount {
  count: number;
  /** Milliseconds since the epoch; null when there is none. */
  oldest: number | null;
}

/** Storage of the counts: in this process, or in Redis for all of them. */
export interface AttemptStore {
  read(key: string): Promise<AttemptCount>;
  /**
   * Counts one more unless the limit is reached; checking and counting are one atomic step.
   *
   * @returns the count afterwards, and whether this attempt is in it
   */
  add(key: string): Promise<AttemptCount & { isCounted: boolean }>;
  reset(key: string): Promise<void>;
}
