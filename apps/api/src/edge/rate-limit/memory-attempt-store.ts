import type { AttemptLimit, AttemptStore, AttemptCount } from './attempt-store.js';

/** Keeps counts in this process alone, bounded: the keys that were quiet the longest are dropped first. */
export class MemoryAttemptStore implements AttemptStore {
  /** Newest last: milliseconds since the epoch. */
  private readonly times = new Map<string, number[]>();

  constructor(
    private readonly attemptLimit: AttemptLimit,
    private readonly maxKeys = 10_000,
  ) {}

  async read(key: string): Promise<AttemptCount> {
    return countOf(this.recent(key));
  }

  /** @param at milliseconds since the epoch */
  async add(
    key: string,
    at = this.attemptLimit.now().getTime(),
  ): Promise<AttemptCount & { isCounted: boolean }> {
    const times = this.recent(key);
    const isCounted = times.length < this.attemptLimit.limit;
    if (isCounted) this.store(key, [...times, at]);
    return { ...countOf(this.recent(key)), isCounted };
  }

  /** All keys with their times within the window. */
  entries(): [key: string, times: readonly number[]][] {
    return [...this.times.keys()]
      .map((key): [string, number[]] => [key, this.recent(key)])
      .filter(([, times]) => times.length > 0);
  }

  async reset(key: string): Promise<void> {
    this.times.delete(key);
  }

  private store(key: string, times: number[]): void {
    this.times.delete(key);
    this.times.set(key, times);
    if (this.times.size > this.maxKeys) this.times.delete(this.times.keys().next().value!);
  }

  private recent(key: string): number[] {
    const since = this.attemptLimit.now().getTime() - this.attemptLimit.window;
    return (this.times.get(key) ?? []).filter((time) => time > since);
  }
}

function countOf(times: readonly number[]): AttemptCount {
  return { count: times.length, oldest: times[0] ?? null };
}
