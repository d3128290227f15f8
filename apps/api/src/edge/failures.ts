import { Throttled } from '#libs/kernel';

interface FailuresOptions {
  /** So many failures within the window, and no further try is let through. */
  limit: number;
  windowMinutes: number;
  now: () => Date;
  /** Keys that are remembered at most; the ones that were quiet the longest are forgotten first. */
  remembered?: number;
}

/**
 * Counts what went wrong, by a key such as an address, in a sliding window. Success costs nothing, however often, and is
 * never refused because others are trying at the same moment. Kept in memory, of this process alone, and bounded.
 */
export class Failures {
  /** Newest last, `limit` of them at most: milliseconds since the epoch. */
  private readonly times = new Map<string, number[]>();
  private readonly running = new Map<string, number>();
  private readonly waiting = new Map<string, (() => void)[]>();
  private readonly window: number;

  constructor(private readonly options: FailuresOptions) {
    this.window = options.windowMinutes * 60_000;
  }

  /**
   * Makes a try, and counts it when it fails. At most as many run at once as failures are left, and the others wait
   * their turn: a thousand wrong guesses at once are not a thousand guesses.
   *
   * @param isFailure which errors count
   * @throws Throttled the limit is reached
   */
  async attempt<T>(key: string, tried: () => Promise<T>, isFailure: (error: unknown) => boolean): Promise<T> {
    await this.turn(key);
    try {
      return await tried();
    } catch (error) {
      if (isFailure(error)) this.record(key);
      throw error;
    } finally {
      this.leave(key);
    }
  }

  record(key: string): void {
    const times = [...this.recent(key), this.options.now().getTime()].slice(-this.options.limit);
    this.times.delete(key);
    this.times.set(key, times);
    if (this.times.size > (this.options.remembered ?? 10_000)) this.times.delete(this.times.keys().next().value!);
  }

  forget(key: string): void {
    this.times.delete(key);
  }

  /** Failures within the window, `limit` at most. */
  count(key: string): number {
    return this.recent(key).length;
  }

  /** @throws Throttled with the seconds until the oldest failure that counts is out of the window */
  refuseBeyondLimit(key: string): void {
    const times = this.recent(key);
    if (times.length < this.options.limit) return;
    const left = times[0]! + this.window - this.options.now().getTime();
    throw new Throttled(Math.max(1, Math.ceil(left / 1000)));
  }

  private recent(key: string): number[] {
    const since = this.options.now().getTime() - this.window;
    return (this.times.get(key) ?? []).filter((time) => time > since);
  }

  private async turn(key: string): Promise<void> {
    for (;;) {
      this.refuseBeyondLimit(key);
      const running = this.running.get(key) ?? 0;
      if (running + this.count(key) < this.options.limit) {
        this.running.set(key, running + 1);
        return;
      }
      await new Promise<void>((wake) => this.waiting.set(key, [...(this.waiting.get(key) ?? []), wake]));
    }
  }

  private leave(key: string): void {
    const running = this.running.get(key)! - 1;
    if (running > 0) this.running.set(key, running);
    else this.running.delete(key);
    const waiting = this.waiting.get(key) ?? [];
    this.waiting.delete(key);
    for (const wake of waiting) wake();
  }
}
