import { Throttled } from '#libs/kernel';
import type { Allowance, FailureStore, Tally } from './failure-store.js';
import { Turns } from './turns.js';

/**
 * Counts what went wrong, by a key such as an address, in a sliding window. Success costs nothing, however often, and is
 * never refused because others are trying at the same moment.
 */
export class Failures {
  private readonly turns = new Turns();

  /** @param kept how a key is written down: short, and telling nobody what it was */
  constructor(
    private readonly store: FailureStore,
    private readonly allowance: Allowance,
    private readonly kept: (key: string) => string = (key) => key,
  ) {}

  /**
   * Makes a try, and counts it when it fails. At most as many run at once in this process as failures are left, and the
   * others wait their turn: a thousand wrong guesses at once are not a thousand guesses.
   *
   * @param isFailure which errors count
   * @throws Throttled the limit is reached
   */
  attempt<T>(
    key: string,
    tried: () => Promise<T>,
    isFailure: (error: unknown) => boolean,
  ): Promise<T> {
    return this.inTurn(key, async () => {
      try {
        return await tried();
      } catch (error) {
        if (isFailure(error)) await this.record(key);
        throw error;
      }
    });
  }

  /**
   * The reverse, for what costs something when it is done: counts what succeeds.
   *
   * @throws Throttled the limit is reached
   */
  spend<T>(key: string, done: () => Promise<T>): Promise<T> {
    return this.inTurn(key, async () => {
      const result = await done();
      await this.record(key);
      return result;
    });
  }

  /**
   * Counts a call, good or bad.
   *
   * @throws Throttled instead, when the limit is reached
   */
  async call(key: string): Promise<void> {
    const tally = await this.store.add(this.kept(key));
    if (!tally.isCounted) throw this.refusal(tally);
  }

  async record(key: string): Promise<void> {
    await this.store.add(this.kept(key));
  }

  async forget(key: string): Promise<void> {
    await this.store.forget(this.kept(key));
  }

  /** Within the window, `limit` at most. */
  async count(key: string): Promise<number> {
    return (await this.store.look(this.kept(key))).count;
  }

  private inTurn<T>(key: string, task: () => Promise<T>): Promise<T> {
    const kept = this.kept(key);
    const left = async (): Promise<number> => {
      const tally = await this.store.look(kept);
      if (tally.count >= this.allowance.limit) throw this.refusal(tally);
      return this.allowance.limit - tally.count;
    };
    return this.turns.run(kept, left, task);
  }

  /** With the seconds until the oldest that counts is out of the window. */
  private refusal({ oldest }: Tally): Throttled {
    const { window, now } = this.allowance;
    const left = oldest === null ? window : Math.min(window, oldest + window - now().getTime());
    return new Throttled(Math.max(1, Math.ceil(left / 1000)));
  }
}
