import { Throttled } from '#libs/kernel';
import type { AttemptLimit, AttemptStore, AttemptCount } from './attempt-store.js';
import { KeyedSemaphore } from './keyed-semaphore.js';

/**
 * Counts failures by a key such as an address, in a sliding window. Successes are free and unlimited, and are never
 * refused because others try at the same moment.
 */
export class FailedAttempts {
  private readonly mutex = new KeyedSemaphore();

  /** @param hashKey turns a key into a short hash that does not reveal it */
  constructor(
    private readonly store: AttemptStore,
    private readonly attemptLimit: AttemptLimit,
    private readonly hashKey: (key: string) => string = (key) => key,
  ) {}

  /**
   * Runs an attempt and counts it when it fails. At most as many run at once in this process as failures are left, and
   * the others wait: a thousand parallel guesses are limited like a thousand sequential ones.
   *
   * @param isFailure which errors count
   * @throws Throttled the limit is reached
   */
  attempt<T>(
    key: string,
    tried: () => Promise<T>,
    isFailure: (error: unknown) => boolean,
  ): Promise<T> {
    return this.withinLimit(key, async () => {
      try {
        return await tried();
      } catch (error) {
        if (isFailure(error)) await this.countFailure(key);
        throw error;
      }
    });
  }

  /**
   * Counts successes instead of failures, for actions that cost something.
   *
   * @throws Throttled the limit is reached
   */
  countSuccess<T>(key: string, done: () => Promise<T>): Promise<T> {
    return this.withinLimit(key, async () => {
      const result = await done();
      await this.countFailure(key);
      return result;
    });
  }

  /**
   * Counts a call, successful or not.
   *
   * @throws Throttled the limit is reached
   */
  async countCall(key: string): Promise<void> {
    const tally = await this.store.add(this.hashKey(key));
    if (!tally.isCounted) throw this.throttled(tally);
  }

  async countFailure(key: string): Promise<void> {
    await this.store.add(this.hashKey(key));
  }

  async reset(key: string): Promise<void> {
    await this.store.reset(this.hashKey(key));
  }

  /** Failures within the window, at most `limit`. */
  async count(key: string): Promise<number> {
    return (await this.store.read(this.hashKey(key))).count;
  }

  private withinLimit<T>(key: string, task: () => Promise<T>): Promise<T> {
    const kept = this.hashKey(key);
    const left = async (): Promise<number> => {
      const tally = await this.store.read(kept);
      if (tally.count >= this.attemptLimit.limit) throw this.throttled(tally);
      return this.attemptLimit.limit - tally.count;
    };
    return this.mutex.run(kept, left, task);
  }

  /** Carries the seconds until the oldest counted failure leaves the window. */
  private throttled({ oldest }: AttemptCount): Throttled {
    const { window, now } = this.attemptLimit;
    const left = oldest === null ? window : Math.min(window, oldest + window - now().getTime());
    return new Throttled(Math.max(1, Math.ceil(left / 1000)));
  }
}
