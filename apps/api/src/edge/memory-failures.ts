import type { Allowance, FailureStore, Tally } from './failure-store.js';

/** Kept in this process alone, and bounded: keys that were quiet the longest are forgotten first. */
export class MemoryFailures implements FailureStore {
  /** Newest last: milliseconds since the epoch. */
  private readonly times = new Map<string, number[]>();

  constructor(
    private readonly allowance: Allowance,
    private readonly remembered = 10_000,
  ) {}

  async look(key: string): Promise<Tally> {
    return tallyOf(this.recent(key));
  }

  async add(key: string): Promise<Tally & { isCounted: boolean }> {
    const times = this.recent(key);
    const isCounted = times.length < this.allowance.limit;
    if (isCounted) this.keep(key, [...times, this.allowance.now().getTime()]);
    return { ...tallyOf(this.recent(key)), isCounted };
  }

  async forget(key: string): Promise<void> {
    this.times.delete(key);
  }

  private keep(key: string, times: number[]): void {
    this.times.delete(key);
    this.times.set(key, times);
    if (this.times.size > this.remembered) this.times.delete(this.times.keys().next().value!);
  }

  private recent(key: string): number[] {
    const since = this.allowance.now().getTime() - this.allowance.window;
    return (this.times.get(key) ?? []).filter((time) => time > since);
  }
}

function tallyOf(times: readonly number[]): Tally {
  return { count: times.length, oldest: times[0] ?? null };
}
